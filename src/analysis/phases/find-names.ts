import { EntityKind } from '../../domain/kinds.js';
import { nameKey } from '../../domain/name-key.js';
import { oneLine } from '../../domain/one-line.js';
import { contains, exactWords } from '../../domain/text-span.js';
import { findDateline } from '../dateline.js';
import type { Draft, NameSpan, Token } from '../draft.js';
import {
  isEntityName,
  isOfCommonWords,
  listedForm,
  isUsedAsName,
  shortForWords,
} from '../names/entity-names.js';
import { addEvidence, likeliestKind, NO_EVIDENCE, weighName, type Evidence } from '../names/name-kinds.js';
import { NameRuns } from '../names/name-runs.js';
import { splitRun, type RunPart } from '../names/split-run.js';
import { WordToken } from '../word-token.js';

/** A name whose kind is still being weighed. */
interface Candidate extends RunPart {
  readonly name: string;
  readonly form: string;
  readonly key: string;
  readonly evidence: Evidence;
}

/** How much a neighbour in a list tells of a name: 'Lisk, Ambury and Tarn'. */
const SHARE_OF_NEIGHBOURS = 0.4;
/** How much it tells that a person's full name in the same text ends with this word, or this name with a person's. */
const SHARE_OF_FULL_NAMES = 3;
/** More than this must speak for a lone word's being a person. */
const LONE_PRIOR = 0.5;

/** Whom a label of a transcript names is a person. */
const OF_LABEL: Evidence = { PERSON: 8, ORGANIZATION: 0, PLACE: 0 };

/** What a dateline names is a place, whatever else the name is known as. */
const OF_DATELINE: Evidence = { PERSON: 0, ORGANIZATION: 0, PLACE: 8 };

const LISTING = new Set([',', 'and', 'or']);

/** True where nothing but commas and 'and' stands between two names. */
function areListed({ tokens }: Draft, left: Candidate, right: Candidate): boolean {
  const between = right.first - left.last;
  if (between < 1 || between > 2) return false;
  return tokens.slice(left.last, right.first).every(({ lower }) => LISTING.has(lower));
}

/** A dateline's name in the letters of running text: 'PORT ALDER' is Port Alder. */
function inTitleCase(name: string): string {
  return name.replace(/\p{Lu}{4,}/gu, (word) => word.charAt(0) + word.slice(1).toLowerCase());
}

function lastWord(key: string): string {
  return key.slice(key.lastIndexOf(' ') + 1);
}

/** What all mentions of each name tell together, by its key. */
function evidenceByKey(candidates: readonly Candidate[]): ReadonlyMap<string, Evidence> {
  const ofKey = new Map<string, { -readonly [Kind in keyof Evidence]: number }>();
  for (const { key, evidence } of candidates) {
    const { PERSON, ORGANIZATION, PLACE } = evidence;
    const sum = ofKey.get(key);
    if (sum) {
      sum.PERSON += PERSON;
      sum.ORGANIZATION += ORGANIZATION;
      sum.PLACE += PLACE;
    } else ofKey.set(key, { PERSON, ORGANIZATION, PLACE });
  }
  return ofKey;
}

