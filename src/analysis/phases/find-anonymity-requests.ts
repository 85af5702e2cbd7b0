import { anonymityRequestsIn, mayRequestAnonymity } from '../anonymity-requests.js';
import type { Draft } from '../draft.js';

/** Finds where sentences tell that a source asked not to be named. */
export function findAnonymityRequests({ text, sentences }: Draft): Pick<Draft, 'anonymityRequests'> {
  // Most articles have no source that asks.
  if (!mayRequestAnonymity(text)) return { anonymityRequests: new Map() };
  const found = sentences.flatMap((sentence) => {
    const requests = anonymityRequestsIn(text, sentence);
    return requests.length > 0 ? [[sentence, requests] as const] : [];
  });
  return { anonymityRequests: new Map(found) };
}
