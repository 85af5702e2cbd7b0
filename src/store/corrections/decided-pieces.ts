import { VerbatimError } from '../../domain/errors.js';
import { codePointOffsets, exactWords, type TextSpan } from '../../domain/text-span.js';
import type { Queryable } from '../database.js';
import { sql } from '../sql.js';
import type { StoredPiece } from './quote-state.js';

const textSql = sql('textOfPieces', 'select a.text from article as a where a.id = $1');

/** Whether a place in a text is between two halves of one character. */
function halves(text: string, offset: number): boolean {
  const [before, after] = [text.charCodeAt(offset - 1), text.charCodeAt(offset)];
  return before >= 0xd800 && before <= 0xdbff && after >= 0xdc00 && after <= 0xdfff;
}

/**
 * The pieces at these places of an article's text.
 * @throws VerbatimError BAD_USER_INPUT where they are out of order, out of the text, or divide a character
 */
export async function decidedPieces(
  transaction: Queryable,
  articleId: string,
  spans: readonly (TextSpan & { readonly isVerbatim: boolean })[],
  path: readonly string[],
): Promise<StoredPiece[]> {
  const [{ text } = { text: '' }] = await transaction.query<{ text: string }>(textSql, [articleId]);
  let last = 0;
  for (const { start, end } of spans) {
    const isInside = last <= start && start < end && end <= text.length;
    if (!isInside || halves(text, start) || halves(text, end)) {
      throw new VerbatimError(
        'BAD_USER_INPUT',
        "Pieces are stretches of the article's text, one after the other.",
        { path },
      );
    }
    last = end;
  }
  const codePoints = codePointOffsets(
    text,
    spans.map(({ start }) => start),
  );
  return spans.map((span) => ({
    isVerbatim: span.isVerbatim,
    start: span.start,
    codePointStart: codePoints.get(span.start) ?? 0,
    exact: exactWords(text, span),
  }));
}
