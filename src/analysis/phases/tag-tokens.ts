import model from 'wink-eng-lite-web-model';
import winkNLP, { type ItsFunction } from 'wink-nlp';
import type { Draft, Token } from '../draft.js';
import { REPORTING_VERBS } from '../lexicon/reporting-verbs.js';

const nlp = winkNLP(model, ['sbd', 'pos']);
const { value, pos, lemma } = nlp.its;

const FORMS: ReadonlyMap<string, string> = new Map(
  REPORTING_VERBS.flatMap(({ lemma: verb, forms }) => forms.map((form) => [form, verb] as const)),
);

/**
 * The tagger takes many a reporting verb for a noun or an adjective ('notes', 'claims', 'added'). After a name, a
 * pronoun or a closing mark, or before a name, it is a verb.
 */
function repairedPos(token: Omit<Token, 'index'>, before: string | undefined): string {
  if (token.pos === 'VERB' || token.pos === 'AUX' || !FORMS.has(token.lower)) return token.pos;
  const isPast = /ed$|^(said|told|wrote)$/.test(token.lower);
  return (before === 'PROPN' || before === 'PRON' || isPast) && before !== 'DET' ? 'VERB' : token.pos;
}

/** Splits the paragraphs into tokens with their parts of speech, by wink-nlp's English model. */
export function tagTokens({ text, paragraphs }: Draft): Pick<Draft, 'tokens'> {
  const tokens: Token[] = [];
  for (const { start, end } of paragraphs) {
    const read = nlp.readDoc(text.slice(start, end)).tokens();
    const [values, tags] = [read.out(value), read.out(pos)];
    const lemmas = read.out(lemma as ItsFunction<string>);
    let cursor = start;
    let before: string | undefined;
    values.forEach((word, i) => {
      const found = text.indexOf(word, cursor);
      // A word the tokenizer changed is not in the text: it has no characters to point at.
      if (found < 0 || found + word.length > end || word === '') return;
      cursor = found + word.length;
      const lower = word.toLowerCase();
      const tagged = { start: found, end: cursor, text: word, lower, pos: tags[i] ?? 'X', lemma: lemmas[i] ?? lower };
      const repaired = repairedPos(tagged, before);
      const verb = repaired === 'VERB' ? FORMS.get(lower) : undefined;
      tokens.push({ ...tagged, index: tokens.length, pos: repaired, lemma: verb ?? tagged.lemma });
      before = repaired;
    });
  }
  return { tokens };
}
