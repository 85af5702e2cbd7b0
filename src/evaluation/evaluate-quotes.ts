import { binned, HIGH_CONFIDENCE, judgedConfidences } from './calibration.js';
import type { Measure, Tally } from './figures.js';
import type { GoldQuoteDocument, PredictedQuote } from './gold-quotes.js';
import { matchQuotes, type MatchedDocument, type MatchedQuote, type Scope } from './match-quotes.js';
import { CALIBRATION_ERROR, F1, SHARE } from './statistics.js';

const always = (): boolean => true;

/** What is asked for, each time of the same predictions; of direct quotes, direct predictions only are handed in. */
export const SCOPES = {
  all: { name: 'all kinds', isAskedFor: always, isHandedIn: always },
  direct: {
    name: 'direct',
    isAskedFor: ({ type }) => type === 'direct',
    isHandedIn: ({ type }) => type === 'direct',
  },
  // Gold that says nothing of its cues is all speech.
  speech: {
    name: 'speech cues only',
    isAskedFor: ({ cueClass }) => cueClass === undefined || cueClass === '' || cueClass === 'speech',
    isHandedIn: always,
  },
} satisfies Record<string, Scope>;

const KINDS_IN_ALL = ['indirect', 'mixed'];
/** How a speaker is meant: by name, by a description, by a pronoun. */
export const SPEAKER_KINDS = ['named', 'nominal', 'pronoun'];

export const CONFIDENT_RIGHT = 'right at a confidence of .9 or more';
export const CALIBRATION = 'calibration error';

function measuresOfScope({ name }: Scope): Measure[] {
  const spans = ['exact', 'partial', 'loose', 'end to end', 'end to end, exact speaker'];
  const kinds = name === SCOPES.speech.name ? [] : SPEAKER_KINDS;
  const speakers = [...kinds.map((kind) => `${kind} speaker`), 'speaker'];
  return [
    ...spans.map((span) => ({ name: `${name}, ${span}`, statistic: F1 })),
    ...speakers.flatMap((speaker) => [
      { name: `${name}, ${speaker} overlap`, statistic: SHARE },
      { name: `${name}, ${speaker} exact`, statistic: SHARE },
    ]),
    { name: `${name}, rightly no speaker`, statistic: SHARE },
  ];
}

/** Every measure of quotes, under the names that their figures are printed, stored and served with. */
export const QUOTE_MEASURES: readonly Measure[] = [
  ...Object.values(SCOPES).flatMap(measuresOfScope),
  ...KINDS_IN_ALL.map((kind) => ({ name: `${kind}, partial`, statistic: F1 })),
  { name: CONFIDENT_RIGHT, statistic: SHARE },
  { name: CALIBRATION, statistic: CALIBRATION_ERROR },
];

function count<Each>(list: readonly Each[], test: (each: Each) => boolean): number {
  return list.filter(test).length;
}

function speakerTally(prefix: string, matches: readonly MatchedQuote[]): Tally {
  return {
    [`${prefix} overlap`]: [count(matches, ({ isSpeakerRight }) => isSpeakerRight), matches.length],
    [`${prefix} exact`]: [count(matches, ({ isSpeakerExact }) => isSpeakerExact), matches.length],
  };
}

function tallyOfScope({ name }: Scope, matched: MatchedDocument): Tally {
  const { gold, predicted, matches, exact, loose } = matched;
  const ofSpans = (hits: number): number[] => [hits, predicted.length, hits, gold.length];
  const spoken = matches.filter((match) => match.gold.quote.speaker !== null);
  const unspoken = matches.filter((match) => match.gold.quote.speaker === null);
  const byKind = SPEAKER_KINDS.flatMap((kind) => {
    const ofKind = spoken.filter((match) => match.gold.quote.speaker?.kind === kind);
    return Object.entries(speakerTally(`${name}, ${kind} speaker`, ofKind));
  });
  return {
    [`${name}, exact`]: ofSpans(exact),
    [`${name}, partial`]: ofSpans(matches.length),
    [`${name}, loose`]: ofSpans(loose),
    [`${name}, end to end`]: ofSpans(count(matches, ({ isSpeakerRight }) => isSpeakerRight)),
    [`${name}, end to end, exact speaker`]: ofSpans(count(matches, ({ isSpeakerExact }) => isSpeakerExact)),
    ...speakerTally(`${name}, speaker`, spoken),
    ...Object.fromEntries(byKind),
    [`${name}, rightly no speaker`]: [
      count(unspoken, ({ isSpeakerRight }) => isSpeakerRight),
      unspoken.length,
    ],
  };
}

/** Of one kind, in the run of all kinds: its predictions that are any gold, its gold that any prediction is. */
function tallyOfKind(kind: string, { gold, predicted, matches }: MatchedDocument): Tally {
  return {
    [`${kind}, partial`]: [
      count(matches, (match) => match.predicted.quote.type === kind),
      count(predicted, ({ quote }) => quote.type === kind),
      count(matches, (match) => match.gold.quote.type === kind),
      count(gold, ({ quote }) => quote.type === kind),
    ],
  };
}

/** What one document's predictions add to the figures of quotes. */
export function tallyQuotes(gold: GoldQuoteDocument, predictions: readonly PredictedQuote[]): Tally {
  const all = matchQuotes(gold, predictions, SCOPES.all);
  const judged = judgedConfidences(all);
  const confident = judged.filter(({ confidence }) => confidence >= HIGH_CONFIDENCE);
  const tallies = [
    ...Object.values(SCOPES).map((scope) => tallyOfScope(scope, matchQuotes(gold, predictions, scope))),
    ...KINDS_IN_ALL.map((kind) => tallyOfKind(kind, all)),
  ];
  return {
    [CONFIDENT_RIGHT]: [count(confident, ({ isRight }) => isRight), confident.length],
    [CALIBRATION]: binned(judged),
    ...Object.fromEntries(tallies.flatMap((tally) => Object.entries(tally))),
  };
}
