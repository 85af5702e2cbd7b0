import model from 'wink-eng-lite-web-model';
import winkNLP, { type ItsFunction } from 'wink-nlp';
import { exactWords } from '../../domain/text-span.js';
import type { Draft, Token } from '../draft.js';
import { LONE_QUANTIFIERS } from '../lexicon/determiners.js';
import { POSSESSIVE_PRONOUNS } from '../lexicon/pronouns.js';
import { remembered } from '../lexicon/remembered.js';
import { REPORTING_VERBS } from '../lexicon/reporting-verbs.js';

/** Its sentences are not asked for: `segmentSentences` knows of quotation marks. */
const nlp = winkNLP(model, ['pos']);

const FORMS: ReadonlyMap<string, string> = new Map(
  REPORTING_VERBS.flatMap(({ lemma: verb, forms }) => forms.map((form) => [form, verb] as const)),
);

/** After these a capital need not be a name's. */
const OPENINGS = new Set(['.', '!', '?', ':', '…', '“', '"', "''", '‘', "'", '«', '(', '—', '–', '”', '’']);

/** What somebody's words begin with. */
const OPENING_MARKS = new Set(['“', '"', "''", '«']);

interface Neighbour {
  readonly lower: string;
  readonly pos: string;
}

/** What a verb's clause or object begins with, and no noun that goes on a compound. */
const AFTER_VERBS = new Set(['DET', 'PRON', 'SCONJ', 'NUM', 'PROPN']);

/**
 * 'Polls show that', 'Lund's lawsuit claims the', 'most think it is', ', warning that': what stands on both sides tells
 * that no noun is meant.
 */
function isVerbBetween(lower: string, before: Neighbour, next: Neighbour): boolean {
  // 'a banner reading: “…”'
  if (lower === 'reading')
    return before.pos === 'NOUN' && (/^[,:]$/.test(next.lower) || OPENING_MARKS.has(next.lower));
  // 'records show.'
  const isLast = /^[,.]$/.test(next.lower) && lower === 'show';
  const isQuoted = OPENING_MARKS.has(next.lower) && lower.endsWith('s');
  if (!AFTER_VERBS.has(next.pos) && next.lower !== 'that' && !isLast && !isQuoted) return false;
  if (lower.endsWith('ing')) return before.lower === ',';
  // 'calls it old and claims that'
  if (before.pos === 'CCONJ' && next.lower === 'that')
    return lower.endsWith('s') && FORMS.get(lower) !== lower;
  const isPlural = /[^su]s$|^(?:people|men|women)$/.test(before.lower) && before.pos === 'NOUN';
  const isBare = FORMS.get(lower) === lower;
  if (isBare)
    return isPlural || LONE_QUANTIFIERS.has(before.lower) || (before.pos === 'NUM' && next.pos !== 'NUM');
  return lower.endsWith('s') && before.pos === 'NOUN' && !isPlural;
}

/**
 * The tagger takes many a reporting verb for a noun or an adjective ('notes', 'claims', 'added'): after a name, a
 * pronoun or a closing mark it is a verb. And it takes names for verbs ('said Don Lund'): a capital inside a
 * sentence, or before a reporting verb, is a name's.
 */
function repairedPos(
  word: string,
  lower: string,
  pos: string,
  before: Neighbour | undefined,
  next: Neighbour,
): string {
  if (pos === 'VERB' && word !== lower && /^\p{Lu}\p{Ll}/u.test(word) && before) {
    return !OPENINGS.has(before.lower) || FORMS.has(next.lower) ? 'PROPN' : pos;
  }
  // 'the following comment'; 'it further wrote'.
  if (pos === 'VERB' && FORMS.get(lower) === lower && before?.lower === 'following') return 'NOUN';
  if (pos === 'ADJ' && before?.pos === 'PRON' && FORMS.has(next.lower)) return 'ADV';
  if (lower === 'further' && FORMS.has(next.lower)) return 'ADV';
  // '; most said it was late'
  if (lower === 'most' && pos === 'ADV' && next.pos === 'VERB' && FORMS.has(next.lower)) return 'ADJ';
  if (pos === 'VERB' || pos === 'AUX' || pos === 'PUNCT' || !FORMS.has(lower)) return pos;
  if (pos === 'NOUN' && before && isVerbBetween(lower, before, next)) return 'VERB';
  if (before?.pos === 'DET') return pos;
  const isPast = /ed$|^(said|told|wrote)$/.test(lower);
  // 'the Norwegian plan': a verb's bare form agrees with plurals only.
  const agrees = FORMS.get(lower) !== lower || /s$/.test(before?.lower ?? '');
  const follows =
    (before?.pos === 'PRON' && !POSSESSIVE_PRONOUNS.has(before.lower)) || (before?.pos === 'PROPN' && agrees);
  return follows || isPast ? 'VERB' : pos;
}

