import { VerbatimError } from '../domain/errors.js';
import type { Database } from '../store/database.js';
import { ingestPage, type IngestOutcome } from './ingest-page.js';
import { readPageFile } from './read-page-file.js';
import type { ReadOptions } from './read-text-page.js';

/** A file that could not be read as a page, and why. */
export interface RefusedFile {
  readonly file: string;
  readonly error: VerbatimError;
}

export interface IngestSummary {
  readonly counts: Readonly<Record<IngestOutcome, number>>;
  readonly refused: readonly RefusedFile[];
}

/** A fault of ours costs the one file that met it. */
function asRefusal(error: unknown): VerbatimError {
  if (error instanceof VerbatimError) return error;
  return new VerbatimError('INTERNAL_ERROR', 'It could not be stored: this is a bug in Verbatim.', {
    cause: error,
  });
}

/**
 * Reads and stores the pages of files, one transaction each. A file that is no page is refused, the rest goes on.
 * @param onFile is called after each file
 * @param signal stops the reading between two files
 * @throws VerbatimError DATABASE_UNREACHABLE, DATABASE_FORBIDDEN: then nothing after it is read
 */
export async function ingestFiles(
  database: Database,
  files: readonly string[],
  options: ReadOptions,
  onFile: () => void,
  signal: AbortSignal,
): Promise<IngestSummary> {
  const counts = { created: 0, changed: 0, unchanged: 0 };
  const refused: RefusedFile[] = [];
  for (const file of files) {
    if (signal.aborted) break;
    try {
      counts[await ingestPage(database, await readPageFile(file, options))]++;
    } catch (error) {
      const refusal = asRefusal(error);
      if (refusal.code.startsWith('DATABASE_')) throw refusal;
      refused.push({ file, error: refusal });
    }
    onFile();
  }
  return { counts, refused };
}
