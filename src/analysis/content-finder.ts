import { AttributionType } from '../domain/kinds.js';
import { ClauseOpening } from './clause-opening.js';
import type { Content } from './content.js';
import { ContentBefore } from './content-before.js';
import { ContentEnd } from './content-end.js';
import { ContentLimit } from './content-limit.js';
import type { Cue, CuePattern, CuePreposition, Token, TokenRange } from './draft.js';
import { COMPLEMENTIZERS, meansDocument, NEVER_SPEAKERS, PUSHED_DOWN } from './lexicon/reporting-phrases.js';
import { PRONOUNS } from './lexicon/pronouns.js';
import { headIndex, nounPhraseFrom } from './noun-phrase.js';
import { LONGEST_CONTENT, SentenceWords } from './sentence-words.js';

/** How many tokens an occasion may have: 'said at a rally in the old harbour on Monday that'. */
const LONGEST_ADJUNCT = 16;
/** How many tokens may stand between a subject and its verb. */
const VERB_REACH = 24;

/** Parts of speech that spoken words begin with; behind a preposition there is more often an occasion. */
const SPOKEN_STARTS = new Set(['DET', 'NOUN', 'PROPN', 'PRON', 'NUM', 'ADJ', 'INTJ']);

/** Decides which words of a sentence a cue reports. Reads tokens alone. */
export class ContentFinder {
  private readonly cueAt: ReadonlyMap<number, Cue>;
  private readonly end: ContentEnd;
  private readonly words: SentenceWords;
  private readonly around: ContentBefore;
  private readonly openings: ClauseOpening;
  private readonly limits: ContentLimit;
  private readonly found = new Map<Cue, Content | null>();

  /**
   * @param quoted which tokens stand in quotation marks
   * @param cues the sentence's, in reading order
   */
  constructor(
    private readonly tokens: readonly Token[],
    quoted: Uint8Array,
    private readonly sentence: TokenRange,
    cues: readonly Cue[],
  ) {
    this.cueAt = new Map(cues.map((cue) => [cue.first, cue]));
    this.end = new ContentEnd(tokens, quoted, sentence);
    this.words = new SentenceWords(tokens, sentence);
    this.openings = new ClauseOpening(tokens, quoted, sentence, this.words);
    this.around = new ContentBefore(this.words, sentence, this.openings, cues);
    this.limits = new ContentLimit(
      tokens,
      this.words,
      quoted,
      sentence,
      (cue) => this.contentOf(cue) !== null,
    );
  }

  contentOf(cue: Cue): Content | null {
    const known = this.found.get(cue);
    if (known !== undefined) return known;
    const content = this.find(cue);
    this.found.set(cue, content);
    return content;
  }

  private find(cue: Cue): Content | null {
    if (cue.patterns.includes('SOURCE')) return this.around.aroundSource(cue);
    const asNoted = this.around.asSomebodyNoted(cue);
    if (asNoted) return asNoted;
    // 'It is late, said Lund, a nurse': what follows the speaker is the speaker's.
    const isInFront = cue.isInverted && cue.rule !== 'passive' && cue.first > this.sentence.first;
    const isInserted = this.around.isToldInside(cue);
    for (const pattern of isInFront || isInserted ? [] : cue.patterns) {
      const content = this.after(cue, pattern);
      if (content) return this.around.withWordsInFront(cue, content);
    }
    const canFollow = cue.patterns.includes('PRECEDED') || cue.patterns.includes('CLAUSE');
    return canFollow && cue.type === AttributionType.SAID ? this.around.before(cue) : null;
  }