/** 'claims Church of …': what has a capital inside a sentence is a name, though it is a noun as well. */
function nounOrName(tag: string, word: string): string {
  return tag === 'NOUN' && /^\p{Lu}\p{Ll}/u.test(word) ? 'PROPN' : tag;
}

const NO_WORDS = /\S{500,}/gu;
const SHORTEST_NO_WORD = 500;

/** True for a line with so long a stretch without a blank; an expression would look at every word from each of its letters. */
function hasNoWord(line: string): boolean {
  if (line.length < SHORTEST_NO_WORD) return false;
  for (let start = 0; start < line.length;) {
    const blank = line.indexOf(' ', start);
    const end = blank < 0 ? line.length : blank;
    if (end - start >= SHORTEST_NO_WORD) return true;
    start = end + 1;
  }
  return false;
}

/**
 * What wink-nlp reads, each character in its place: a line break would be a token of its own, between a first name and
 * its surname, and what is no word by its length would take its square in time.
 */
function readable(words: string): string {
  const line = words.replace(/[^\S ]/gu, ' ');
  return hasNoWord(line) ? line.replace(NO_WORDS, (noWord) => ' '.repeat(noWord.length)) : line;
}

/** A word and what the tokenizer made of it may stand so far apart at the most, in UTF-16 code units. */
const LONGEST_GAP = 64;
const BLANK = 32;

/**
 * Where a word stands, at or soon after a place; -1 for one that the tokenizer changed: it has no characters to point
 * at, and looking for it in the whole text would take the text's square in time.
 */
function placeOf(word: string, line: string, from: number): number {
  let next = from;
  while (line.charCodeAt(next) === BLANK) next++;
  if (line.startsWith(word, next)) return next;
  const near = line.slice(next, next + LONGEST_GAP + word.length).indexOf(word);
  return near < 0 ? -1 : next + near;
}

/** The base forms of verbs met before, for wink-nlp's take a while; told anew where there are too many. */
const lemmaOfVerb = new Map<string, string>();
const MOST_LEMMAS = 50_000;

function isVerbToLookUp(tag: string | undefined, word: string): boolean {
  return tag === 'VERB' && !FORMS.has(word) && !lemmaOfVerb.has(word);
}

/** One string for each word, however often it stands in texts, so that the lexicon finds it fast. */
const lowerOfCapital = remembered((word) => word.toLowerCase());

function lowerCase(word: string): string {
  const letter = word.charCodeAt(0);
  return letter >= 65 && letter <= 90 ? lowerOfCapital(word) : word.toLowerCase();
}

/** Splits the paragraphs into tokens with their parts of speech, by wink-nlp's English model; verbs have their base form. */
export function tagTokens({ text, paragraphs }: Draft): Pick<Draft, 'tokens'> {
  const tokens: Token[] = [];
  for (const { start, end } of paragraphs) {
    const line = readable(exactWords(text, { start, end }));
    const read = nlp.readDoc(line).tokens();
    // wink-nlp takes these functions as values; they use no `this`.
    /* eslint-disable @typescript-eslint/unbound-method */
    const [values, tags] = [read.out(nlp.its.value), read.out(nlp.its.pos)];
    const lowers = values.map(lowerCase);
    if (tags.some((tag, i) => isVerbToLookUp(tag, lowers[i] ?? ''))) {
      const lemmas = read.out(nlp.its.lemma as ItsFunction<string>);
      if (lemmaOfVerb.size > MOST_LEMMAS) lemmaOfVerb.clear();
      lowers.forEach((word, i) => {
        if (tags[i] === 'VERB') lemmaOfVerb.set(word, lemmas[i] ?? word);
      });
    }
    /* eslint-enable @typescript-eslint/unbound-method */
    let cursor = 0;
    let before: Token | undefined;
    for (let i = 0; i < values.length; i++) {
      const word = values[i] ?? '';
      const lower = lowers[i] ?? '';
      const found = word === '' ? -1 : placeOf(word, line, cursor);
      if (found < 0) continue;
      cursor = found + word.length;
      // Some newspapers print two single marks for a double one; the tokenizer takes them apart.
      if (word === "'" && before?.text === "'" && before.end === start + found) {
        before = { ...before, end: start + cursor, text: "''", lower: "''", lemma: "''" };
        tokens[before.index] = before;
        continue;
      }
      const tag = tags[i] ?? 'X';
      const reported = FORMS.get(lower);
      const canBeWrong = reported !== undefined || tag === 'VERB' || tag === 'ADJ' || tag === 'ADV';
      const pos = canBeWrong
        ? repairedPos(word, lower, tag, before, {
            lower: lowers[i + 1] ?? '',
            pos: nounOrName(tags[i + 1] ?? 'X', values[i + 1] ?? ''),
          })
        : tag;
      const lemma = pos === 'VERB' ? (reported ?? lemmaOfVerb.get(lower) ?? lower) : lower;
      before = {
        index: tokens.length,
        start: start + found,
        end: start + cursor,
        text: word,
        lower,
        pos,
        lemma,
      };
      tokens.push(before);
    }
  }
  return { tokens };
}
