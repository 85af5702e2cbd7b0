import { Polarity } from '../../domain/kinds.js';
import { fromLetters } from './numbers-in-letters.js';
import type { StanceInput } from './stance-input.js';
import { StanceCommittee } from './stance-committee.js';
import { STANCE_NETWORKS, STANCE_VECTORS, STANCE_WORD_SCORES } from './stance-weights.js';
import { WordScores } from './word-scores.js';
import { WordVectors } from './word-vectors.js';

/** In the order of the network's classes. */
const POLARITIES = [Polarity.NEGATIVE, Polarity.NEUTRAL, Polarity.POSITIVE] as const;

/** How much of a judgement is the network's. */
const NETWORK_SHARE = 0.4;

/** A polarity with how sure it is, 0 to 1. */
export interface JudgedStance {
  readonly polarity: Polarity;
  readonly confidence: number;
}

interface Judges {
  readonly committee: StanceCommittee;
  readonly wordScores: WordScores;
}

let judges: Judges | undefined;

/** Reads the weights when they are first asked for. */
function readJudges(): Judges {
  const vectors = new WordVectors(STANCE_VECTORS);
  const networks = STANCE_NETWORKS.map(({ letters, limit }) => fromLetters(letters, 2, limit));
  return {
    committee: new StanceCommittee(vectors, networks),
    wordScores: new WordScores(vectors, STANCE_WORD_SCORES),
  };
}

/**
 * Judges the stance towards one target from the words around each of its mentions: the mean of their probabilities.
 *
 * Those of one mention are in part the network's, and in part those of the sum over all words. The network finds the few
 * places that speak most, the sum weighs everything: they err on other sentences, and each goes by what the other does not
 * see. A second and a third network from other seeds added little to both, and cost time.
 * @param inputs one a mention, at least one
 */
export function judgeTarget(inputs: readonly StanceInput[]): JudgedStance {
  const { committee, wordScores } = (judges ??= readJudges());
  const judged = inputs.map((input) => {
    const network = meanOf(committee.probabilities(input));
    const words = wordScores.probabilities(input);
    return network.map((share, i) => NETWORK_SHARE * share + (1 - NETWORK_SHARE) * (words[i] ?? 0));
  });
  const shares = meanOf(judged);
  const best = shares.indexOf(Math.max(...shares));
  return { polarity: POLARITIES[best] ?? Polarity.NEUTRAL, confidence: shares[best] ?? 0 };
}

function meanOf(judged: readonly (readonly number[])[]): number[] {
  return POLARITIES.map(
    (_, i) => judged.reduce((sum, probabilities) => sum + (probabilities[i] ?? 0), 0) / judged.length,
  );
}
