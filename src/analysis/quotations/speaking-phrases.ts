import { EntityKind } from '../../domain/kinds.js';
import type { Token, TokenRange } from '../draft.js';
import { meansPerson } from '../lexicon/persons.js';
import { PRONOUNS } from '../lexicon/pronouns.js';
import type { NameIndex } from '../name-index.js';
import { headIndex, nounPhraseBefore } from '../noun-phrase.js';

/** How many tokens name whose response it is. */
const LONGEST_POSSESSOR = 6;

/** True for a phrase that means a person, by name, noun or pronoun. */
export function isPersonPhrase(tokens: readonly Token[], names: NameIndex, phrase: TokenRange): boolean {
  const head = headIndex(tokens, phrase);
  const noun = tokens[head]?.lower ?? '';
  return (
    PRONOUNS.get(noun)?.isPersonal === true || meansPerson(noun) || names.at(head)?.kind === EntityKind.PERSON
  );
}

/** 'X's blunt response': the phrase before the possessive, from a token on; null where there is none. */
export function possessorFrom(tokens: readonly Token[], first: number): TokenRange | null {
  for (let i = first; i < first + LONGEST_POSSESSOR; i++) {
    if (/^(’s|'s)$/.test(tokens[i]?.lower ?? '')) return nounPhraseBefore(tokens, i, first);
  }
  return null;
}
