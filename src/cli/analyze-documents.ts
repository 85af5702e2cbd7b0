import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { analyzeArticle } from '../analysis/analyze-article.js';
import { toCorpusDocument } from '../analysis/corpus-document.js';
import { VerbatimError } from '../domain/errors.js';
import { describeFailure } from './report-failure.js';
import { readLines } from './read-lines.js';
import { printableJson } from './printable-json.js';

/** @throws VerbatimError BAD_USER_INPUT */
function parseDocument(line: string): { id: string; text: string } {
  let document: unknown;
  try {
    document = JSON.parse(line);
  } catch (cause) {
    throw new VerbatimError('BAD_USER_INPUT', 'It is not JSON.', { cause });
  }
  if (
    typeof document === 'object' &&
    document !== null &&
    'id' in document &&
    'text' in document &&
    typeof document.id === 'string' &&
    typeof document.text === 'string'
  ) {
    return { id: document.id, text: document.text };
  }
  throw new VerbatimError('BAD_USER_INPUT', 'It is not an object with the strings "id" and "text".');
}

/** @throws VerbatimError BAD_USER_INPUT for a file that cannot be read to its end */
async function* linesOf(file: string): AsyncGenerator<string> {
  try {
    yield* readLines(file === '-' ? process.stdin : createReadStream(file));
  } catch (cause) {
    throw new VerbatimError('BAD_USER_INPUT', `${file} cannot be read.`, { cause });
  }
}

/**
 * Analyses the documents of a JSON Lines file one by one and prints what was found, a line for each, in their order.
 * A line that is no document is reported with its number, and the rest goes on.
 * @param file '-' for standard input
 */
export async function analyzeDocuments(file: string): Promise<void> {
  let number = 0;
  for await (const line of linesOf(file)) {
    number++;
    if (line.trim() === '') continue;
    try {
      const { id, text } = parseDocument(line);
      const found = printableJson(toCorpusDocument(id, text, analyzeArticle(text)));
      if (!process.stdout.write(`${found}\n`)) await once(process.stdout, 'drain');
    } catch (error) {
      if (!(error instanceof VerbatimError)) throw error;
      process.stderr.write(`Line ${String(number)}: ${describeFailure(error)}\n`);
      process.exitCode = 1;
    }
  }
}
