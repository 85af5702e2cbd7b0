import { createReadStream } from 'node:fs';
import { ANALYSIS_VERSION } from '../analysis/analyze-article.js';
import { VerbatimError } from '../domain/errors.js';
import { ENTITY_EVALUATION } from '../evaluation/entity-evaluation.js';
import { figuresOf } from '../evaluation/figures.js';
import type { Evaluation, JudgedDocument } from '../evaluation/judged-document.js';
import { QUOTE_EVALUATION } from '../evaluation/quote-evaluation.js';
import { STANCE_EVALUATION } from '../evaluation/stance-evaluation.js';
import { documentProgress } from './document-progress.js';
import type { EvaluateOptions, EvaluationSubject } from './evaluate.js';
import { errorsInContext } from './evaluation-errors.js';
import { evaluationTables, figureForMachines } from './evaluation-tables.js';
import { printable } from './printable.js';
import { readLines } from './read-lines.js';

const EVALUATIONS: Readonly<Record<EvaluationSubject, Evaluation>> = {
  quotes: QUOTE_EVALUATION,
  entities: ENTITY_EVALUATION,
  stance: STANCE_EVALUATION,
};

interface NumberedLine {
  readonly file: string;
  readonly number: number;
  readonly line: string;
}

/** @throws VerbatimError BAD_USER_INPUT for a file that cannot be read to its end */
async function linesOf(file: string): Promise<NumberedLine[]> {
  const lines: NumberedLine[] = [];
  try {
    let number = 0;
    for await (const line of readLines(createReadStream(file))) {
      number++;
      if (line.trim() !== '') lines.push({ file, number, line });
    }
  } catch (cause) {
    throw new VerbatimError('BAD_USER_INPUT', `${printable(file)} cannot be read.`, { cause });
  }
  return lines;
}

/** @throws VerbatimError BAD_USER_INPUT that names the line */
function judge(evaluation: Evaluation, { file, number, line }: NumberedLine): JudgedDocument {
  try {
    return evaluation.judge(line);
  } catch (error) {
    if (!(error instanceof VerbatimError)) throw error;
    const place = `${printable(file)}, line ${String(number)}`;
    const { cause } = error;
    throw new VerbatimError('BAD_USER_INPUT', `${place} is not of the format: ${error.message}`, { cause });
  }
}

/**
 * Analyses annotated documents, holds what is found against what annotators found, and prints the figures.
 * @throws VerbatimError BAD_USER_INPUT for a file that is not of the subject's format
 */
export async function evaluateFiles(
  subject: EvaluationSubject,
  files: readonly string[],
  { json = false, errors = 0 }: EvaluateOptions,
): Promise<void> {
  const evaluation = EVALUATIONS[subject];
  const lines = (await Promise.all(files.map(linesOf))).flat();
  if (lines.length === 0) throw new VerbatimError('BAD_USER_INPUT', 'There is no document to measure on.');
  const bar = documentProgress(lines.length);
  const documents: JudgedDocument[] = [];
  for (const line of lines) {
    documents.push(judge(evaluation, line));
    bar.step();
    // The bar is drawn and a signal heard between two documents.
    await new Promise(setImmediate);
  }
  bar.stop();
  const figures = figuresOf(
    evaluation.measures,
    documents.map(({ tally }) => tally),
  );
  const spans = documents.reduce((sum, document) => sum + document.spans, 0);
  const counted = { analysisVersion: ANALYSIS_VERSION, subject, documents: documents.length, spans };
  if (json) {
    const printed = { ...counted, figures: figures.map(figureForMachines) };
    process.stdout.write(`${JSON.stringify(printed, null, 2)}\n`);
  } else {
    process.stdout.write(evaluationTables(subject, counted, figures));
    if (errors > 0) process.stdout.write(errorsInContext(documents, errors));
  }
}
