import type { ArchiveWriter } from '../domain/archive-writer.js';
import { VerbatimError } from '../domain/errors.js';
import type { Principal } from '../domain/principal.js';
import type { Queryable } from '../store/database.js';
import type { Memory } from '../store/memory.js';
import type { ReadSource } from '../store/replicas.js';
import type { RequestEnd } from '../store/request-end.js';
import type { RequestDatabase } from '../store/until-end.js';
import { createLoaders, type Loaders } from './loaders/index.js';
import { Level } from './loaders/level.js';
import { Freshness } from './loaders/remembering-loader.js';
import { RememberedAnswers } from './remembered-answers.js';

/**
 * What the resolvers of one request share. Decides that nothing read before a write is served after it. Talks to the
 * database.
 */
export class RequestContext {
  private level: Level;
  private ownLoaders: Loaders;
  private ownAnswers: RememberedAnswers;
  private statementsBefore = 0;

  /**
   * @param memory what requests share: nothing of it is served that changed before this request began, or in it
   * @param principal null for a reader whom nobody knows
   * @param writer what takes in articles and comments; null where nothing does
   * @param end when the request is given up
   * @param replica where it reads instead, until it has written
   */
  constructor(
    private readonly connection: RequestDatabase,
    private readonly memory: Memory,
    readonly principal: Principal | null,
    private readonly writer: ArchiveWriter | null,
    private readonly end: RequestEnd,
    replica: ReadSource | null = null,
  ) {
    this.level = new Level(replica?.pipeline ?? connection);
    const freshness = new Freshness(this.level, replica?.memory ?? memory);
    this.ownLoaders = createLoaders(this.level, freshness);
    // A replica that fails is the request's own to leave.
    const confirmed = () => (replica ? freshness.confirmed() : freshness.confirmedWithOthers(end));
    this.ownAnswers = new RememberedAnswers(freshness.memory.answers, this.level, confirmed);
  }

  /** How many SQL statements were sent to read for this request. */
  get statementCount(): number {
    return this.statementsBefore + this.level.statementCount;
  }

  get database(): Queryable {
    return this.level;
  }

  get loaders(): Loaders {
    return this.ownLoaders;
  }

  /** Where whole answers are remembered. */
  get answers(): RememberedAnswers {
    return this.ownAnswers;
  }

  /** Runs a mutation's work in one transaction; what is read after it is read anew. */
  async transaction<T>(work: (transaction: Queryable) => Promise<T>): Promise<T> {
    try {
      return await this.connection.transaction(work);
    } finally {
      this.forget();
    }
  }

  /**
   * Has something read, analysed and stored; what is read after it is read anew. It goes on to its end where the request
   * is given up.
   * @throws VerbatimError SERVICE_UNAVAILABLE where this server takes nothing in; and why the request is given up
   */
  async write<T>(work: (writer: ArchiveWriter) => Promise<T>): Promise<T> {
    if (!this.writer) throw new VerbatimError('SERVICE_UNAVAILABLE', 'This server takes nothing in.');
    try {
      return await this.end.before(work(this.writer));
    } finally {
      this.forget();
    }
  }

  private forget(): void {
    this.statementsBefore = this.statementCount;
    this.level = new Level(this.connection);
    const freshness = new Freshness(this.level, this.memory);
    this.ownLoaders = createLoaders(this.level, freshness);
    const confirmed = () => freshness.confirmed();
    this.ownAnswers = new RememberedAnswers(freshness.memory.answers, this.level, confirmed);
  }
}
