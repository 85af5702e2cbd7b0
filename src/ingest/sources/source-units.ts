import { createReadStream } from 'node:fs';
import { stdin } from 'node:process';
import { VerbatimError } from '../../domain/errors.js';
import type { ReadOptions } from '../read-text-page.js';
import { refusedUnit, type Unit } from '../readers/unit.js';
import { unitsOf } from '../readers/units-of.js';
import { isAddress } from './page-files.js';
import type { FetchOptions, PageFetcher } from './page-fetcher.js';

async function* bytesOf(file: string): AsyncGenerator<Uint8Array> {
  try {
    yield* createReadStream(file) as AsyncIterable<Uint8Array>;
  } catch (cause) {
    throw new VerbatimError('PAGE_UNREADABLE', 'The file cannot be read.', { cause });
  }
}

/** Opens files, standard input and addresses, and cuts them into units. Talks to the readers and to the fetcher. */
export class SourceUnits {
  private fetcher: PageFetcher | null = null;

  constructor(
    private readonly options: ReadOptions,
    private readonly fetching: FetchOptions = {},
  ) {}

  /** The units of a file, of '-' or of an address; what cannot be read is a unit that says so. */
  async *of(source: string): AsyncGenerator<Unit> {
    if (isAddress(source)) yield* this.ofAddress(source);
    else yield* unitsOf(source === '-' ? stdin : bytesOf(source), { charset: null, options: this.options });
  }

  async close(): Promise<void> {
    await this.fetcher?.close();
  }

  private async *ofAddress(address: string): AsyncGenerator<Unit> {
    try {
      // Loaded when needed: most of what is read is in files.
      const { PageFetcher } = await import('./page-fetcher.js');
      this.fetcher ??= new PageFetcher(this.fetching);
      const { url, charset, bytes } = await this.fetcher.fetch(address);
      const options = { url, retrievedAt: new Date(), ...this.options };
      yield* unitsOf(bytes, { charset, options });
    } catch (error) {
      yield refusedUnit(null, error);
    }
  }
}
