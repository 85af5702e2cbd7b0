import { tokenAt, type Draft } from '../draft.js';

/** Marks which tokens stand in quotation marks, the marks among them. */
export function markQuotedTokens({ tokens, quotedSpans }: Draft): Pick<Draft, 'quotedTokens'> {
  const quotedTokens = new Uint8Array(tokens.length);
  for (const { outer } of quotedSpans)
    quotedTokens.fill(1, tokenAt(tokens, outer.start), tokenAt(tokens, outer.end));
  return { quotedTokens };
}
