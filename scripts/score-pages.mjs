// Scores what `verbatim read` makes of saved pages whose headline, authors, date and paragraphs are known.
// Usage: node scripts/score-pages.mjs FOLDER [--errors]; FOLDER/index.jsonl: {file, expected: {headline, authors,
// publishedAt, paragraphs}}, one a line.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const [folder, flag] = process.argv.slice(2);
if (folder === undefined) {
  console.error('Usage: node scripts/score-pages.mjs FOLDER [--errors]');
  process.exit(2);
}
const index = readFileSync(join(folder, 'index.jsonl'), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line));
const main = fileURLToPath(new URL('../dist/src/cli/main.js', import.meta.url));
const files = index.map(({ file }) => join(folder, file));
const began = process.hrtime.bigint();
const { stdout, stderr } = spawnSync(process.execPath, [main, 'read', '--jsonl', ...files], {
  encoding: 'utf8',
  maxBuffer: 2 ** 30,
});
const seconds = Number(process.hrtime.bigint() - began) / 1e9;
const read = new Map(
  stdout
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line))
    .map((page) => [basename(page.file), page]),
);

const oneLine = (text) => text.replace(/\s+/g, ' ').trim();
const minute = (time) => Math.floor(Date.parse(time.replace(' ', 'T')) / 60_000);
const words = (paragraphs) => paragraphs.flatMap((paragraph) => paragraph.split(/\s+/).filter(Boolean));

/** How many of `some` are also in `others`, each as often as it is there. */
function shared(some, others) {
  const left = new Map();
  for (const word of others) left.set(word, (left.get(word) ?? 0) + 1);
  return some.filter((word) => {
    const count = left.get(word) ?? 0;
    left.set(word, count - 1);
    return count > 0;
  }).length;
}

const totals = { headline: 0, date: 0, authors: 0, f1: 0, foreign: 0 };
for (const { file, expected } of index) {
  const page = read.get(basename(file));
  if (!page) continue;
  const isHeadline = oneLine(page.headline) === oneLine(expected.headline);
  const isDate = page.publishedAt !== null && minute(page.publishedAt) === minute(expected.publishedAt);
  const isAuthors = JSON.stringify(page.authors) === JSON.stringify(expected.authors);
  const [found, wanted] = [words(page.paragraphs), words(expected.paragraphs)];
  const f1 = (2 * shared(found, wanted)) / Math.max(found.length + wanted.length, 1);
  // A paragraph most of whose words are in no paragraph that was expected.
  const known = new Set(wanted);
  const text = oneLine(expected.paragraphs.join(' '));
  const foreign = page.paragraphs.filter((paragraph) => {
    const own = words([paragraph]);
    return (
      !text.includes(oneLine(paragraph)) && own.filter((word) => known.has(word)).length < own.length * 0.9
    );
  });
  totals.headline += isHeadline;
  totals.date += isDate;
  totals.authors += isAuthors;
  totals.f1 += f1;
  totals.foreign += foreign.length > 0;
  if (flag === '--errors') {
    console.log(`${file}: F1 ${f1.toFixed(3)}`);
    if (!isHeadline) console.log(`  headline: ${page.headline}`);
    if (!isDate) console.log(`  date: ${page.publishedAt}, not ${expected.publishedAt}`);
    if (!isAuthors) console.log(`  authors: ${page.authors.join('; ')}, not ${expected.authors.join('; ')}`);
    for (const paragraph of foreign) console.log(`  foreign: ${paragraph}`);
  }
}
if (stderr !== '') console.log(stderr.trimEnd());
const share = (count) =>
  `${String(count)} of ${String(index.length)} (${((100 * count) / index.length).toFixed(1)} %)`;
console.log(`headline right        ${share(totals.headline)}`);
console.log(`date to the minute    ${share(totals.date)}`);
console.log(`authors exactly       ${share(totals.authors)}`);
console.log(`body F1, mean         ${(totals.f1 / index.length).toFixed(3)}`);
console.log(`foreign paragraphs in ${share(totals.foreign)}`);
console.log(`pages a second        ${(index.length / seconds).toFixed(1)}, start included`);
