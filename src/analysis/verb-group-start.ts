import type { Token } from './draft.js';
import { COMPLEMENTIZERS } from './lexicon/reporting-phrases.js';
import { ORDER_VERBS } from './lexicon/reporting-verbs.js';

/** True where a token belongs to the verb that follows it. */
function isVerbal(tokens: readonly Token[], quoted: Uint8Array, index: number): boolean {
  const token = tokens[index];
  if (!token || quoted[index]) return false;
  if (token.pos === 'AUX' || token.pos === 'ADV') return !COMPLEMENTIZERS.has(token.lower);
  // 'went on to say', 'refused to say': an infinitive belongs to the verb before it.
  if (token.pos === 'VERB') {
    // 'told to say': what was ordered is not what its subject says.
    const next = tokens[index + 1]?.lower;
    return (next === 'to' && !ORDER_VERBS.has(token.lemma)) || next === 'on';
  }
  if (token.lower === 'on') return tokens[index + 1]?.lower === 'to';
  return token.pos === 'PART' && /^(to|not|n't|n’t)$/.test(token.lower);
}

/**
 * The first token of what a verb is made of: 'had also said' begins at 'had', 'went on to say' at 'went'.
 * @param floor the index of the first token that is looked at
 */
export function verbGroupStart(
  tokens: readonly Token[],
  quoted: Uint8Array,
  verb: number,
  floor: number,
): number {
  let first = verb;
  while (first > floor && isVerbal(tokens, quoted, first - 1)) first--;
  return first;
}
