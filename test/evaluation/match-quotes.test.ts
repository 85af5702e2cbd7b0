import { describe, expect, it } from '@jest/globals';
import { SCOPES } from '../../src/evaluation/evaluate-quotes.js';
import type { GoldQuote, PredictedQuote } from '../../src/evaluation/gold-quotes.js';
import { matchQuotes } from '../../src/evaluation/match-quotes.js';

const TEXT = 'Ana Ruiz said the ferry will sail again in the spring of next year. Tom Lisk said: “No.”';

function located(words: string) {
  const start = TEXT.indexOf(words);
  return { start, end: start + words.length, text: words };
}

function gold(words: string, type = 'indirect', cueClass = 'speech'): GoldQuote {
  return { ...located(words), type, speaker: { ...located('Ana Ruiz'), kind: 'named' }, cueClass };
}

function found(words: string, type = 'indirect', speaker = 'Ana Ruiz'): PredictedQuote {
  const mention = located(speaker);
  return {
    ...located(words),
    type,
    speaker: { ...mention, mention, name: speaker },
    cue: null,
    rule: 'subject before cue',
    confidence: 0.9,
  };
}

function match(quotes: GoldQuote[], predictions: PredictedQuote[], scope: keyof typeof SCOPES = 'all') {
  return matchQuotes({ id: 'a', text: TEXT, quotes }, predictions, SCOPES[scope]);
}

const WHOLE = 'the ferry will sail again in the spring of next year';

describe('what is held to be the same quote', () => {
  it('has the same words, whatever marks stand at its edges', () => {
    expect(match([gold(WHOLE)], [found(`${WHOLE}.`)]).exact).toBe(1);
  });

  it('has four fifths of all words in common', () => {
    const nine = match([gold(WHOLE)], [found('ferry will sail again in the spring of next year')]);
    expect([nine.exact, nine.matches.length]).toEqual([0, 1]);
    const six = match([gold(WHOLE)], [found('sail again in the spring of')]);
    expect([six.matches.length, six.loose]).toEqual([0, 1]);
  });

  it('is matched once, with the best of its likes', () => {
    const both = match(
      [gold(WHOLE)],
      [found('ferry will sail again in the spring of next year'), found(WHOLE)],
    );
    expect(both.matches.map(({ predicted }) => predicted.quote.text)).toEqual([WHOLE]);
  });
});

describe('what is not asked for', () => {
  it('is no miss, and what fits it no false alarm', () => {
    const matched = match([gold(WHOLE, 'indirect', 'mental')], [found(WHOLE)], 'speech');
    expect([matched.gold.length, matched.predicted.length]).toEqual([0, 0]);
  });

  it('does not excuse what fits nothing', () => {
    const matched = match([gold(WHOLE, 'indirect', 'mental')], [found('Tom Lisk said')], 'speech');
    expect(matched.predicted).toHaveLength(1);
  });

  it('hands in direct quotes alone where direct quotes are asked for', () => {
    const matched = match([gold('No.', 'direct')], [found('No.', 'direct'), found(WHOLE)], 'direct');
    expect([matched.predicted.length, matched.matches.length]).toEqual([1, 1]);
  });
});

describe('the speaker of a match', () => {
  function speakers(speaker: string) {
    const [matched] = match([gold(WHOLE)], [found(WHOLE, 'indirect', speaker)]).matches;
    return [matched?.isSpeakerExact, matched?.isSpeakerRight];
  }

  it('is the same name', () => {
    expect(speakers('Ana Ruiz')).toEqual([true, true]);
  });

  it('overlaps with a part of the name', () => {
    expect(speakers('Ruiz')).toEqual([false, true]);
  });

  it('is not another', () => {
    expect(speakers('Tom Lisk')).toEqual([false, false]);
  });

  it('is nobody where the gold names nobody', () => {
    const silent = { ...gold(WHOLE), speaker: null };
    const [named] = match([silent], [found(WHOLE)]).matches;
    const [unnamed] = match([silent], [{ ...found(WHOLE), speaker: null }]).matches;
    expect([named?.isSpeakerRight, unnamed?.isSpeakerRight]).toEqual([false, true]);
  });
});
