import { nounPhraseFrom } from '../noun-phrase.js';
import type { Attribution } from './attribution.js';
import type { Quotation } from './quotation.js';

const DASHES = new Set(['—', '–', '―', '--', '-']);
/** A longer line after a quotation is no signature. */
const LONGEST_SIGNATURE = 16;

/** '“Q”', and in the next paragraph '— Bo Lind, mayor of Tarn.': a line of its own that tells whose words they are. */
export function signatureAfter({ draft, sentence, after }: Quotation): Attribution | null {
  const { tokens, text, sentenceIndex } = draft;
  if (!sentence || after < sentence.last) return null;
  const line = sentence.last < tokens.length ? sentenceIndex.at(sentence.last) : undefined;
  const dash = line && tokens[line.first];
  if (!line || !dash || !DASHES.has(dash.text) || line.last - line.first > LONGEST_SIGNATURE) return null;
  const isParagraph =
    text.slice(sentence.end, line.start).includes('\n') && /^\s*(?:\n|$)/.test(text.slice(line.end));
  const words = tokens.slice(line.first + 1, line.last);
  const isClause = words.some(
    ({ pos, lower }) => pos === 'AUX' || (pos === 'VERB' && !/(?:ing|ed|en)$/.test(lower)),
  );
  const speaker = isParagraph && !isClause ? nounPhraseFrom(tokens, line.first + 1, line.last) : null;
  const isNamed = speaker && tokens.slice(speaker.first, speaker.last).some(({ pos }) => pos === 'PROPN');
  return isNamed ? { cue: dash, speaker, rule: 'name after dash' } : null;
}
