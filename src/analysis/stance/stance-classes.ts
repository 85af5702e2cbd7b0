/** Negative, neutral, positive. */
export const CLASSES = 3;

/** @param scores one a class */
export function probabilitiesOf(scores: readonly number[]): number[] {
  const top = Math.max(...scores);
  const powers = scores.map((score) => Math.exp(score - top));
  const sum = powers.reduce((a, b) => a + b, 0);
  return powers.map((power) => power / sum);
}
