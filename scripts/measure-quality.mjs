// Measures the analysis on the development sets and writes the figures where they are served from and shown:
// src/domain/analysis-quality.ts and ACCURACY.md. Takes about a minute; run it after a change of the analysis, and build
// before and after it.
// Usage: node scripts/measure-quality.mjs CORPORA, the folder of polnear.dev.jsonl and the others
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import prettier from 'prettier';
import { accuracyDocument } from '../dist/src/evaluation/accuracy-document.js';

const [folder] = process.argv.slice(2);
if (folder === undefined) {
  process.stderr.write('Usage: node scripts/measure-quality.mjs CORPORA\n');
  process.exit(2);
}

const SETS = [
  ['PolNeAR dev', 'quotes', 'polnear.dev.jsonl'],
  ['GUM news dev', 'quotes', 'gum-news.dev.jsonl'],
  ['WikiGold', 'entities', 'ner.wikigold-en.jsonl'],
  ['WikiNEuRal English validation', 'entities', 'ner.wikineural-en.val.jsonl'],
  ['NewsMTSC dev_rw', 'stance', 'newsmtsc.dev_rw.jsonl'],
  ['NewsMTSC dev_mt', 'stance', 'newsmtsc.dev_mt.jsonl'],
];

const root = new URL('../', import.meta.url);
const main = fileURLToPath(new URL('dist/src/cli/main.js', root));

function rounded(value) {
  return Number(value.toFixed(4));
}

let analysisVersion = '';
const corpora = SETS.map(([corpus, subject, file]) => {
  const args = [main, 'evaluate', subject, '--json', join(folder, file)];
  const printed = JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8', maxBuffer: 2 ** 26 }));
  analysisVersion = printed.analysisVersion;
  const figures = printed.figures.map(({ measure, statistic, value, low, high, interval, samples }) => {
    return {
      measure,
      statistic,
      value: rounded(value),
      low: rounded(low),
      high: rounded(high),
      interval,
      samples,
    };
  });
  return { corpus, command: `verbatim evaluate ${subject} ${file}`, documents: printed.documents, figures };
});
const measuredOn = new Date().toISOString().slice(0, 10);
const measured = { analysisVersion, measuredOn, corpora };

async function write(name, text) {
  const path = fileURLToPath(new URL(name, root));
  const options = await prettier.resolveConfig(path);
  writeFileSync(path, await prettier.format(text, { ...options, filepath: path }));
}

const code = JSON.stringify(measured)
  .replace(/"statistic":"(\w+)"/g, '"statistic":QualityStatistic.$1')
  .replace(/"interval":"(\w+)"/g, '"interval":IntervalMethod.$1');
await write(
  'src/domain/analysis-quality.ts',
  `import { IntervalMethod, QualityStatistic, type MeasuredQuality } from './quality-figures.js';

/** How well the analysis does on the development sets. Written by scripts/measure-quality.mjs, never by hand. */
export const ANALYSIS_QUALITY: MeasuredQuality = ${code};
`,
);
await write('ACCURACY.md', accuracyDocument(measured));
