import type { TextSpan } from '../domain/text-span.js';

const WORD = /[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu;

/** Where the words of a text stand, in reading order. */
export function wordsOf(text: string): TextSpan[] {
  return [...text.matchAll(WORD)].map(({ 0: word, index }) => ({ start: index, end: index + word.length }));
}

/** The numbers of the words that a span touches. */
export function wordsIn(words: readonly TextSpan[], { start, end }: TextSpan): Set<number> {
  const inside = new Set<number>();
  let [low, high] = [0, words.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((words[middle]?.end ?? 0) <= start) low = middle + 1;
    else high = middle;
  }
  for (let i = low; i < words.length && (words[i]?.start ?? end) < end; i++) inside.add(i);
  return inside;
}

/** The share of common words among all words of two sets. */
export function jaccard(a: ReadonlySet<number>, b: ReadonlySet<number>): number {
  const [smaller, larger] = a.size < b.size ? [a, b] : [b, a];
  let common = 0;
  for (const word of smaller) if (larger.has(word)) common++;
  return common === 0 ? 0 : common / (a.size + b.size - common);
}

/** Which gold set each prediction matches: indexes into the two lists. */
export interface Match {
  readonly gold: number;
  readonly predicted: number;
}

/** Matches one to one, the best overlap first, those of at least a threshold. */
export function matchByOverlap(
  gold: readonly ReadonlySet<number>[],
  predicted: readonly ReadonlySet<number>[],
  threshold: number,
): Match[] {
  const candidates = gold
    .flatMap((words, i) =>
      predicted.map((others, j) => ({ gold: i, predicted: j, overlap: jaccard(words, others) })),
    )
    .filter(({ overlap }) => overlap > 0 && overlap >= threshold)
    .sort((a, b) => b.overlap - a.overlap || a.gold - b.gold || a.predicted - b.predicted);
  const [usedGold, usedPredicted] = [new Set<number>(), new Set<number>()];
  return candidates.filter(({ gold: i, predicted: j }) => {
    if (usedGold.has(i) || usedPredicted.has(j)) return false;
    usedGold.add(i);
    usedPredicted.add(j);
    return true;
  });
}
