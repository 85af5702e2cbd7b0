import { VerbatimError } from '../domain/errors.js';
import type { Page } from './page.js';
import type { ReadOptions } from './read-text-page.js';
import { readUnit } from './readers/read-unit.js';
import { SourceUnits } from './sources/source-units.js';

/**
 * Reads the first page of a file.
 * @throws VerbatimError PAGE_UNREADABLE, PAGE_TOO_LARGE, OUTLET_UNKNOWN
 */
export async function readPageFile(file: string, options: ReadOptions): Promise<Page> {
  for await (const unit of new SourceUnits(options).of(file)) return readUnit(unit);
  throw new VerbatimError('PAGE_UNREADABLE', 'There is no page in it.');
}
