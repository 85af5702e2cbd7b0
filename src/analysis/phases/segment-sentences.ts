import { findDateline } from '../dateline.js';
import { tokenAt, tokenRange, type Draft, type Token, type TokenRange } from '../draft.js';
import { SentenceIndex } from '../sentence-index.js';
import { isReportingForm } from '../lexicon/reporting-verbs.js';
import { ABBREVIATIONS, LAST_ABBREVIATIONS, NUMBER_ABBREVIATIONS } from '../lexicon/abbreviations.js';

const TERMINATORS = new Set(['.', '!', '?', '…', '...', '?!', '!!', '??']);
const OPENERS = new Set(['“', '"', "''", '«', '„']);
const CLOSERS = new Set(['”', '"', "''", '’', "'", '»', ')', ']']);

/** '… of Tarn, Calif. “I think …': a mark that opens a sentence of somebody's. */
function opensQuotation(tokens: readonly Token[], index: number): boolean {
  const [before, mark, word] = [tokens[index - 1], tokens[index], tokens[index + 1]];
  if (!before || !mark || !word || !OPENERS.has(mark.text)) return false;
  return before.end < mark.start && mark.end === word.start && /^[\p{Lu}.…]/u.test(word.text);
}

/** Whether a sentence can end with this token, looking at what it is and what comes next. */
function endsSentence(tokens: readonly Token[], index: number, last: number): boolean {
  const token = tokens[index];
  const next = tokens[index + 1];
  if (!token || !next || index + 1 >= last) return true;
  if (!token.form.mayEnd) return false;
  // The tokenizer takes some words for abbreviations: 'no.'
  const isGlued =
    token.text.endsWith('.') && (/^\p{Ll}+\.$/u.test(token.text) || opensQuotation(tokens, index + 1));
  if (!(TERMINATORS.has(token.text) || isGlued) || token.end === next.start) return false;
  const before = isGlued ? token.text.slice(0, -1) : (tokens[index - 1]?.text ?? '');
  if (token.text === '.' || isGlued) {
    const word = before.toLowerCase();
    const isNumbered = NUMBER_ABBREVIATIONS.has(word) && /^\d/.test(next.text);
    const isLast = LAST_ABBREVIATIONS.has(word) && opensQuotation(tokens, index + 1);
    // 'said Bo Lind, R-S.C. “I get that.”'
    const isOfLetters = /^\p{Lu}$/u.test(before) && /^[.-]$/.test(tokens[index - 1]?.text ?? '');
    if (isLast || (isOfLetters && opensQuotation(tokens, index + 1))) return true;
    if (isNumbered || ABBREVIATIONS.has(word) || /^\p{Lu}$/u.test(before)) return false;
  }
  return !/^[\p{Ll}–—―]/u.test(next.text);
}

/** Where a closing mark follows the full stop, the sentence ends after the mark, and what follows may still belong. */
function afterClosers(tokens: readonly Token[], index: number, last: number): number {
  let end = index + 1;
  while (end < last && CLOSERS.has(tokens[end]?.text ?? '') && tokens[end]?.start === tokens[end - 1]?.end)
    end++;
  return end;
}

/**
 * Splits the paragraphs into sentences. What stands in quotation marks is never split, and a quotation that ends
 * with a full stop belongs to the words that follow it in the same breath: '"Is it over?" Smith asked.' A dateline
 * is a sentence of its own: nobody says it.
 */
export function segmentSentences({
  text,
  paragraphs,
  tokens,
  quotedSpans,
  quotedTokens,
}: Draft): Pick<Draft, 'sentences' | 'sentenceIndex'> {
  const sentences: TokenRange[] = [];
  const datelineEnd = tokenAt(tokens, findDateline(text)?.end ?? 0);
  const quotedUntil = new Uint32Array(tokens.length + 1);
  for (const { start, end } of quotedSpans) quotedUntil[tokenAt(tokens, start)] = tokenAt(tokens, end);
  for (const { start, end } of paragraphs) {
    const last = tokenAt(tokens, end);
    let first = tokenAt(tokens, start);
    if (first < datelineEnd) {
      push(sentences, tokens, first, datelineEnd);
      first = datelineEnd;
    }
    for (let i = first; i < last;) {
      const quoteEnd = quotedTokens[i] ? (quotedUntil[i] ?? 0) : 0;
      if (quoteEnd > i) {
        i = quoteEnd;
        const closing = tokens[i];
        const inner = tokens[i - 1];
        const next = tokens[i + 1];
        const isOver = inner && TERMINATORS.has(inner.text) && closing && i + 1 < last && next;
        if (isOver && startsSentence(tokens, i + 1, inner.text, last)) {
          push(sentences, tokens, first, i + 1);
          first = i + 1;
        }
        i = Math.max(i, quoteEnd);
        if (quotedUntil[i]) continue;
        i++;
        continue;
      }
      if (endsSentence(tokens, i, last)) {
        const stop = Math.min(afterClosers(tokens, i, last), last);
        push(sentences, tokens, first, stop);
        first = stop;
        i = stop;
      } else i++;
    }
    if (first < last) push(sentences, tokens, first, last);
  }
  return { sentences, sentenceIndex: new SentenceIndex(sentences) };
}

/** More tokens are no prose: cut there, so that what looks at all of a sentence takes no text's square in time. */
const LONGEST_SENTENCE = 1000;

function push(sentences: TokenRange[], tokens: readonly Token[], first: number, last: number): void {
  for (let from = first; from < last; from += LONGEST_SENTENCE) {
    const range = tokenRange(tokens, from, Math.min(from + LONGEST_SENTENCE, last));
    if (range) sentences.push(range);
  }
}

/** How many tokens an appositive may have: '“Is it over?” Lund, a guard of the last ferry, asked.' */
const APPOSITIVE_WINDOW = 30;

/** True where a reporting verb follows the comma or bracket that ends an appositive. */
function isAttributedOverAppositives(tokens: readonly Token[], index: number, last: number): boolean {
  for (let i = index; i < Math.min(index + APPOSITIVE_WINDOW, last); i++) {
    const [before, token] = [tokens[i - 1], tokens[i]];
    if (TERMINATORS.has(token?.text ?? '')) return false;
    const isAfter = i > index + 1 && (before?.text === ',' || before?.text === ')');
    if (isAfter && token?.pos === 'VERB' && isReportingForm(token.lower) && !token.lower.endsWith('ing'))
      return true;
  }
  return false;
}

/** How far after a question or an exclamation its speaker can be named: '"Is it over?" the minister asked.' */
const ATTRIBUTION_WINDOW = 8;

function startsSentence(tokens: readonly Token[], index: number, terminator: string, last: number): boolean {
  const token = tokens[index];
  if (!token || /^[\p{Ll},;–—―-]/u.test(token.text)) return false;
  if (terminator === '.') return true;
  if (isAttributedOverAppositives(tokens, index, last)) return false;
  const window = tokens.slice(index, Math.min(index + ATTRIBUTION_WINDOW, last));
  const stop = window.findIndex(({ text }) => TERMINATORS.has(text) || text === ',');
  return !window.slice(0, stop < 0 ? window.length : stop).some(({ pos }) => pos === 'VERB');
}