  /** What follows a cue, by what the verb can take. */
  private after(cue: Cue, pattern: CuePattern): Content | null {
    const begin = this.words.skipAdjuncts(cue.isInverted ? (cue.speaker?.last ?? cue.last) : cue.last);
    if (cue.isInverted && pattern !== 'CLAUSE' && pattern !== 'SUBJECT') return null;
    switch (pattern) {
      case 'CLAUSE':
        return this.pushedDown(cue, begin) ?? this.clauseFrom(cue, begin) ?? this.afterAdjunct(cue, begin);
      case 'HEARER':
      case 'ORDER': {
        const hearer = nounPhraseFrom(this.tokens, begin, this.sentence.last);
        if (!hearer) return null;
        const next = this.words.skipAdjuncts(hearer.last);
        const isOrder =
          this.words.lower(next) === 'to' ||
          (this.words.lower(next) === 'not' && this.words.lower(next + 1) === 'to');
        if (pattern === 'ORDER')
          return isOrder ? this.untilEnd(cue, this.orderedFrom(cue, hearer, next)) : null;
        return this.words.isGerund(next) ? null : this.clauseFrom(cue, next);
      }
      case 'THAT':
        return (
          this.complementFrom(cue, begin) ??
          (this.openings.isBareClause(cue, begin) ? this.untilEnd(cue, begin) : null)
        );
      case 'INFINITIVE':
        return this.words.isInfinitive(begin) ? this.untilEnd(cue, begin) : null;
      case 'TOPIC':
        return this.topicFrom(cue, begin);
      case 'WORDS':
        return this.wordsFrom(cue, begin);
      case 'FINDING':
        return this.isByDocument(cue) ? this.topicFrom(cue, begin) : null;
      case 'RAISED':
        return this.raised(cue, begin);
      case 'SUBJECT':
        return cue.raised ? { first: cue.raised.first, last: cue.raised.last } : null;
      case 'PRECEDED':
      case 'SOURCE':
        return null;
      default:
        return this.behindPreposition(cue, pattern);
    }
  }

  /** 'urged the council to wait': the council is part of what is wished for; 'urged them to wait': who is spoken to is not. */
  private orderedFrom(cue: Cue, { first, last }: TokenRange, infinitive: number): number {
    const isPronoun = last - first === 1 && this.words.pos(first) === 'PRON';
    return isPronoun || cue.patterns.includes('HEARER') ? infinitive : first;
  }

  /** A clause: behind a complementizer, or with a subject and a finite verb of its own. */
  private clauseFrom(cue: Cue, first: number): Content | null {
    const complement = this.complementFrom(cue, first);
    if (complement) return complement;
    // 'said, “it is far” from the harbour'
    const isInMarks = this.words.lower(first) === ',' && this.openings.goesOnAfterMarks(first + 1);
    if (isInMarks && cue.type === AttributionType.SAID) return this.untilEnd(cue, first + 1);
    const start = first;
    const infinitive = this.words.lower(start) === 'not' ? start + 1 : start;
    if (this.words.isInfinitive(infinitive)) return this.untilEnd(cue, start);
    const subject = this.openings.subjectFrom(start);
    if (!subject && this.openings.hasClauseBeneath(start)) return this.untilEnd(cue, start);
    if (!subject)
      return this.words.isGerund(start) || this.openings.goesOnAfterMarks(start)
        ? this.untilEnd(cue, start)
        : null;
    for (let i = subject.last; i < Math.min(subject.last + VERB_REACH, this.sentence.last); i++) {
      const speaker = this.cueAt.get(i)?.speaker;
      if (speaker && speaker.first < start) return null;
      // 'shows Lund leaving': no clause.
      if (i === subject.last && this.words.isGerund(i)) return null;
      if (this.words.isVerb(i)) return this.untilEnd(cue, start);
      // 'written a letter and had burnt it': the second verb has the writer for its subject.
      const isJoined =
        this.words.pos(i) === 'CCONJ' &&
        (/^(?:VERB|AUX)$/.test(this.words.pos(i + 1)) || this.words.lower(i - 1) === ',');
      if (isJoined || this.words.lower(i) === ':' || this.words.lower(i) === ';') return null;
    }
    return null;
  }

  /** 'the mill, which she said was old': the relative pronoun, and the verb it is the subject of. */
  private pushedDown(cue: Cue, first: number): Content | null {
    const pronoun = (cue.speaker?.first ?? 0) - 1;
    if (cue.isInverted || cue.type !== AttributionType.SAID || !PUSHED_DOWN.has(this.words.lower(pronoun)))
      return null;
    // 'the case on which the court ruled'
    if (this.words.pos(pronoun - 1) === 'ADP' && this.words.lower(pronoun) !== 'what') return null;
    const isFinite = this.words.isVerb(first) && !this.words.isGerund(first);
    const rest = isFinite ? this.untilEnd(cue, first) : this.clauseFrom(cue, first);
    return rest && { first: pronoun, last: pronoun + 1, rest };
  }

