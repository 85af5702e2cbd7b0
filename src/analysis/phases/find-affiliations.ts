import { EntityKind } from '../../domain/kinds.js';
import { oneLine } from '../../domain/one-line.js';
import { spansInside } from '../../domain/sorted-spans.js';
import { exactWords } from '../../domain/text-span.js';
import { tokenRange, type Draft, type NameSpan, type Token } from '../draft.js';
import type { AffiliationFinding } from '../findings.js';
import { ROLE_NOUNS } from '../lexicon/roles.js';
import { COURTESY_TITLES } from '../lexicon/titles.js';
import { NameIndex } from '../name-index.js';
import { bareForm } from '../names/name-joiners.js';
import { nounPhraseBefore, nounPhraseFrom } from '../noun-phrase.js';
import { SentenceIndex } from '../sentence-index.js';

/** Between a person and the body they belong to. */
const BELONGING = new Set(['of', 'from']);

/** The words of a role, and where they stand. */
interface Role {
  readonly first: number;
  readonly last: number;
}

function hasRoleNoun(tokens: readonly Token[], { first, last }: Role): boolean {
  return tokens.slice(first, last).some(({ lower }) => ROLE_NOUNS.has(lower));
}

/** 'Former ambassador to Norway Tom Ede Lisk': the words before the name, in one breath with it. */
function roleBefore(tokens: readonly Token[], name: NameSpan, floor: number): Role | null {
  const phrase = nounPhraseBefore(tokens, name.last, floor);
  if (!phrase || phrase.first >= name.first) return null;
  // 'the plan of President Ortiz': what is of somebody is not who they are.
  const of = tokens.slice(phrase.first, name.first).findLastIndex(({ lower }) => lower === 'of');
  const isOther = of > 0 && !hasRoleNoun(tokens, { first: phrase.first, last: phrase.first + of });
  // 'retired diplomat Sir Edmund Thripp': a courtesy is no role.
  let last = name.first;
  while (COURTESY_TITLES.has(bareForm(tokens[last - 1]))) last--;
  return { first: isOther ? phrase.first + of + 1 : phrase.first, last };
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
  const { tokens, names, entities, text } = draft;
  const sentenceIndex = new SentenceIndex(draft.sentences);
  const nameIndex = new NameIndex(draft);
  const organizationAt = (token: number): number | null => {
    const entity = nameIndex.entityAt(token);
    return entity !== null && entities[entity]?.kind === EntityKind.ORGANIZATION ? entity : null;
  };
  const affiliations: AffiliationFinding[] = [];
  for (const name of names) {
    const person = nameIndex.entityAt(name.first) ?? -1;
    const sentence = sentenceIndex.at(name.first);
    if (entities[person]?.kind !== EntityKind.PERSON || !sentence) continue;
    for (const role of [roleBefore(tokens, name, sentence.first), roleAfter(tokens, name, sentence.last)]) {
      const range = role && tokenRange(tokens, role.first, role.last);
      if (!range || !hasRoleNoun(tokens, range)) continue;
      const words = exactWords(text, range).replace(/^(?:an?|the|his|her|their) /i, '');
      const inside = spansInside(names, range).map(({ first }) => organizationAt(first));
      const organization = inside.find((each) => each !== null) ?? organizationAt(bodyAfter(tokens, name));
      affiliations.push({
        person,
        organization,
        role: oneLine(words),
        start: range.end - words.length,
        end: range.end,
      });
    }
  }
  return { affiliations };
}

/** 'Analyst Tobias Renner of the Lantern Institute': the token where the body's name begins. */
function bodyAfter(tokens: readonly Token[], { last }: NameSpan): number {
  if (!BELONGING.has(tokens[last]?.lower ?? '')) return -1;
  return tokens[last + 1]?.lower === 'the' ? last + 2 : last + 1;
}
