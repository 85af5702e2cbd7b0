import { EntityKind } from '../../domain/kinds.js';
import { oneLine } from '../../domain/one-line.js';
import { exactWords } from '../../domain/text-span.js';
import { tokenAt, tokenRange, type Draft, type NameSpan, type Token } from '../draft.js';
import type { AffiliationFinding } from '../findings.js';
import { ROLE_NOUNS } from '../lexicon/roles.js';
import { nounPhraseBefore, nounPhraseFrom } from '../noun-phrase.js';
import { SentenceIndex } from '../sentence-index.js';

/** The words of a role, and where they stand. */
interface Role {
  readonly first: number;
  readonly last: number;
}

function hasRoleNoun(tokens: readonly Token[], { first, last }: Role): boolean {
  return tokens.slice(first, last).some(({ lower }) => ROLE_NOUNS.has(lower));
}

/** 'Former ambassador to Afghanistan Rustam Shah Mohmand': the words before the name, in one breath with it. */
function roleBefore(tokens: readonly Token[], name: NameSpan, floor: number): Role | null {
  const phrase = nounPhraseBefore(tokens, name.last, floor);
  if (!phrase || phrase.first >= name.first) return null;
  // 'the plan of President Ortiz': what is of somebody is not who they are.
  const of = tokens.slice(phrase.first, name.first).findLastIndex(({ lower }) => lower === 'of');
  const isOther = of > 0 && !hasRoleNoun(tokens, { first: phrase.first, last: phrase.first + of });
  return { first: isOther ? phrase.first + of + 1 : phrase.first, last: name.first };
}

/** 'Hill, a retired judge who ran the inquiry,': the words in commas after the name. */
function roleAfter(tokens: readonly Token[], name: NameSpan, limit: number): Role | null {
  if (tokens[name.last]?.text !== ',') return null;
  let first = name.last + 1;
  if (tokens[first]?.lower === 'who' && /^(is|was)$/.test(tokens[first + 1]?.lower ?? '')) {
    first += 2;
  }
  return nounPhraseFrom(tokens, first, limit);
}

/** Finds the roles that are printed with persons' names, and the organizations they are roles in. */
export function findAffiliations(draft: Draft): Pick<Draft, 'affiliations'> {
  const { tokens, names, nameEntities, entities, text } = draft;
  const sentenceIndex = new SentenceIndex(draft.sentences);
  const affiliations: AffiliationFinding[] = [];
  names.forEach((name, index) => {
    const person = nameEntities[index] ?? -1;
    if (entities[person]?.kind !== EntityKind.PERSON) return;
    const sentence = sentenceIndex.at(name.first);
    if (!sentence) return;
    for (const role of [roleBefore(tokens, name, sentence.first), roleAfter(tokens, name, sentence.last)]) {
      const range = role && tokenRange(tokens, role.first, role.last);
      if (!role || !range || !hasRoleNoun(tokens, role)) continue;
      const words = exactWords(text, range).replace(/^(?:an?|the|his|her|their) /i, '');
      const start = range.end - words.length;
      affiliations.push({
        person,
        organization: organizationIn(draft, start, range.end),
        role: oneLine(words),
        start,
        end: range.end,
      });
    }
  });
  return { affiliations };
}

function organizationIn(
  { names, nameEntities, entities, tokens }: Draft,
  start: number,
  end: number,
): number | null {
  const first = tokenAt(tokens, start);
  for (const [index, name] of names.entries()) {
    const entity = nameEntities[index] ?? -1;
    if (name.first >= first && name.end <= end && entities[entity]?.kind === EntityKind.ORGANIZATION)
      return entity;
  }
  return null;
}
