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

/** Adds to each name what the text tells elsewhere: its other mentions, a full name with it, its neighbours in a list. */
function weighedInText(draft: Draft, candidates: readonly Candidate[]): Evidence[] {
  const ofKey = new Map<string, Evidence>();
  for (const { key, evidence } of candidates)
    ofKey.set(key, addEvidence(ofKey.get(key) ?? NO_EVIDENCE, evidence));
  const persons = [...ofKey].filter(([, evidence]) => likeliestKind(evidence) === EntityKind.PERSON);
  const surnames = new Set(persons.flatMap(([key]) => (key.includes(' ') ? [lastWord(key)] : [])));
  const personsAlone = new Set(persons.flatMap(([key, { PERSON }]) => (PERSON > LONE_PRIOR ? [key] : [])));
  const isFullName = { ...NO_EVIDENCE, PERSON: SHARE_OF_FULL_NAMES };
  return candidates.map((candidate, i) => {
    let sum = ofKey.get(candidate.key) ?? candidate.evidence;
    const surname = lastWord(candidate.key);
    const isFull = surname !== candidate.key;
    const given = candidate.key.slice(0, Math.max(0, candidate.key.indexOf(' ')));
    const isPerson = isFull ? personsAlone.has(surname) || personsAlone.has(given) : surnames.has(surname);
    if (isPerson) sum = addEvidence(sum, isFullName);
    for (const neighbour of [candidates[i - 1], candidates[i + 1]]) {
      if (!neighbour) continue;
      const [left, right] =
        neighbour.first < candidate.first ? [neighbour, candidate] : [candidate, neighbour];
      if (areListed(draft, left, right)) sum = addEvidence(sum, neighbour.evidence, SHARE_OF_NEIGHBOURS);
    }
    return sum;
  });
}

/** Leaves out common words in capitals that nothing in the text tells to be a name, be it here or elsewhere. */
function withoutCommonWords({ tokens }: Draft, candidates: readonly Candidate[]): Candidate[] {
  const isCommon = candidates.map((candidate) => isOfCommonWords(candidate, candidate.name, candidate.form));
  if (!isCommon.includes(true)) return [...candidates];
  const named = new Set(
    candidates.flatMap((candidate, i) =>
      isCommon[i] === true && !isUsedAsName(tokens, candidate)
        ? []
        : [candidate.key, lastWord(candidate.key)],
    ),
  );
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
  const weighed = weighedInText(draft, candidates);
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
      kind: likeliestKind(weighed[i] ?? NO_EVIDENCE),
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
