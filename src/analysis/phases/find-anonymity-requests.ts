import { anonymityRequestsIn, type AnonymityRequest } from '../anonymity-requests.js';
import type { Draft, TokenRange } from '../draft.js';

/** Finds where sentences tell that a source asked not to be named. */
export function findAnonymityRequests({ text, tokens, sentences }: Draft): Pick<Draft, 'anonymityRequests'> {
  const found = new Map<TokenRange, readonly AnonymityRequest[]>();
  for (const sentence of sentences) {
    // Most sentences have no word of a request.
    let word = sentence.first;
    while (word < sentence.last && tokens[word]?.form.isOfRequests !== true) word++;
    const requests = word < sentence.last ? anonymityRequestsIn(text, sentence) : [];
    if (requests.length > 0) found.set(sentence, requests);
  }
  return { anonymityRequests: found };
}
