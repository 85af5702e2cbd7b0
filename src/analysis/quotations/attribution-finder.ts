import { AttributionType } from '../../domain/kinds.js';
import type { Cue, Token } from '../draft.js';
import { UTTERING_VERBS } from '../lexicon/reporting-verbs.js';
import { RESPONSE_NOUNS, SUBORDINATORS } from '../lexicon/reporting-phrases.js';
import type { NameIndex } from '../name-index.js';
import { nounPhraseFrom } from '../noun-phrase.js';
import type { AnyVerbFinder } from './any-verb-finder.js';
import { ofCue, type Attribution } from './attribution.js';
import type { Quotation } from './quotation.js';
import { signatureAfter } from './signature-after.js';
import { speakerAfter } from './speaker-after.js';
import { isPersonPhrase, possessorFrom } from './speaking-phrases.js';

/** How many tokens may stand between a cue and the quotation it introduces. */
const INTRODUCTION_TOKENS = 14;
const READ = 'read';
/** How many tokens of appositives may stand between a quotation's speaker and the cue. */
const APPOSITIVE_TOKENS = 40;
const LINKS = new Set([',', ':', ';', 'that', '“', '"', "''", '‘', "'", '«', '—', '–', '-']);
const DASHES = new Set(['—', '–', '―', '--', '-']);

/** 'looks to', 'refuses to', 'gave': no words of anybody's follow, but an infinitive, or what a document shows. */
function isWordless({ patterns }: Cue): boolean {
  return patterns.every((pattern) => pattern === 'INFINITIVE' || pattern === 'FINDING');
}

/** Looks for the words that attribute one quotation: after it, before it, around it. Talks to the names, and to who takes any verb. */
export class AttributionFinder {
  private readonly tokens: readonly Token[];

  constructor(
    private readonly quotation: Quotation,
    private readonly names: NameIndex,
    private readonly verbs: AnyVerbFinder,
  ) {
    this.tokens = quotation.draft.tokens;
  }

  private token(index: number): Token | undefined {
    return this.quotation.token(index);
  }

  private get limit(): number {
    return this.quotation.sentence?.last ?? 0;
  }

  /** What stands after the quotation: a cue, a noun of response, a name after a dash, whatever verb it is. */
  after(cues: readonly Cue[]): Attribution | null {
    return (
      this.cueAfterAppositives(cues) ??
      ofCue(this.cueAfter(cues)) ??
      this.speakerAfter() ??
      this.responseAfter() ??
      this.dashAfter() ??
      this.verbs.after() ??
      signatureAfter(this.quotation)
    );
  }

  /** 'Q,' said X; 'Q,' X said; 'Q,' as X put it. */
  private cueAfter(cues: readonly Cue[]): Cue | null {
    const { after } = this.quotation;
    for (const cue of cues) {
      if (cue.first < after || cue.first >= this.limit) continue;
      const begin = Math.min(cue.first, cue.isInverted ? cue.first : (cue.speaker?.first ?? cue.first));
      if (begin < after) continue;
      const between = this.tokens.slice(after, begin);
      return between.every(
        ({ text, pos, lower }) =>
          text === ',' || lower === 'as' || (pos === 'ADV' && !SUBORDINATORS.has(lower)),
      )
        ? cue
        : null;
    }
    return null;
  }

  /** 'Q,' X, a doctor, one of three, said: the first phrase after the marks speaks, whatever else is told of it. */
  private cueAfterAppositives(cues: readonly Cue[]): Attribution | null {
    const { after, endsWithPause } = this.quotation;
    const first = this.token(after)?.text === ',' ? after + 1 : after;
    const speaker = endsWithPause ? nounPhraseFrom(this.tokens, first, this.limit) : null;
    if (!speaker || !/^[,(]$/.test(this.token(speaker.last)?.text ?? '')) return null;
    const cue = cues.find(
      (other) => other.first > speaker.last && !other.isInverted && this.endsAppositives(other),
    );
    const isNear = cue !== undefined && cue.first - speaker.last <= APPOSITIVE_TOKENS;
    return isNear && cue.rule === 'subject before cue'
      ? { cue, speaker, rule: cue.rule, type: cue.type }
      : null;
  }

  /** 'Q,' the stout, red-haired guard said. */
  private speakerAfter(): Attribution | null {
    const { draft, after, endsWithPause } = this.quotation;
    return endsWithPause ? speakerAfter(this.tokens, draft.quotedTokens, after, this.limit) : null;
  }

  /** True for a cue right after a comma or a bracket, and no relative clause's. */
  private endsAppositives({ first }: Cue): boolean {
    let begin = first;
    while (['ADV', 'AUX'].includes(this.token(begin - 1)?.pos ?? '')) begin--;
    return /^[,)]$/.test(this.token(begin - 1)?.text ?? '');
  }

  /** 'chanting “no contract, no peace” on the quay': a verb of how somebody speaks right before the marks. */
  utteringBefore(cues: readonly Cue[]): Cue | null {
    const { first } = this.quotation;
    const colon = /^[,:]$/.test(this.token(first - 1)?.text ?? '') ? first - 1 : first;
    const cue = cues.find(({ last }) => last === colon);
    const verb = this.tokens[cue?.first ?? 0]?.lemma ?? '';
    return cue && (UTTERING_VERBS.has(verb) || (verb === READ && this.isWritten(cue))) ? cue : null;
  }

  /** 'a banner which read “…”': what is written reads, and not who reads it. */
  private isWritten({ speaker }: Cue): boolean {
    return speaker !== null && !isPersonPhrase(this.tokens, this.names, speaker);
  }

