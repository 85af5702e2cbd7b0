import { EntityKind } from '../../domain/kinds.js';
import { oneLine } from '../../domain/one-line.js';
import { byStart, spansInside } from '../../domain/sorted-spans.js';
import { exactWords, type TextSpan } from '../../domain/text-span.js';
import { tokenRange, type Draft, type NameSpan, type Token } from '../draft.js';
import type { AffiliationFinding } from '../findings.js';
import { tellsTopic } from '../lexicon/role-topics.js';
import { ROLE_NOUNS, TIMES_OF_ROLES } from '../lexicon/roles.js';
import { COURTESY_TITLES } from '../lexicon/titles.js';
import type { NameIndex } from '../name-index.js';
import { bareForm } from '../names/name-joiners.js';
import { headIndex, nounPhraseBefore, nounPhraseFrom } from '../noun-phrase.js';

/** Between a person and the body they belong to. */
const BELONGING = new Set(['of', 'from']);

/** The words of a role, and where they stand. */
interface Role {
  readonly first: number;
  readonly last: number;
}

function isPossessive({ text }: Token): boolean {
  return /^['’]s?$/.test(text);
}

function isRoleNoun(lower: string): boolean {
  return ROLE_NOUNS.has(lower) || tellsTopic(lower);
}

function hasRoleNoun(tokens: readonly Token[], { first, last }: Role): boolean {
  return tokens.slice(first, last).some(({ lower }) => isRoleNoun(lower));
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

/** 'The director of the Lantern Institute, Karl Lund, said': a description in commas with the name. */
function roleBeforeComma(
  tokens: readonly Token[],
  { first, last, honorific }: NameSpan,
  floor: number,
): Role | null {
  const comma = first - 1 - (honorific ? honorific.split(' ').length : 0);
  const isInCommas = tokens[comma]?.text === ',' && /^[,.]$/.test(tokens[last]?.text ?? '');
  const phrase = isInCommas ? nounPhraseBefore(tokens, comma, floor) : null;
  if (!phrase || !isRoleNoun(tokens[headIndex(tokens, phrase)]?.lower ?? '')) return null;
  const opening = tokens[phrase.first];
  // 'Ministers, Karl Lund, …' might be a list; 'the director, Karl Lund,' and 'Tarn’s director, Karl Lund,' are not.
  const isOne = opening?.pos === 'DET' || tokens.slice(phrase.first, phrase.last).some(isPossessive);
  return isOne ? phrase : null;
}

/** 'Hill, 54, then a judge,': where what somebody is begins, after the age, and the words that tell when. */
function descriptionAfter(tokens: readonly Token[], name: NameSpan): number {
  let first = name.last + 1;
  if (tokens[first]?.pos === 'NUM' && tokens[first + 1]?.text === ',') first += 2;
  if (tokens[first]?.lower === 'who' && /^(is|was)$/.test(tokens[first + 1]?.lower ?? '')) first += 2;
  if (TIMES_OF_ROLES.has(tokens[first]?.lower ?? '')) first++;
  return first;
}

/** 'Hill, a retired judge who ran the inquiry,': the words in commas after the name. */
function roleAfter(tokens: readonly Token[], name: NameSpan, limit: number): Role | null {
  if (tokens[name.last]?.text !== ',') return null;
  return nounPhraseFrom(tokens, descriptionAfter(tokens, name), limit);
}

/** Finds the organizations inside printed roles, named or meant: 'the ministry’s spokesman'. */
class Bodies {
  private readonly index: NameIndex;
  private readonly references: readonly (TextSpan & { readonly entity: number })[];

  constructor(private readonly draft: Draft) {
    this.index = draft.nameIndex;
    this.references = byStart(draft.references);
  }

  within(range: TextSpan): number | null {
    const named = spansInside(this.draft.names, range).map(({ first }) => this.at(first));
    const meant = spansInside(this.references, range).map(({ entity }) => entity);
    return [...named, ...meant].find((each) => each !== null) ?? null;
  }

  /** The organization of the name that covers a token. */
  at(token: number): number | null {
    const entity = this.index.entityAt(token);
    return entity !== null && this.draft.entities[entity]?.kind === EntityKind.ORGANIZATION ? entity : null;
  }

  /** 'Tobias Renner of the Lantern Institute': the body's name after the person's. */
  after({ last }: NameSpan): NameSpan | null {
    const { tokens } = this.draft;
    if (!BELONGING.has(tokens[last]?.lower ?? '')) return null;
    const name = this.index.at(tokens[last + 1]?.lower === 'the' ? last + 2 : last + 1);
    return name && this.at(name.first) !== null ? name : null;
  }
}

/** Finds the roles that are printed with persons' names, and the organizations they are roles in. */
export function findAffiliations(draft: Draft): Pick<Draft, 'affiliations'> {
  const { tokens, names, entities, text } = draft;
  const sentenceIndex = draft.sentenceIndex;
  const nameIndex = draft.nameIndex;
  const bodies = new Bodies(draft);
  const affiliations: AffiliationFinding[] = [];
  for (const name of names) {
    const person = nameIndex.entityAt(name.first) ?? -1;
    const sentence = sentenceIndex.at(name.first);
    if (entities[person]?.kind !== EntityKind.PERSON || !sentence) continue;
    const body = bodies.after(name);
    const roles = [
      roleBefore(tokens, name, sentence.first),
      roleBeforeComma(tokens, name, sentence.first),
      roleAfter(tokens, name, sentence.last),
    ].filter((role) => role !== null && hasRoleNoun(tokens, role));
    // 'Tobias Renner of the Lantern Institute' prints no more of a role than that.
    if (roles.length === 0 && body) roles.push({ first: name.last, last: body.last });
    for (const role of roles) {
      const range = role && tokenRange(tokens, role.first, role.last);
      if (!range) continue;
      const words = exactWords(text, range).replace(/^(?:an?|the|his|her|their) /i, '');
      const organization = bodies.within(range) ?? (body && bodies.at(body.first));
      const start = range.end - words.length;
      affiliations.push({ person, organization, role: oneLine(words), start, end: range.end });
    }
  }
  return { affiliations };
}
