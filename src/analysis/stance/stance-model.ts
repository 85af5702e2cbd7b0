import { Polarity } from '../../domain/kinds.js';
import { fromLetters } from './numbers-in-letters.js';
import type { StanceInput } from './stance-input.js';
import { StanceNetwork } from './stance-network.js';
import { STANCE_NETWORK, STANCE_VECTORS } from './stance-weights.js';
import { WordVectors } from './word-vectors.js';

/** In the order of the network's classes. */
const POLARITIES = [Polarity.NEGATIVE, Polarity.NEUTRAL, Polarity.POSITIVE] as const;

/** A polarity with how sure it is, 0 to 1. */
export interface JudgedStance {
  readonly polarity: Polarity;
  readonly confidence: number;
}

let network: StanceNetwork | undefined;

/** Reads the weights when they are first asked for. */
function readNetwork(): StanceNetwork {
  const numbers = fromLetters(STANCE_NETWORK.letters, 2, STANCE_NETWORK.limit);
  return new StanceNetwork(new WordVectors(STANCE_VECTORS), numbers);
}

/**
 * Judges the stance towards one target from the words around each of its mentions: the mean of their
 * probabilities.
 * @param inputs one a mention, at least one
 */
export function judgeTarget(inputs: readonly StanceInput[]): JudgedStance {
  const judged = inputs.map((input) => (network ??= readNetwork()).probabilities(input));
  const shares = POLARITIES.map(
    (_, i) => judged.reduce((sum, probabilities) => sum + (probabilities[i] ?? 0), 0) / judged.length,
  );
  const best = shares.indexOf(Math.max(...shares));
  return { polarity: POLARITIES[best] ?? Polarity.NEUTRAL, confidence: shares[best] ?? 0 };
}
