import type { Principal } from '../domain/principal.js';
import type { Queryable } from '../store/database.js';
import type { Memory } from '../store/memory.js';
import type { RequestDatabase } from '../store/until-end.js';
import { createLoaders, type Loaders } from './loaders/index.js';
import { Level } from './loaders/level.js';
import { Freshness } from './loaders/remembering-loader.js';

/**
 * What the resolvers of one request share. Decides that nothing read before a write is served after it. Talks to the
 * database.
 */
export class RequestContext {
  private level: Level;
  private ownLoaders: Loaders;
  private statementsBefore = 0;

  /**
   * @param memory what requests share: nothing of it is served that changed before this request began, or in it
   * @param principal null for a reader whom nobody knows
   */
  constructor(
    private readonly connection: RequestDatabase,
    private readonly memory: Memory,
    readonly principal: Principal | null,
  ) {
    this.level = new Level(connection);
    this.ownLoaders = this.loadersOf(this.level);
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

  /** Runs a mutation's work in one transaction; what is read after it is read anew. */
  async transaction<T>(work: (transaction: Queryable) => Promise<T>): Promise<T> {
    try {
      return await this.connection.transaction(work);
    } finally {
      this.forget();
    }
  }

  private forget(): void {
    this.statementsBefore = this.statementCount;
    this.level = new Level(this.connection);
    this.ownLoaders = this.loadersOf(this.level);
  }

  private loadersOf(level: Level): Loaders {
    return createLoaders(level, new Freshness(level, this.memory));
  }
}
