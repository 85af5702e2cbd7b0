// Measures how surely copies are recognised: invented articles (see bench/ingest) are edited as desks edit what agencies
// send, and each is compared with its original and with other articles.
// Usage: npm run build && node scripts/measure-copies.mjs [ARTICLES]
import { Random } from '../bench/archive/random.mjs';
import { PageInventor } from '../bench/ingest/invent-page.mjs';
import { textFingerprint } from '../dist/src/ingest/text-fingerprint.js';
import { SIGNATURE_LENGTH } from '../dist/src/store/article-copies.js';

const articles = Number(process.argv[2] ?? 300);
const random = new Random(7);
const inventor = new PageInventor(new Random(1));
const texts = Array.from({ length: articles }, (_, i) => inventor.invent(i).articleBody);
const prints = texts.map(textFingerprint);

const exchange = (share) => (text) =>
  text.replace(/\p{L}+/gu, (word) => (random.chance(share) ? `other${String(random.below(1000))}` : word));
const cut = (share) => (text) => {
  const paragraphs = text.split('\n\n');
  return paragraphs.slice(0, Math.ceil(paragraphs.length * (1 - share))).join('\n\n');
};
const add = (text) =>
  `ALDER: (Agency) ${text}\n\nOur reporter adds that it rained, and that nobody else was there to see it.`;
const EDITS = {
  'other marks and capitals': (text) => text.toUpperCase().replace(/[“”,]/g, '"'),
  'a line before, a paragraph after': add,
  '2% of the words exchanged': exchange(0.02),
  '5% of the words exchanged': exchange(0.05),
  '5% exchanged, a sixth cut, a paragraph added': (text) => add(cut(1 / 6)(exchange(0.05)(text))),
  'a third cut': cut(1 / 3),
  '10% of the words exchanged': exchange(0.1),
  'half cut': cut(1 / 2),
};

/** As the store decides: a band in common, and half of the signature. */
function isCopy(one, other) {
  const shared = one.signature.filter((value, i) => value === other.signature[i]).length;
  return one.bands.some((band, i) => band === other.bands[i]) && shared >= SIGNATURE_LENGTH / 2;
}

console.log(`${String(articles)} articles; recognised as copies of their originals:`);
for (const [name, edit] of Object.entries(EDITS)) {
  const found = texts.filter((text, i) => isCopy(textFingerprint(edit(text)), prints[i])).length;
  console.log(`  ${name.padEnd(46)} ${((found * 100) / articles).toFixed(1)}%`);
}
let [pairs, wrong, candidates] = [0, 0, 0];
for (let i = 0; i < articles; i++)
  for (let j = 0; j < i; j++) {
    pairs++;
    if (isCopy(prints[i], prints[j])) wrong++;
    if (prints[i].bands.some((band, k) => band === prints[j].bands[k])) candidates++;
  }
console.log(
  `${String(pairs)} pairs of different articles: ${String(wrong)} taken for copies, ${String(candidates)} looked at`,
);