  /** 'said the same of the mill', 'said yes': whatever follows 'say' was said. */
  private wordsFrom(cue: Cue, first: number): Content | null {
    return SPOKEN_STARTS.has(this.words.pos(first)) ? this.untilEnd(cue, first) : null;
  }

  /** 'said at a rally in the harbour that …': the clause behind the place or the occasion. */
  private afterAdjunct(cue: Cue, first: number): Content | null {
    if (this.words.pos(first) !== 'ADP') return null;
    for (let i = first; i < first + LONGEST_ADJUNCT; i++) {
      const isSubject = PRONOUNS.get(this.words.lower(i))?.isPersonal === true && this.words.isVerb(i + 1);
      if (this.words.lower(i) === 'that' || isSubject) return this.untilEnd(cue, i);
      const isMark = this.words.pos(i) === 'PUNCT' && !/^(?:,|“|”|"|''|‘|’|')$/.test(this.words.lower(i));
      if (isMark || ['VERB', 'AUX', ''].includes(this.words.pos(i))) return null;
    }
    return null;
  }

  /** A clause behind a complementizer. */
  private complementFrom(cue: Cue, first: number): Content | null {
    const start = this.openings.complementAt(cue, first);
    return start === null ? null : this.untilEnd(cue, start);
  }

  /** 'The mill is said to be older': the subject, and what the verb says of it. */
  private raised(cue: Cue, begin: number): Content | null {
    const isQuality =
      this.words.pos(this.skipAdverb(begin)) === 'ADJ' || /^(?:like|as)$/.test(this.words.lower(begin));
    const isSeeming = isQuality && cue.rule !== 'passive';
    const rest = isSeeming || this.words.isInfinitive(begin) ? this.untilEnd(cue, begin, false) : null;
    return cue.raised && rest ? { first: cue.raised.first, last: cue.raised.last, rest } : null;
  }

  /** 'talked about the bridge': the preposition is the cue's. */
  private behindPreposition(cue: Cue, preposition: CuePreposition): Content | null {
    const begin = this.skipAdverb(cue.last);
    if (this.words.lower(begin) !== preposition.toLowerCase() || this.words.isInfinitive(begin)) return null;
    const isClause = COMPLEMENTIZERS.has(this.words.lower(begin + 1));
    return this.untilEnd(cue, begin + 1, isClause);
  }

  private skipAdverb(index: number): number {
    return this.words.pos(index) === 'ADV' ? index + 1 : index;
  }

  /** 'The poll showed …', and 'A poll by the bank showed …', where the bank is who tells. */
  private isByDocument({ speaker }: Cue): boolean {
    if (!speaker) return false;
    const isOfDocument =
      this.words.pos(speaker.first - 1) === 'ADP' && meansDocument(this.words.lower(speaker.first - 2));
    return isOfDocument || meansDocument(this.words.lower(headIndex(this.tokens, speaker)));
  }

  /** What a verb such as 'questioned' is about. */
  private topicFrom(cue: Cue, first: number): Content | null {
    const start = /^(on|for|of|about|as)$/.test(this.words.lower(first)) ? first + 1 : first;
    // 'opposed raising the toll': what somebody does is a topic like any other.
    const isTopic = nounPhraseFrom(this.tokens, start, this.sentence.last) ?? this.words.isGerund(start);
    return isTopic ? this.untilEnd(cue, start, false) : null;
  }

  /** To the end of the sentence, or to where another attribution begins. */
  private untilEnd(cue: Cue, first: number, isClause = true): Content | null {
    const limit = Math.min(first + LONGEST_CONTENT, this.sentence.last);
    // 'condemned Lund' is about somebody, 'suggested nothing' is not; 'no' is an answer.
    const isAnswer = /^(?:yes|no)$/.test(this.words.lower(first));
    const shortest = (isClause && !isAnswer) || NEVER_SPEAKERS.has(this.words.lower(first)) ? 2 : 1;
    for (let i = first + 1; i < limit; i++) {
      const other = this.cueAt.get(i);
      const stop = other ? this.limits.between(cue, other, first) : limit;
      if (stop > first && stop < limit)
        return this.words.trim(first, this.end.of(cue, first, stop, isClause), shortest);
    }
    return this.words.trim(first, this.end.of(cue, first, limit, isClause), shortest);
  }
}