  /** X said: 'Q'. X told Y that 'Q'. */
  cueBefore(cues: readonly Cue[]): Cue | null {
    const { sentence, first } = this.quotation;
    if (!sentence) return null;
    const cue = cues
      .filter((other) => other.first >= sentence.first && other.last <= first && !isWordless(other))
      .at(-1);
    if (!cue || this.isInReport(cue, cues)) return null;
    const begin = cue.isInverted ? (cue.speaker?.last ?? cue.last) : cue.last;
    const between = this.tokens.slice(begin, first);
    const isIntroduced = between.length === 0 || LINKS.has(between.at(-1)?.lower ?? '');
    const isClause = between.some(({ pos }) => pos === 'VERB' || pos === 'AUX');
    const hasColon = between.at(-1)?.text === ':';
    // 'told Y that its men “…”': the marks begin inside what was said.
    const that = between.findIndex(({ lower }) => lower === 'that');
    const isBeforeMarks = between.slice(that + 1).every(({ text }) => text === ',');
    if (that >= 0 && !isBeforeMarks && !hasColon) return null;
    const isParenthesis = between[0]?.text === ',' && between.at(-1)?.text === ',';
    const isFar = between.length > INTRODUCTION_TOKENS && !this.isHalved(cue);
    if (isFar || (isClause && !hasColon && !isParenthesis)) return null;
    // 'told Pakistan “…”': nothing but the hearer stands between.
    const isHeard =
      cue.patterns.includes('HEARER') && nounPhraseFrom(this.tokens, begin, first)?.last === first;
    // '“A,” he said, but “B”'.
    const isJoined =
      between.at(-1)?.pos === 'CCONJ' &&
      (between.at(-2)?.text === ',' ||
        between.every(({ text, pos }) => text === ',' || pos === 'CCONJ' || pos === 'ADV'));
    // 'which X described as “…”'.
    const isNaming = cue.patterns.some((pattern) => pattern === 'TOPIC' || pattern === 'AS');
    const isNamed = isNaming && between.length === 1 && between[0]?.lower === 'as';
    return isIntroduced || isHeard || isJoined || isNamed ? cue : null;
  }

  /** 'praised “the will of the whole harbour” as they left': a verb right before so many words, whatever follows. */
  isRightBefore(cue: Cue | null): boolean {
    const { first, isLong } = this.quotation;
    // What a clause is said with goes on: 'insisted “the wind is with us” despite the loss'.
    const isNamed = cue?.patterns.includes('TOPIC') === true && !cue.patterns.includes('CLAUSE');
    return isNamed && cue.last === first && isLong;
  }

  /** '“A,” said Lund, director of the institute, “but B”': the cue follows other marks, and its speaker is told at length. */
  private isHalved({ isInverted, first }: Cue): boolean {
    const { draft, span } = this.quotation;
    const goesOn = /^\p{Ll}/u.test(draft.text.slice(span.start, span.end));
    return isInverted && goesOn && draft.quotedTokens[first - 1] === 1;
  }

  /** 'Lund said, “We’ll See.”': after a verb of saying and a comma, words that look like a title are said. */
  isPausedBefore(cue: Cue | null): boolean {
    const isSaid = cue?.type === AttributionType.SAID && cue.patterns.includes('CLAUSE');
    const { first, isExclaimed, isClauseGoneOnFrom } = this.quotation;
    if (isClauseGoneOnFrom) return false;
    const isPaused = this.token(first - 1)?.text === ',' && cue?.last === first - 1;
    // 'She declared “What a Day!”'
    return isSaid && (isPaused || (isExclaimed && cue.last === first));
  }

  /** 'They said they want “A”': the words in marks are part of what they said. */
  private isInReport({ speaker, first, type }: Cue, cues: readonly Cue[]): boolean {
    if (type !== AttributionType.HELD) return false;
    return cues.some((outer) => {
      const begin = this.token(outer.last)?.lower === 'that' ? outer.last + 1 : outer.last;
      const reports =
        outer.first < first && outer.type === AttributionType.SAID && outer.patterns.includes('CLAUSE');
      return reports && !outer.isInverted && speaker?.first === begin;
    });
  }

  /** 'Q,' was the blunt response of X. */
  private responseAfter(): Attribution | null {
    const { after } = this.quotation;
    const be = this.token(after)?.text === ',' ? after + 1 : after;
    if (!/^(is|was)$/.test(this.token(be)?.lower ?? '')) return null;
    for (let i = be + 1; i < be + 6; i++) {
      const noun = this.token(i);
      if (!noun || !RESPONSE_NOUNS.has(noun.lower)) continue;
      const isOf = /^(of|from)$/.test(this.token(i + 1)?.lower ?? '');
      const speaker = isOf
        ? nounPhraseFrom(this.tokens, i + 2, this.limit)
        : possessorFrom(this.tokens, be + 1);
      return speaker && { cue: noun, speaker, rule: 'response noun' };
    }
    return null;
  }

  /** 'Q' — X, mayor of Y. */
  private dashAfter(): Attribution | null {
    const dash = this.token(this.quotation.after);
    if (!dash || !DASHES.has(dash.text)) return null;
    const speaker = nounPhraseFrom(this.tokens, dash.index + 1, this.limit);
    if (!speaker) return null;
    const rest = this.tokens.slice(speaker.last, this.limit);
    const isRole = rest[0]?.text === ',' && !rest.some(({ pos }) => pos === 'VERB' || pos === 'AUX');
    return rest.length <= 1 || isRole ? { cue: dash, speaker, rule: 'name after dash' } : null;
  }
}
