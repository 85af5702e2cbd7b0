import { EntityKind } from '../domain/kinds.js';
import type { TextSpan } from '../domain/text-span.js';
import { tokenAt, type Draft, type Token } from './draft.js';
import {
  COMPLEMENTIZERS,
  EXPLETIVE_COMPLEMENTS,
  EXPLETIVE_VERBS,
  SPEAKER_PRONOUNS,
} from './lexicon/references.js';

type Reference = Draft['references'][number];

/** 'it is clear that', 'it was time to', 'it seems': an 'it' that stands for nothing. */
function isExpletive(tokens: readonly Token[], it: number, last: number): boolean {
  let next = it + 1;
  while (next < last && ['AUX', 'ADV', 'PART'].includes(tokens[next]?.pos ?? '')) next++;
  if (EXPLETIVE_VERBS.has(tokens[next]?.lemma ?? '')) return true;
  const isBe = tokens.slice(it + 1, next).some(({ lower }) => /^(?:is|was|be|been|['’]s)$/.test(lower));
  if (!isBe) return false;
  const complement = tokens.slice(next, Math.min(next + 4, last));
  return (
    ['ADJ', 'NOUN', 'DET'].includes(tokens[next]?.pos ?? '') &&
    complement.some(({ lower }) => EXPLETIVE_COMPLEMENTS.has(lower))
  );
}

/** Where 'it' or 'its' opens a piece, past 'that': the index of its token. */
function openingPronoun(tokens: readonly Token[], first: number, last: number): number | null {
  const at = COMPLEMENTIZERS.has(tokens[first]?.lower ?? '') ? first + 1 : first;
  const token = tokens[at];
  if (!token || at >= last || !SPEAKER_PRONOUNS.has(token.lower)) return null;
  return token.lower === 'it' && isExpletive(tokens, at, last) ? null : at;
}

function wordsOf(tokens: readonly Token[], { start, end }: TextSpan): [first: number, last: number] {
  return [tokenAt(tokens, start), tokenAt(tokens, end - 1) + 1];
}

/**
 * 'The ministry said it would not pay its bills': a body that is reported to speak and means itself. Only where the report
 * opens with the pronoun, outside quotation marks.
 */
export function speakersMeant({ tokens, quotes, entities }: Draft): Reference[] {
  return quotes.flatMap(({ speaker, pieces }): Reference[] => {
    const entity = speaker?.type === 'ENTITY' ? speaker.index : -1;
    const [piece] = pieces;
    const kind = entities[entity]?.kind ?? EntityKind.PERSON;
    if (kind === EntityKind.PERSON || !piece || piece.isVerbatim) return [];
    const [first, last] = wordsOf(tokens, piece);
    const opening = openingPronoun(tokens, first, last);
    if (opening === null) return [];
    return tokens
      .slice(opening, last)
      .filter(({ index, lower }) => index === opening || lower === 'its')
      .map(({ start, end }) => ({ start, end, isReference: true, entity }));
  });
}
