import { oneLine } from '../../domain/one-line.js';
import { exactWords } from '../../domain/text-span.js';
import { tokenRange, type Token, type TokenRange } from '../draft.js';
import type { UnnamedSourceFinding } from '../findings.js';
import { INDEFINITE_DETERMINERS } from '../lexicon/determiners.js';
import { isPersonNoun } from '../lexicon/names.js';
import { headIndex, nounPhraseFrom } from '../noun-phrase.js';

/** How many tokens back a description can have been brought in. */
const INTRODUCTION_REACH = 150;

/** A source that the article keeps unnamed. */
export interface Source {
  /** Lower-case head noun, singular or plural as printed. */
  readonly head: string;
  readonly isPlural: boolean;
  readonly mentions: TokenRange[];
}

/** @param noun lower case; true for 'officials', not for 'boss' */
export function isPluralNoun(noun: string): boolean {
  return /s$/.test(noun) && !/ss$/.test(noun);
}

function wordsIn(words: string): number {
  return words.split(' ').length;
}

/** Tells one unnamed source from another: 'the diplomat' is whoever was last called so, 'a diplomat' is brought in anew. */
export class SourceRegister {
  readonly sources: Source[] = [];
  /** The first source that is mentioned at a place. */
  private readonly byStart = new Map<number, number>();
  /** The latest source of each head noun. */
  private readonly byHead = new Map<string, number>();

  constructor(private readonly tokens: readonly Token[]) {}

  /**
   * The source that a description means, if it was met before or brought in before it speaks.
   * @param head the index of the description's head noun
   * @returns the source's index, or null
   */
  known(words: TokenRange, head: number): number | null {
    const noun = this.tokens[head]?.lower ?? '';
    const sameWords = this.byStart.get(words.start);
    if (sameWords !== undefined) return sameWords;
    if (this.isBroughtIn(words, noun)) return null;
    const known = this.byHead.get(noun) ?? null;
    const introduced = this.introduction(noun, words.first);
    const latest = known === null ? -1 : (this.sources[known]?.mentions.at(-1)?.start ?? -1);
    if (introduced && introduced.start > latest) return this.add(noun, [introduced, words]);
    if (known === null) return null;
    this.sources[known]?.mentions.push(words);
    this.byStart.set(words.start, known);
    return known;
  }

  /** Where whom a noun can mean was last mentioned or brought in without a name, as a UTF-16 offset; -1 for nowhere. */
  lastMet(noun: string, words: TokenRange): number {
    const known = this.sources[this.byHead.get(noun) ?? -1]?.mentions.at(-1)?.start ?? -1;
    return Math.max(known, this.introduction(noun, words.first)?.start ?? -1);
  }

  /** @returns the new source's index */
  add(head: string, mentions: TokenRange[]): number {
    this.sources.push({ head, isPlural: isPluralNoun(head), mentions });
    const index = this.sources.length - 1;
    this.byHead.set(head, index);
    for (const { start } of mentions) if (!this.byStart.has(start)) this.byStart.set(start, index);
    return index;
  }

  /** True where the words bring in somebody new: 'a diplomat', 'two diplomats', 'diplomats'. */
  isBroughtIn({ first }: TokenRange, noun: string): boolean {
    const opening = this.tokens[first];
    return INDEFINITE_DETERMINERS.has(opening?.lower ?? '') || (isPluralNoun(noun) && opening?.pos !== 'DET');
  }

  /** Where a description is brought in before it speaks: 'A senior official talks more candidly.' */
  private introduction(noun: string, before: number): TokenRange | null {
    const { tokens } = this;
    for (let i = before - 1; i >= Math.max(0, before - INTRODUCTION_REACH); i--) {
      const isNoun = tokens[i]?.lower === noun && (tokens[i]?.pos === 'NOUN' || isPersonNoun(noun));
      if (!isNoun) continue;
      for (let first = i - 1; first >= Math.max(0, i - 6); first--) {
        const isDeterminer = /^an?$/.test(tokens[first]?.lower ?? '');
        const phrase = isDeterminer ? nounPhraseFrom(tokens, first, before) : null;
        if (!phrase || phrase.last <= i) continue;
        // What follows the noun is often a verb that passes for one: 'an official talks'.
        return headIndex(tokens, phrase) === i ? phrase : tokenRange(tokens, first, i + 1);
      }
    }
    return null;
  }

  /** The sources, each as its fullest description tells it; the rest is for a later phase. */
  described(text: string): UnnamedSourceFinding[] {
    return this.sources.map(({ mentions, isPlural }) => ({
      name: mentions
        .map((mention) => oneLine(exactWords(text, mention)))
        .reduce((fullest, other) => (wordsIn(other) > wordsIn(fullest) ? other : fullest)),
      organization: null,
      nationality: null,
      isPlural,
      anonymityRequested: false,
      anonymityReason: null,
    }));
  }
}
