import type { JudgedError } from './judged-document.js';
import { SCOPES } from './evaluate-quotes.js';
import type { GoldQuote, GoldQuoteDocument, PredictedQuote } from './gold-quotes.js';
import { matchQuotes, type MatchedQuote, type WordedQuote } from './match-quotes.js';
import { jaccard } from './word-overlap.js';

function ruleOf({ type, rule }: PredictedQuote): string {
  return `${type}, ${rule ?? 'no rule'}`;
}

function speakerError(document: string, { gold, predicted }: MatchedQuote): JudgedError {
  const [right, found] = [gold.quote.speaker?.text ?? 'nobody', predicted.quote.speaker?.text ?? 'nobody'];
  return {
    document,
    group: `wrong speaker: ${ruleOf(predicted.quote)}`,
    span: predicted.quote,
    instead: `${found}, instead of ${right}`,
  };
}

/** The quote of a list with the most words in common; undefined where none has any. */
function nearest<Quote>(
  words: ReadonlySet<number>,
  others: readonly WordedQuote<Quote>[],
): Quote | undefined {
  let [best, most] = [undefined as Quote | undefined, 0];
  for (const other of others) {
    const overlap = jaccard(words, other.words);
    if (overlap > most) [best, most] = [other.quote, overlap];
  }
  return best;
}

function missed(document: string, { quote }: WordedQuote<GoldQuote>): JudgedError {
  const cue = quote.cueClass ?? 'unknown';
  return { document, group: `missed: ${quote.type}, cue of ${cue}`, span: quote, instead: null };
}

/** Misses, false alarms, wrong boundaries and wrong speakers of one document, by the rule that is to blame. */
export function quoteErrors(gold: GoldQuoteDocument, predictions: readonly PredictedQuote[]): JudgedError[] {
  const document = gold.id;
  const matched = matchQuotes(gold, predictions, SCOPES.all);
  const right = new Set<unknown>(matched.matches.flatMap((match) => [match.gold, match.predicted]));
  const lost = matched.gold.filter((each) => !right.has(each));
  const alarms = matched.predicted.filter((each) => !right.has(each));
  return [
    ...alarms.map(({ quote, words }): JudgedError => {
      const meant = nearest(words, lost);
      const group = `${meant ? 'wrong boundaries' : 'false alarm'}: ${ruleOf(quote)}`;
      return { document, group, span: quote, instead: meant?.text ?? null };
    }),
    ...lost.filter(({ words }) => !nearest(words, alarms)).map((each) => missed(document, each)),
    ...matched.matches
      .filter(({ isSpeakerRight }) => !isSpeakerRight)
      .map((match) => speakerError(document, match)),
  ];
}
