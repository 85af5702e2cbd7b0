import type { ReadOptions } from '../read-text-page.js';
import type { Unit } from './unit.js';

/** What is in a file, unpacked. */
export interface Content {
  /** Its first characters; what a reader recognizes it by. */
  readonly head: string;
  /** All of it, once. */
  readonly bytes: AsyncIterable<Uint8Array>;
  /** What the transport told of the encoding. */
  readonly charset: string | null;
  /** What is known of the pages from elsewhere. */
  readonly options: ReadOptions;
}

/** Knows one format by its content, and cuts a file of it into what single articles are read from. */
export interface Reader {
  readonly name: string;
  recognizes(head: string): boolean;
  units(content: Content): AsyncIterable<Unit>;
}
