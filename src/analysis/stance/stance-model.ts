import { Polarity } from '../../domain/kinds.js';
import { fromLetters } from './numbers-in-letters.js';
import type { StanceInput } from './stance-input.js';
import { StanceCommittee } from './stance-committee.js';
import { STANCE_NETWORKS, STANCE_VECTORS } from './stance-weights.js';
import { WordVectors } from './word-vectors.js';

/** In the order of the network's classes. */
const POLARITIES = [Polarity.NEGATIVE, Polarity.NEUTRAL, Polarity.POSITIVE] as const;

/** A polarity with how sure it is, 0 to 1. */
export interface JudgedStance {
  readonly polarity: Polarity;
  readonly confidence: number;
}

let committee: StanceCommittee | undefined;

/** Reads the weights when they are first asked for. */
function readCommittee(): StanceCommittee {
  const networks = STANCE_NETWORKS.map(({ letters, limit }) => fromLetters(letters, 2, limit));
  return new StanceCommittee(new WordVectors(STANCE_VECTORS), networks);
}

/**
 * Judges the stance towards one target from the words around each of its mentions: the mean of their probabilities, by
 * networks that differ in nothing but the seed they were fitted from. One of them by itself is right by luck here and
 * there, and wrong by luck elsewhere.
 * @param inputs one a mention, at least one
 */
export function judgeTarget(inputs: readonly StanceInput[]): JudgedStance {
  const networks = (committee ??= readCommittee());
  const judged = inputs.flatMap((input) => networks.probabilities(input));
  const shares = POLARITIES.map(
    (_, i) => judged.reduce((sum, probabilities) => sum + (probabilities[i] ?? 0), 0) / judged.length,
  );
  const best = shares.indexOf(Math.max(...shares));
  return { polarity: POLARITIES[best] ?? Polarity.NEUTRAL, confidence: shares[best] ?? 0 };
}
