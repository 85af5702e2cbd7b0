/** When a function was asked about so many words it begins anew, so that what is remembered stays bounded. */
const MOST_WORDS = 50_000;

/**
 * A function that answers from memory what it was asked before: texts have few words, again and again.
 * @param tell depends on the words alone
 */
export function remembered<Told extends boolean | string | object>(
  tell: (words: string) => Told,
): (words: string) => Told {
  const known = new Map<string, Told>();
  return (words) => {
    const before = known.get(words);
    if (before !== undefined) return before;
    const told = tell(words);
    if (known.size >= MOST_WORDS) known.clear();
    known.set(words, told);
    return told;
  };
}
