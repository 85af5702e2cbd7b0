import model from 'wink-eng-lite-web-model';
import winkNLP, { type ItsFunction } from 'wink-nlp';
import { exactWords } from '../../domain/text-span.js';
import type { Draft, Token } from '../draft.js';
import { REPORTING_VERBS } from '../lexicon/reporting-verbs.js';

const nlp = winkNLP(model, ['sbd', 'pos']);

const FORMS: ReadonlyMap<string, string> = new Map(
  REPORTING_VERBS.flatMap(({ lemma: verb, forms }) => forms.map((form) => [form, verb] as const)),
);

/** After these a capital need not be a name's. */
const OPENINGS = new Set(['.', '!', '?', ':', '…', '“', '"', "''", '‘', "'", '«', '(', '—', '–', '”', '’']);

interface Neighbour {
  readonly lower: string;
  readonly pos: string;
}

/**
 * The tagger takes many a reporting verb for a noun or an adjective ('notes', 'claims', 'added'): after a name, a
 * pronoun or a closing mark it is a verb. And it takes names for verbs ('said Don Lund'): a capital inside a
 * sentence, or before a reporting verb, is a name's.
 */
function repairedPos(word: string, pos: string, before: Neighbour | undefined, next: string): string {
  const lower = word.toLowerCase();
  if (pos === 'VERB' && /^\p{Lu}\p{Ll}/u.test(word) && before) {
    return !OPENINGS.has(before.lower) || FORMS.has(next) ? 'PROPN' : pos;
  }
  if (pos === 'VERB' || pos === 'AUX' || !FORMS.has(lower) || before?.pos === 'DET') return pos;
  const isPast = /ed$|^(said|told|wrote)$/.test(lower);
  // 'the Norwegian plan': a verb's bare form agrees with plurals only.
  const agrees = FORMS.get(lower) !== lower || /s$/.test(before?.lower ?? '');
  const follows = before?.pos === 'PRON' || (before?.pos === 'PROPN' && agrees);
  return follows || isPast ? 'VERB' : pos;
}

/**
 * What wink-nlp reads, each character in its place: a line break would be a token of its own, between a first name and
 * its surname, and what is no word by its length would take its square in time.
 */
function readable(words: string): string {
  return words.replace(/\s/gu, ' ').replace(/\S{500,}/gu, (noWord) => ' '.repeat(noWord.length));
}

/** Splits the paragraphs into tokens with their parts of speech, by wink-nlp's English model. */
export function tagTokens({ text, paragraphs }: Draft): Pick<Draft, 'tokens'> {
  const tokens: Token[] = [];
  for (const { start, end } of paragraphs) {
    const read = nlp.readDoc(readable(exactWords(text, { start, end }))).tokens();
    // wink-nlp takes these functions as values; they use no `this`.
    /* eslint-disable @typescript-eslint/unbound-method */
    const [values, tags] = [read.out(nlp.its.value), read.out(nlp.its.pos)];
    const lemmas = read.out(nlp.its.lemma as ItsFunction<string>);
    /* eslint-enable @typescript-eslint/unbound-method */
    let cursor = start;
    let before: Neighbour | undefined;
    values.forEach((word, i) => {
      const found = text.indexOf(word, cursor);
      // A word the tokenizer changed is not in the text: it has no characters to point at.
      if (found < 0 || found + word.length > end || word === '') return;
      cursor = found + word.length;
      const lower = word.toLowerCase();
      const tag = repairedPos(word, tags[i] ?? 'X', before, values[i + 1]?.toLowerCase() ?? '');
      const verb = tag === 'VERB' ? FORMS.get(lower) : undefined;
      const token = {
        start: found,
        end: cursor,
        text: word,
        lower,
        pos: tag,
        lemma: verb ?? lemmas[i] ?? lower,
      };
      tokens.push({ ...token, index: tokens.length });
      before = token;
    });
  }
  return { tokens };
}
