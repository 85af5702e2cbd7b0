/** The words without what is neither letter nor digit at their ends. */
function withoutEdges(words: string): string {
  let [start, end] = [0, words.length];
  while (start < end && !/[\p{L}\p{N}\uD800-\uDFFF]/u.test(words.charAt(start))) start++;
  while (end > start && !/[\p{L}\p{N}\uD800-\uDFFF]/u.test(words.charAt(end - 1))) end--;
  return words.slice(start, end);
}

/** Nearly all names: nothing to fold but case. */
const PLAIN_NAME = /^[A-Za-z]+(?: [A-Za-z]+)*$/;

/**
 * The form under which names are compared: without accents, case, punctuation at the edges, a leading "the" and
 * doubled spaces. "The Haqqani Network" and "haqqani network" have one key.
 */
export function nameKey(name: string): string {
  if (PLAIN_NAME.test(name)) {
    const lower = name.toLowerCase();
    return lower.startsWith('the ') ? lower.slice(4) : lower;
  }
  const words = name
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[’‘`]/gu, "'")
    .replace(/\s+/gu, ' ');
  return withoutEdges(withoutEdges(words).replace(/^the (?=\S)/u, ''));
}
