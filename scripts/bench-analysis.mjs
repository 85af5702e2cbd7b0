// Measures what an analysis costs. First the whole analysis against wink-nlp's bare tagging of the same texts, in turns in
// one process, on one core; at most 4 times. Then how the time grows with the text's length up to 1 MB; a doubling at most
// 2.2 times, each one. Exits with 1 where a bound is broken.
//
// What is compared is measured in blocks that take turns, each over as much text as the others. Young garbage is cleared
// before each block and outside its time, so that none clears what another left; all that V8 does beside, clearing memory
// and compiling, is done by the one thread that is measured.
// Usage: npm run bench:analysis [-- FOLDER], with a folder of .txt files instead of the sample archive
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import model from 'wink-eng-lite-web-model';
import winkNLP from 'wink-nlp';
import { analyzeArticle } from '../dist/src/analysis/analyze-article.js';

const MOST_TIMES_TAGGING = 4;
const MOST_TIMES_DOUBLED = 2.2;
/** In the first rounds the compiler is at work, on another core, for the analysis is much more code than the tagging. */
const WARMING_ROUNDS = 180;
/** A block of one kind, and how many of each kind are compared. */
const ROUNDS_A_BLOCK = 10;
const BLOCKS = 16;
const SAMPLES = 9;
const MEGABYTE = 2 ** 20;
/** All that a shorter text takes fits into the memory that costs nothing to clear, so that it is no half of anything. */
const LENGTHS = [8, 4, 2, 1].map((part) => MEGABYTE / part);

const { gc } = globalThis;
if (!gc) throw new Error('Start it by npm run bench:analysis: it needs flags of V8');

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
  gc({ type: 'minor' });
  const before = process.cpuUsage();
  task();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** One forth, the next back, so that none always follows the same. */
function inTurns(some, turn) {
  return turn % 2 === 0 ? some : [...some].reverse();
}

/** The lower quartile: another process or a slower clock can only add to a time, and does to half of them at once. */
function typical(times) {
  return [...times].sort((a, b) => a - b)[Math.floor(times.length / 4)];
}

function verdict(value, most) {
  if (value > most) process.exitCode = 1;
  return value > most ? `TOO MUCH, at most ${most}` : `ok, at most ${most}`;
}

function compareWithTagging() {
  const tagAll = () => texts.forEach(tag);
  const analyzeAll = () => texts.forEach((text) => analyzeArticle(text));
  for (let round = 0; round < WARMING_ROUNDS; round++) [tagAll, analyzeAll].forEach((task) => task());
  const times = new Map([tagAll, analyzeAll].map((task) => [task, []]));
  for (let block = 0; block < BLOCKS; block++)
    for (const [task, list] of inTurns([...times], block))
      list.push(timeOf(() => Array.from({ length: ROUNDS_A_BLOCK }).forEach(task)) / ROUNDS_A_BLOCK);
  const [tagging, analysis] = [...times.values()].map(typical);
  const characters = texts.reduce((sum, { length }) => sum + length, 0);
  console.log(
    `${texts.length} texts of ${characters} characters together, one thread, young garbage cleared before each block`,
  );
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
  'always new speakers, whom no pronoun means': (i) =>
    `${invented(i)} Lund said it was late. They said the mill was old.\n\n`,
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

/** The time of a text of each length; each sample is of a megabyte: of one text, two, four or eight. */
function timesOf(make) {
  const sizes = LENGTHS.map((length) => ({
    text: ofLength(make, length),
    count: MEGABYTE / length,
    times: [],
  }));
  const analyzeSome = ({ text, count }) => {
    for (let i = 0; i < count; i++) analyzeArticle(text);
  };
  sizes.forEach(analyzeSome);
  for (let sample = 0; sample < SAMPLES; sample++)
    for (const size of inTurns(sizes, sample)) size.times.push(timeOf(() => analyzeSome(size)) / size.count);
  return sizes.map(({ times }) => typical(times));
}

function showGrowth(name, make) {
  const times = timesOf(make);
  const doublings = times.slice(1).map((time, i) => time / times[i]);
  console.log(`${name}`);
  console.log(
    `  ms at ${LENGTHS.map((length) => `${length / 1024} KB`).join(', ')}: ${times.map((time) => time.toFixed(0)).join(', ')}`,
  );
  const mean = (times.at(-1) / times[0]) ** (1 / doublings.length);
  console.log(
    `  a doubling costs ${doublings.map((each) => each.toFixed(2)).join(', ')} times, ${mean.toFixed(2)} in the mean (${verdict(Math.max(...doublings), MOST_TIMES_DOUBLED)})`,
  );
}

compareWithTagging();
for (const [name, make] of Object.entries(SHAPES)) showGrowth(name, make);