/** The kind of each name, with what the text tells elsewhere: its other mentions, a full name with it, its neighbours in a list. */
function kindsInText(draft: Draft, candidates: readonly Candidate[]): EntityKind[] {
  const ofKey = evidenceByKey(candidates);
  const surnames = new Set<string>();
  const personsAlone = new Set<string>();
  for (const [key, evidence] of ofKey) {
    if (likeliestKind(evidence) !== EntityKind.PERSON) continue;
    if (key.includes(' ')) surnames.add(lastWord(key));
    if (evidence.PERSON > LONE_PRIOR) personsAlone.add(key);
  }
  const isFullName = { ...NO_EVIDENCE, PERSON: SHARE_OF_FULL_NAMES };
  return candidates.map((candidate, i) => {
    const { key } = candidate;
    let sum = ofKey.get(key) ?? candidate.evidence;
    const blank = key.indexOf(' ');
    const isPerson =
      blank < 0
        ? surnames.has(key)
        : personsAlone.has(lastWord(key)) || personsAlone.has(key.slice(0, blank));
    if (isPerson) sum = addEvidence(sum, isFullName);
    const [before, after] = [candidates[i - 1], candidates[i + 1]];
    if (before && areListed(draft, before, candidate))
      sum = addEvidence(sum, before.evidence, SHARE_OF_NEIGHBOURS);
    if (after && areListed(draft, candidate, after))
      sum = addEvidence(sum, after.evidence, SHARE_OF_NEIGHBOURS);
    return likeliestKind(sum);
  });
}

/** Leaves out common words in capitals that nothing in the text tells to be a name, be it here or elsewhere. */
function withoutCommonWords({ tokens }: Draft, candidates: readonly Candidate[]): Candidate[] {
  const isCommon = candidates.map((candidate) => isOfCommonWords(candidate, candidate.name, candidate.form));
  if (!isCommon.includes(true)) return [...candidates];
  const named = new Set<string>();
  candidates.forEach((candidate, i) => {
    if (isCommon[i] === true && !isUsedAsName(tokens, candidate)) return;
    named.add(candidate.key);
    if (candidate.key.includes(' ')) named.add(lastWord(candidate.key));
  });
  return candidates.filter(({ key }, i) => isCommon[i] !== true || named.has(key));
}

/** Finds the names of persons, organizations and places by capitals, parts of speech, lists and the words beside them. */
export function findNames(draft: Draft): Pick<Draft, 'names' | 'tokens'> {
  const { tokens, text } = draft;
  const forWords = shortForWords(tokens);
  const runs = new NameRuns(tokens, draft.sentences).find();
  const dateline = findDateline(text)?.place;
  const labels = new Set(draft.quotedSpans.map(({ turn }) => turn?.label.start));
  const found: Candidate[] = [];
  for (const part of runs.flatMap((run) => splitRun(tokens, run))) {
    const printed = exactWords(text, part);
    const form = listedForm(tokens, part);
    if (!isEntityName(draft, part, printed, form, forWords)) continue;
    const isFiledFrom = dateline !== undefined && contains(dateline, part);
    const name = isFiledFrom ? inTitleCase(printed) : oneLine(printed);
    const isLabel = labels.has(part.start);
    const evidence = isFiledFrom ? OF_DATELINE : isLabel ? OF_LABEL : weighName(tokens, part, form, name);
    // Written out, for a spread takes ten times as long, and this is done for every name.
    const { first, last, start, end, honorific } = part;
    found.push({ first, last, start, end, honorific, name, form, key: nameKey(name), evidence });
  }
  const candidates = withoutCommonWords(draft, found);
  const kinds = kindsInText(draft, candidates);
  const names = candidates.map(({ first, last, start, end, name, key, honorific }, i): NameSpan => {
    const title = honorific && exactWords(text, honorific);
    return {
      first,
      last,
      start,
      end,
      name,
      key,
      honorific: title,
      kind: kinds[i] ?? EntityKind.PERSON,
    };
  });
  return { names, tokens: asProperNouns(tokens, names) };
}

/** Capitals inside a name are proper nouns, whatever the tagger takes them for: 'The Washington Post'. */
function asProperNouns(tokens: readonly Token[], names: readonly NameSpan[]): Token[] {
  const tagged = [...tokens];
  for (const { first, last } of names) {
    for (let i = first; i < last; i++) {
      const token = tokens[i];
      if (token && token.pos !== 'PROPN' && token.text !== token.lower && /^\p{Lu}/u.test(token.text))
        tagged[i] = new WordToken(token.index, token.start, 'PROPN', token.form);
    }
  }
  return tagged;
}
