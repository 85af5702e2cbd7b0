import { countBefore } from '../domain/sorted-spans.js';
import type { NameSpan } from './draft.js';

/** What was named longer ago is not meant; and to look at all would take a long text's square in time. */
const MOST_NAMES_BACK = 1000;

/** Finds a text's names by where they stand, each with the index of its entity. */
export class NameIndex {
  /** One more than the name that covers each token, and than the one that ends before it; 0 for none. */
  private readonly byToken: Uint32Array;
  private readonly byLast: Uint32Array;

  /**
   * @param names in reading order
   * @param nameEntities the index of the entity of each name
   */
  constructor(
    private readonly names: readonly NameSpan[],
    private readonly nameEntities: readonly number[],
  ) {
    const end = names.at(-1)?.last ?? 0;
    this.byToken = new Uint32Array(end);
    this.byLast = new Uint32Array(end + 1);
    names.forEach(({ first, last }, i) => {
      // Names are short: asking for them to be filled takes longer.
      for (let token = first; token < last; token++) this.byToken[token] = i + 1;
      this.byLast[last] = i + 1;
    });
  }

  /** The name that covers a token. */
  at(token: number): NameSpan | undefined {
    return this.names[(this.byToken[token] ?? 0) - 1];
  }

  /** The name whose last token stands just before this one. */
  endingAt(token: number): NameSpan | undefined {
    return this.names[(this.byLast[token] ?? 0) - 1];
  }

  /** @returns the index of the entity of the name that covers a token, or null */
  entityAt(token: number): number | null {
    return this.entityOf((this.byToken[token] ?? 0) - 1);
  }

  /** The names that end at an offset or before it, the last one first, each with its entity; not all of a long text's. */
  *before(offset: number): Generator<{ readonly name: NameSpan; readonly entity: number }> {
    const { names } = this;
    const last = countBefore(names, offset) - 1;
    for (let i = last; i >= 0 && i > last - MOST_NAMES_BACK; i--) {
      const [name, entity] = [names[i], this.entityOf(i)];
      if (name && entity !== null && name.end <= offset) yield { name, entity };
    }
  }

  /** The names that begin in a stretch of text, the first one first, each with its entity. */
  *after(start: number, end: number): Generator<{ readonly name: NameSpan; readonly entity: number }> {
    const { names } = this;
    for (let i = countBefore(names, start); i < names.length; i++) {
      const [name, entity] = [names[i], this.entityOf(i)];
      if (!name || name.start >= end) return;
      if (entity !== null) yield { name, entity };
    }
  }

  private entityOf(name: number): number | null {
    const entity = this.nameEntities[name] ?? -1;
    return entity < 0 ? null : entity;
  }
}
