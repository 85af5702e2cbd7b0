// Holds what `verbatim analyze --json PAGE` finds against what a careful reader found there, prints each figure beside
// the least that is asked for, and exits with 1 where one falls short.
// Usage: node scripts/check-gold.mjs PAGE GOLD.json
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const [pagePath, goldPath] = process.argv.slice(2);
if (pagePath === undefined || goldPath === undefined) {
  process.stderr.write('Usage: node scripts/check-gold.mjs PAGE GOLD.json\n');
  process.exit(2);
}

const main = fileURLToPath(new URL('../dist/src/cli/main.js', import.meta.url));
const printed = execFileSync(process.execPath, [main, 'analyze', '--json', pagePath], { encoding: 'utf8' });
const [found] = JSON.parse(printed);
const gold = JSON.parse(readFileSync(goldPath, 'utf8'));

const wordsOf = (pieces) => pieces.map(({ text }) => text).join(' … ');
const same = (left, right) => left?.toLowerCase() === right.toLowerCase();

const groups = new Map();
for (const piece of found.quotes) groups.set(piece.group, [...(groups.get(piece.group) ?? []), piece]);
const quotes = new Map([...groups.values()].map((pieces) => [wordsOf(pieces), pieces]));
const matches = gold.quotes.map((expected) => ({
  expected,
  speaker: gold.speakers[expected.speaker].name,
  pieces: quotes.get(wordsOf(expected.pieces)) ?? [],
}));
const sources = found.quotes.flatMap(({ speaker }) => (speaker?.anonymityRequested ? [speaker] : []));
const requests = Object.values(gold.speakers).filter(({ anonymityRequested }) => anonymityRequested);
const [[subject, about]] = Object.entries(gold.statementsAbout);
const { page, comments } = found;
const article = { ...page, publishedOn: page.publishedAt?.slice(0, 10) };

function isAbout(number, isReference) {
  return matches[number].pieces.some((piece) =>
    piece.about.some((each) => each.name === subject && each.isReference === isReference),
  );
}

function isReasonRight({ name, anonymityReason }) {
  const source = sources.find((each) => same(each.name, name));
  return source !== undefined && source.anonymityReason?.text === anonymityReason?.text;
}

function isCommentRight({ author, age, textStartsWith, textEndsWith }, i) {
  const { author: by, printedAge, saidAt, text } = page.comments[i] ?? { text: '' };
  const isWhole = text.startsWith(textStartsWith) && text.endsWith(textEndsWith);
  return by === author && printedAge === age && saidAt === null && isWhole;
}

/** Each figure: what it counts, among what, the test, and how many may fail it. */
const figures = [
  ['quotes, every piece in the exact words', matches, ({ pieces }) => pieces.length > 0, 0],
  ['their kind', matches, ({ expected, pieces }) => same(pieces[0]?.type, expected.kind), 1],
  ['their speaker', matches, ({ speaker, pieces }) => same(pieces[0]?.speaker?.name, speaker), 1],
  ['requests for anonymity', requests, ({ name }) => sources.some((each) => same(each.name, name)), 0],
  ['their reason, or rightly none', requests, isReasonRight, 0],
  [`quotes that name ${subject}`, about.quotesNamingIt, (number) => isAbout(number, false), 0],
  [`quotes that mean ${subject}`, about.quotesByReference, (number) => isAbout(number, true), 1],
  [
    `comments about ${subject}`,
    about.comments,
    (author) =>
      comments.some((each) => each.author === author && each.about.some(({ name }) => name === subject)),
    0,
  ],
  [
    'article fields',
    ['outlet', 'headline', 'standfirst', 'bylines', 'dateline', 'publishedOn'],
    (field) => JSON.stringify(article[field]) === JSON.stringify(gold.article[field]),
    0,
  ],
  ['page furniture kept out', gold.article.notBody, (line) => !page.text.includes(line), 0],
  ['comments: author, age, text, no date', gold.comments, isCommentRight, 0],
];

for (const [name, list, test, mayFail] of figures) {
  const right = list.filter((each, i) => test(each, i)).length;
  const least = list.length - mayFail;
  if (right < least) process.exitCode = 1;
  const verdict = right < least ? 'TOO FEW' : 'ok';
  console.log(`${name.padEnd(42)} ${right} of ${list.length}, at least ${least}: ${verdict}`);
}
const extra = groups.size - matches.filter(({ pieces }) => pieces.length > 0).length;
if (extra > 1 || page.comments.length !== gold.comments.length) process.exitCode = 1;
console.log(
  `${'quotes that the reader did not find'.padEnd(42)} ${extra}, at most 1: ${extra > 1 ? 'TOO MANY' : 'ok'}`,
);
