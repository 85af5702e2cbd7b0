import { setImmediate } from 'node:timers/promises';
import type { Affiliation } from '../entities/affiliation.js';
import type { Article } from '../entities/article.js';
import type { Entity } from '../entities/entity.js';
import type { Outlet } from '../entities/outlet.js';
import { changesSince, type ChangePlace, type ToldChange } from './changes.js';
import type { Queryable } from './database.js';
import { Shelf } from './shelf.js';

/** Before the first look: greater than every number, so that the last change alone is answered. */
const NEVER_LOOKED: ChangePlace = { number: '9223372036854775807', mark: '' };

/** An article has some dozens of rows inside it. */
const ROWS_INSIDE = 10;
/** A person who is quoted has some roles. */
const ROWS_OF_PERSON = 5;
/** An answer is as long as some hundred rows. */
const ROWS_OF_ANSWERS = 5;

/**
 * What a server remembers across requests: the few nouns that are asked for again and again. Decides what of it still
 * holds, by the changes that the database tells; talks to the database.
 */
export class Memory {
  readonly entities: Shelf<Entity>;
  readonly affiliationsByPerson: Shelf<readonly Affiliation[]>;
  readonly outlets: Shelf<Outlet>;
  readonly articles: Shelf<Article>;
  /** Answers to questions about what stands inside an article, all of them on one shelf. */
  readonly insideArticles: Shelf<unknown>;
  /** Answers to questions about which statements are about an entity. */
  readonly aboutEntities: Shelf<unknown>;
  /** Answers to questions about the whole archive: any change makes them others. */
  readonly ofArchive: Shelf<unknown>;
  /** Whole answers as they are sent: any change may make them others. */
  readonly answers: Shelf<string>;
  private known = NEVER_LOOKED;
  /** The question that all ask who come now, and the one that was sent before they came. */
  private next: Promise<void> | undefined;
  private underWay: Promise<void> | undefined;

  /**
   * @param maxRows of each noun, ten times as many of what stands inside articles, and five times as many of 256 characters
   *   each for whole answers; 0 to remember nothing
   * @param database whose answers are remembered
   */
  constructor(
    maxRows: number,
    private readonly database: Queryable,
  ) {
    this.entities = new Shelf(maxRows);
    this.affiliationsByPerson = new Shelf(maxRows * ROWS_OF_PERSON);
    this.outlets = new Shelf(maxRows);
    this.articles = new Shelf(maxRows);
    this.insideArticles = new Shelf(maxRows * ROWS_INSIDE);
    this.aboutEntities = new Shelf(maxRows);
    this.ofArchive = new Shelf(maxRows);
    this.answers = new Shelf(maxRows * ROWS_OF_ANSWERS);
  }

  /** Whether there is nothing that could have changed. */
  get isEmpty(): boolean {
    return this.known === NEVER_LOOKED;
  }

  /**
   * Drops everything that was changed by a transaction whose commit was known to anybody when this was called. What is
   * on the shelves when it resolves may be served by who called it, until the end of the request.
   */
  async catchUp(database: Queryable): Promise<void> {
    const asked = this.known;
    try {
      this.learn(asked, await changesSince(database, asked.number));
    } catch (error) {
      this.forget(NEVER_LOOKED);
      throw error;
    }
  }

  /**
   * The same by one question for all who wait when it is sent, as hundreds of readers may a second. What was asked before
   * somebody came tells him nothing: he waits for the next one.
   */
  catchUpTogether(): Promise<void> {
    return (this.next ??= this.askNext(this.underWay));
  }

  private async askNext(before: Promise<void> | undefined): Promise<void> {
    await before?.catch(() => undefined);
    // Whoever has come in this turn of the event loop is among them.
    await setImmediate();
    this.underWay = this.next;
    this.next = undefined;
    await this.catchUp(this.database);
  }

  private learn(asked: ChangePlace, changes: readonly ToldChange[]): void {
    const [first, last] = [changes.at(0), changes.at(-1)];
    // Its place is gone: it is too far behind, or the database was put back to an earlier state.
    if (!first || !last || first.number !== asked.number || first.mark !== asked.mark) {
      this.forget(last ?? NEVER_LOOKED);
      return;
    }
    if (changes.length > 1) {
      this.ofArchive.clear();
      this.answers.clear();
    }
    for (const { entityIds, outletIds, articleIds } of changes) {
      this.entities.drop(entityIds ?? []);
      this.affiliationsByPerson.drop(entityIds ?? []);
      this.aboutEntities.drop(entityIds ?? []);
      this.outlets.drop(outletIds ?? []);
      this.articles.drop(articleIds ?? []);
      this.insideArticles.drop(articleIds ?? []);
    }
    // Another request may have looked later and been answered earlier.
    if (this.known === NEVER_LOOKED || BigInt(last.number) > BigInt(this.known.number)) this.known = last;
  }

  private forget(known: ChangePlace): void {
    this.entities.clear();
    this.affiliationsByPerson.clear();
    this.outlets.clear();
    this.articles.clear();
    this.insideArticles.clear();
    this.aboutEntities.clear();
    this.ofArchive.clear();
    this.answers.clear();
    this.known = known;
  }
}
