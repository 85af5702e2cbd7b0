import { hash } from 'node:crypto';

/** @returns as many hexadecimal digits of the hash */
function digest(parts: readonly string[], digits: number): string {
  return hash('sha256', JSON.stringify(parts), 'hex').slice(0, digits);
}

/**
 * The id of an article, outlet or entity: the first 63 bits of the SHA-256 of what identifies it, so that the
 * same thing has the same id on every machine and after every reload. Whoever stores one must notice a collision.
 * @returns a positive decimal number as a string, for it exceeds what a JavaScript number holds exactly
 */
export function derivedId(...parts: readonly string[]): string {
  return (BigInt(`0x${digest(parts, 16)}`) >> 1n).toString();
}

/**
 * Gives ids to things inside one article, each derived from what the thing says rather than from its place, so
 * that a statement keeps its id when others come and go around it. The same words a second time get another id.
 */
export class LocalIds {
  private readonly taken: Set<number>;

  /** @param taken ids that are not given again */
  constructor(taken: Iterable<number> = []) {
    this.taken = new Set(taken);
  }

  /** @returns 1 to 2^31 - 1, never the same twice from one instance, always the same for the same sequence */
  next(...parts: readonly string[]): number {
    let id = Number.parseInt(digest(parts, 8), 16) >>> 1 || 1;
    while (this.taken.has(id)) id = id === 0x7fffffff ? 1 : id + 1;
    this.taken.add(id);
    return id;
  }
}
