import { analysePage } from '../../dist/src/ingest/analyse-page.js';
import { readUnit } from '../../dist/src/ingest/readers/read-unit.js';

/** Reads and analyses one unit as `ingest` does, and stores nothing. */
export default async function analyseUnit(unit) {
  const { findings, comments } = analysePage(await readUnit(unit));
  return findings.quotes.length + comments.length;
}
