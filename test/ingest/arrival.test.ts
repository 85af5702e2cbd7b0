import { describe, expect, it } from '@jest/globals';
import { USUAL_COMMENT_RULES } from '../../src/domain/comment-rules.js';
import { judgeArrival } from '../../src/ingest/comments/arrival/judge-arrival.js';

const KNOWN = { author: 'gull', text: 'The ferry was late.', isRepeat: false, isKnown: true };
const RULES = { ...USUAL_COMMENT_RULES, blockedWords: ['scoundrel', 'cheap rum'] };

const judged = (comment: Partial<typeof KNOWN>, rules: Partial<typeof RULES> = {}) => {
  const { status, rule } = judgeArrival({ ...KNOWN, ...comment }, { ...RULES, ...rules });
  return [status, rule];
};

describe('a comment that arrives', () => {
  it('is published where no rule applies', () => {
    expect(judged({})).toEqual(['PUBLISHED', null]);
  });

  it.each([
    'You scoundrel!',
    'SCOUNDREL',
    'A scóundrel',
    'A ｓｃｏｕｎｄｒｅｌ',
    'A scoun\u200Bdrel',
    'Buy cheap\n rum here',
  ])('is turned down for a blocked word, however it is written: %s', (text) => {
    expect(judged({ text })).toEqual(['REJECTED', 'blocked words']);
  });

  it('is turned down for a blocked word in its author’s name, and tells moderators which', () => {
    const { reason } = judgeArrival({ ...KNOWN, author: 'Cheap Rum' }, RULES);
    expect(reason).toBe("It says 'cheap rum'.");
  });

  it('is not turned down for a word that holds a blocked one', () => {
    expect(judged({ text: 'Scoundrels and cheap rummy.' })).toEqual(['PUBLISHED', null]);
  });

  it('is turned down where its author has said the same before', () => {
    expect(judged({ isRepeat: true })).toEqual(['REJECTED', 'repeats']);
  });

  it.each(['See https://sound.example/x', 'See www.sound.com', 'See sound.com now', 'ftp://sound.example'])(
    'waits with a link: %s',
    (text) => {
      expect(judged({ text })).toEqual(['PENDING', 'links']);
    },
  );

  it('may have as many links as is set', () => {
    const text = 'See sound.com and harbour.com.';
    expect(judged({ text }, { maxLinks: 2 })).toEqual(['PUBLISHED', null]);
    expect(judged({ text }, { maxLinks: 1 })).toEqual(['PENDING', 'links']);
    expect(judged({ text: 'At 3.14 o’clock, i.e.now' })).toEqual(['PUBLISHED', null]);
  });

  it('waits where it is its author’s first, unless that is not asked for', () => {
    expect(judged({ isKnown: false })).toEqual(['PENDING', 'first comments']);
    expect(judged({ isKnown: false }, { holdsFirst: false })).toEqual(['PUBLISHED', null]);
  });

  it('is turned down rather than made to wait, where both apply', () => {
    const text = 'Scoundrel, see sound.com';
    expect(judged({ text, isKnown: false })).toEqual(['REJECTED', 'blocked words']);
  });
});
