// Measures what an analysis costs. First the whole analysis against wink-nlp's bare tagging of the same texts, in turns in
// one process, on one core; at most 4 times. Then how the time grows with the text's length up to 1 MB; a doubling at most
// 2.2 times, the last one and in the mean. Exits with 1 where a bound is broken.
// Usage: npm run bench:analysis [-- FOLDER], with a folder of .txt files instead of the sample archive
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import model from 'wink-eng-lite-web-model';
import winkNLP from 'wink-nlp';
import { analyzeArticle } from '../dist/src/analysis/analyze-article.js';

const MOST_TIMES_TAGGING = 4;
const MOST_TIMES_DOUBLED = 2.2;
const ROUNDS = 240;
/** In the first rounds the compiler is at work, on another core, for the analysis is much more code than the tagging. */
const WARMING_ROUNDS = 180;
const SAMPLES = 5;
const MEGABYTE = 2 ** 20;
/** All that a shorter text takes fits into the memory that costs nothing to clear, so that it is no half of anything. */
const LENGTHS = [8, 4, 2, 1].map((part) => MEGABYTE / part);

const folder = process.argv[2] ?? fileURLToPath(new URL('../sample', import.meta.url));
const texts = readdirSync(folder, { recursive: true })
  .filter((name) => name.endsWith('.txt'))
  .sort()
  .map((name) => readFileSync(join(folder, name), 'utf8'));

const nlp = winkNLP(model, ['sbd', 'pos']);

function tag(text) {
  const tokens = nlp.readDoc(text).tokens();
  return [tokens.out(nlp.its.value), tokens.out(nlp.its.pos)];
}

/** @returns milliseconds of processor time, so that other processes count for little */
function timeOf(task) {
  const before = process.cpuUsage();
  task();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

function median(numbers) {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];
}

function verdict(value, most) {
  if (value > most) process.exitCode = 1;
  return value > most ? `TOO MUCH, at most ${most}` : `ok, at most ${most}`;
}

function compareWithTagging() {
  const times = { tagging: [], analysis: [] };
  for (let round = 0; round < ROUNDS; round++) {
    const tagging = timeOf(() => texts.forEach(tag));
    const analysis = timeOf(() => texts.forEach((text) => analyzeArticle(text)));
    if (round < WARMING_ROUNDS) continue;
    times.tagging.push(tagging);
    times.analysis.push(analysis);
  }
  const [tagging, analysis] = [median(times.tagging), median(times.analysis)];
  const characters = texts.reduce((sum, { length }) => sum + length, 0);
  console.log(`${texts.length} texts of ${characters} characters together, one core`);
  console.log(`  bare tagging by wink-nlp  ${tagging.toFixed(1)} ms`);
  console.log(`  the whole analysis        ${analysis.toFixed(1)} ms`);
  const ratio = analysis / tagging;
  console.log(`  ratio                     ${ratio.toFixed(2)} (${verdict(ratio, MOST_TIMES_TAGGING)})`);
}

/** A word that no list knows, another for each number. */
function invented(number) {
  const letters = [...String(number)].map((digit) => 'aeiouklmnr'[Number(digit)]).join('');
  return `B${letters}t`;
}

/** Texts of one make and any length. */
const SHAPES = {
  'articles one after the other': (i) => `${texts[i % texts.length]}\n\n`,
  'always new names': (i) =>
    `“We will not leave the harbour,” said ${invented(i)} ${invented(i * 7)} of the ${invented(i * 3)} Council. He added that ${invented(i + 1)} was closed.\n\n`,
  'one paragraph': (i) => texts[i % texts.length].replace(/\s+/g, ' '),
  'one sentence of many cues': (i) =>
    `and ${invented(i % 50)} said that he denied that they warned the group, `,
  'one sentence without a cue': () => 'and the cold grey water of the wide harbour ',
  'opening marks': () => '“We will not ',
  'unnamed sources': (i) =>
    `A senior ${invented(i)} official, who asked not to be named, said the talks were over.\n\n`,
};

function ofLength(make, length) {
  const parts = [];
  for (let i = 0, sum = 0; sum < length; i++) {
    parts.push(make(i));
    sum += parts.at(-1).length;
  }
  return parts.join('').slice(0, length);
}

/** The median times of texts of each length, measured in turns, so that what else the machine does meets all of them. */
function timesOf(make) {
  const sizes = LENGTHS.map((length) => ({ text: ofLength(make, length), times: [] }));
  for (let sample = 0; sample < SAMPLES; sample++)
    for (const { text, times } of sizes) times.push(timeOf(() => analyzeArticle(text)));
  return sizes.map(({ times }) => median(times));
}

function showGrowth(name, make) {
  const times = timesOf(make);
  const doublings = times.slice(1).map((time, i) => time / times[i]);
  console.log(`${name}`);
  console.log(
    `  ms at ${LENGTHS.map((length) => `${length / 1024} KB`).join(', ')}: ${times.map((time) => time.toFixed(0)).join(', ')}`,
  );
  // One doubling alone is at the mercy of when memory is cleared; what grows faster than the text shows in the last, and in all.
  const mean = (times.at(-1) / times[0]) ** (1 / doublings.length);
  const steepest = Math.max(mean, doublings.at(-1));
  console.log(
    `  a doubling costs ${doublings.map((each) => each.toFixed(2)).join(', ')} times, ${mean.toFixed(2)} in the mean (${verdict(steepest, MOST_TIMES_DOUBLED)})`,
  );
}

compareWithTagging();
for (const [name, make] of Object.entries(SHAPES)) showGrowth(name, make);
