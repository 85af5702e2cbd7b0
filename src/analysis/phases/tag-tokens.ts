import model from 'wink-eng-lite-web-model';
import winkNLP, { type ItsFunction } from 'wink-nlp';
import { exactWords, type TextSpan } from '../../domain/text-span.js';
import type { Draft, Token } from '../draft.js';
import { canBeWrong, nounOrName, repairedPos, type Neighbour } from '../repaired-pos.js';
import { TitleCase } from '../title-case.js';
import { wordForm, type WordForm } from '../word-form.js';
import { WordToken } from '../word-token.js';

/** Its sentences are not asked for: `segmentSentences` knows of quotation marks. */
const nlp = winkNLP(model, ['pos']);

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

/** True for a verb whose base form is not known yet: wink-nlp takes a while to tell it. */
function isVerbToLookUp(tag: string | undefined, form: WordForm | undefined): boolean {
  return tag === 'VERB' && form?.reported === undefined && form?.base === null;
}

/** Paragraphs that are read together. */
interface Batch {
  readonly paragraphs: readonly TextSpan[];
  /** What wink-nlp reads of each. */
  readonly lines: readonly string[];
}

/** A batch has no more UTF-16 code units, but for one paragraph that is longer. */
const LONGEST_BATCH = 16_384;

/** Reading costs as much for a paragraph as for many; and in a long text, all at once would take much memory. */
function* inBatches(text: string, paragraphs: readonly TextSpan[]): Generator<Batch> {
  const titles = new TitleCase(text);
  for (let i = 0; i < paragraphs.length;) {
    const first = i;
    const from = paragraphs[first]?.start ?? 0;
    do i++;
    while (i < paragraphs.length && (paragraphs[i]?.end ?? 0) - from <= LONGEST_BATCH);
    const batch = paragraphs.slice(first, i);
    yield {
      paragraphs: batch,
      lines: batch.map((paragraph) => titles.read(readable(exactWords(text, paragraph)))),
    };
  }
}

/** What wink-nlp tells of the tokens of a line. */
interface TaggedWords {
  readonly values: readonly string[];
  readonly tags: readonly string[];
  readonly forms: readonly WordForm[];
}

/** A possessive's end, and no blank or letter after it. */
const POSSESSIVE = /['’][sS](?<=\p{L}.[sS])(?=[^\s\p{L}\p{N}])/gu;

/**
 * With a blank after possessives: before a comma or a hyphen the tokenizer leaves "Lunda's" whole, and from then on
 * wherever it meets it. What is found in a text would go by the texts that were read before it.
 */
function withPossessivesApart(words: string): string {
  return words.replace(POSSESSIVE, '$& ');
}

/** Between two paragraphs: a token of its own, that no rule of the tagger looks over. */
const BREAK = '\n';

function tagged(words: string): TaggedWords {
  const read = nlp.readDoc(withPossessivesApart(words)).tokens();
  // wink-nlp takes these functions as values; they use no `this`.
  /* eslint-disable @typescript-eslint/unbound-method */
  const [values, tags] = [read.out(nlp.its.value), read.out(nlp.its.pos)];
  const forms = values.map(wordForm);
  if (tags.some((tag, i) => isVerbToLookUp(tag, forms[i]))) {
    const lemmas = read.out(nlp.its.lemma as ItsFunction<string>);
    forms.forEach((form, i) => {
      if (isVerbToLookUp(tags[i], form)) form.base = lemmas[i] ?? form.lower;
    });
  }
  /* eslint-enable @typescript-eslint/unbound-method */
  return { values, tags, forms };
}

/** Beside the last word of a paragraph stands a break, which is neither word nor mark to any rule. */
function neighbourAt({ values, tags, forms }: TaggedWords, index: number): Neighbour {
  const form = forms[index];
  return { lower: form?.lower ?? '', pos: nounOrName(tags[index] ?? 'X', values[index] ?? ''), form };
}

/**
 * Adds the tokens of one paragraph.
 * @param from the first of the batch's words that may be the paragraph's
 * @returns where its words end among the batch's
 */
function addTokens(
  tokens: Token[],
  words: TaggedWords,
  from: number,
  { start }: TextSpan,
  line: string,
): number {
  const { values, tags, forms } = words;
  let cursor = 0;
  let before: Token | undefined;
  let i = from;
  for (; i < values.length && values[i] !== BREAK; i++) {
    const word = values[i] ?? '';
    const form = forms[i] ?? wordForm(word);
    const found = word === '' ? -1 : placeOf(word, line, cursor);
    if (found < 0) continue;
    cursor = found + word.length;
    // Some newspapers print two single marks for a double one; the tokenizer takes them apart.
    if (word === "'" && before?.text === "'" && before.end === start + found) {
      before = new WordToken(before.index, before.start, before.pos, wordForm("''"));
      tokens[before.index] = before;
      continue;
    }
    const tag = tags[i] ?? 'X';
    const pos = canBeWrong(word, form, tag, before)
      ? repairedPos(word, form, tag, before, neighbourAt(words, i + 1))
      : tag;
    before = new WordToken(tokens.length, start + found, pos, form);
    tokens.push(before);
  }
  return i;
}

/** Splits the paragraphs into tokens with their parts of speech, by wink-nlp's English model; verbs have their base form. */
export function tagTokens({ text, paragraphs }: Draft): Pick<Draft, 'tokens'> {
  const tokens: Token[] = [];
  for (const batch of inBatches(text, paragraphs)) {
    const words = tagged(batch.lines.join(BREAK));
    let next = 0;
    batch.paragraphs.forEach((paragraph, i) => {
      next = addTokens(tokens, words, next, paragraph, batch.lines[i] ?? '') + 1;
    });
  }
  return { tokens };
}
