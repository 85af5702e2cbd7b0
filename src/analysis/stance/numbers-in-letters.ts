/** The letters of base64 in its order: each stands for 6 bits. */
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const VALUES = new Map(Array.from(LETTERS, (letter, value) => [letter.charCodeAt(0), value]));

/** The highest value that so many letters can stand for. */
function highest(letters: number): number {
  return 64 ** letters - 1;
}

/**
 * Writes numbers as letters, so that weights are text.
 * @param letters how many a number takes: 1 for 64 steps from -limit to limit, 2 for 4,096
 */
export function toLetters(numbers: ArrayLike<number>, letters: number, limit: number): string {
  return Array.from(numbers, (number) => {
    const share = Math.min(1, Math.max(0, (number / limit + 1) / 2));
    const value = Math.round(share * highest(letters));
    return Array.from({ length: letters }, (_, i) => LETTERS[Math.floor(value / 64 ** i) % 64]).join('');
  }).join('');
}

/** Reads what `toLetters` wrote. */
export function fromLetters(text: string, letters: number, limit: number): Float32Array {
  const numbers = new Float32Array(text.length / letters);
  for (let i = 0; i < numbers.length; i++) {
    let value = 0;
    for (let k = letters - 1; k >= 0; k--)
      value = value * 64 + (VALUES.get(text.charCodeAt(i * letters + k)) ?? 0);
    numbers[i] = ((value / highest(letters)) * 2 - 1) * limit;
  }
  return numbers;
}
