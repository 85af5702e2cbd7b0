import { EntityKind, type AttributionType } from '../../domain/kinds.js';
import type { TextSpan } from '../../domain/text-span.js';
import type { Cue, Token, TokenRange } from '../draft.js';
import { HEADING_LABELS } from '../lexicon/heading-labels.js';
import { meansPerson } from '../lexicon/persons.js';
import { PRONOUNS } from '../lexicon/pronouns.js';
import { RELATIVE_PRONOUNS, RESPONSE_NOUNS, SUBORDINATORS } from '../lexicon/reporting-phrases.js';
import type { ClauseSubjects } from '../clause-subjects.js';
import type { NameIndex } from '../name-index.js';
import { headIndex, nounPhraseBefore, nounPhraseFrom } from '../noun-phrase.js';
import type { Quotation } from './quotation.js';

/** How many tokens may stand between a cue and the quotation it introduces. */
const INTRODUCTION_TOKENS = 14;
/** How many tokens of appositives may stand between a quotation's speaker and the cue. */
const APPOSITIVE_TOKENS = 40;
const LINKS = new Set([',', ':', 'that', '“', '"', "''", '‘', "'", '«', '—', '–', '-']);
const DASHES = new Set(['—', '–', '―', '--', '-']);

/** The words that tell who said a quotation. */
export interface Attribution {
  readonly cue: TextSpan | null;
  readonly speaker: TokenRange | null;
  readonly rule: string;
  /** As the cue tells; what is attributed without a verb is said. */
  readonly type?: AttributionType;
}

export function ofCue(cue: Cue | null): Attribution | null {
  return cue && { cue, speaker: cue.speaker, rule: cue.rule, type: cue.type };
}

/** Looks for the words that attribute one quotation: after it, before it, around it. Talks to the names of the text. */
export class AttributionFinder {
  private readonly tokens: readonly Token[];

  constructor(
    private readonly quotation: Quotation,
    private readonly names: NameIndex,
    private readonly subjects: ClauseSubjects,
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
      this.responseAfter() ??
      this.dashAfter() ??
      this.verbAfter()
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

  /** True for a cue right after a comma or a bracket, and no relative clause's. */
  private endsAppositives({ first }: Cue): boolean {
    let begin = first;
    while (['ADV', 'AUX'].includes(this.token(begin - 1)?.pos ?? '')) begin--;
    return /^[,)]$/.test(this.token(begin - 1)?.text ?? '');
  }

  /** X said: 'Q'. X told Y that 'Q'. */
  cueBefore(cues: readonly Cue[]): Cue | null {
    const { sentence, first } = this.quotation;
    if (!sentence) return null;
    const cue = cues.filter((other) => other.first >= sentence.first && other.last <= first).at(-1);
    if (!cue) return null;
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
    if (between.length > INTRODUCTION_TOKENS || (isClause && !hasColon && !isParenthesis)) return null;
    // 'told Pakistan “…”': nothing but the hearer stands between.
    const isHeard =
      cue.patterns.includes('HEARER') && nounPhraseFrom(this.tokens, begin, first)?.last === first;
    // '“A,” he said, but “B”'.
    const isJoined =
      between.at(-1)?.pos === 'CCONJ' &&
      (between.at(-2)?.text === ',' ||
        between.every(({ text, pos }) => text === ',' || pos === 'CCONJ' || pos === 'ADV'));
    // 'which X described as “…”'.
    const isNamed = between.length === 1 && between[0]?.lower === 'as';
    return isIntroduced || isHeard || isJoined || isNamed ? cue : null;
  }

  /** 'Q,' Lund interjected; 'Q!' beamed Lund: whatever verb it is, a person beside it after a quotation that pauses speaks. */
  private verbAfter(): Attribution | null {
    const { after, endsWithPause } = this.quotation;
    if (!endsWithPause) return null;
    const phrase = this.personFrom(after);
    if (phrase) return this.byVerb(phrase, this.verbFrom(phrase.last));
    const verb = this.verbFrom(after);
    const person = verb && this.personFrom(verb.index + 1);
    return person && this.byVerb(person, verb);
  }

  /** Lund interjected, 'Q'. */
  verbBefore(): Attribution | null {
    const { sentence, first } = this.quotation;
    const phrase = sentence && this.token(first - 1)?.text === ',' ? this.personFrom(sentence.first) : null;
    const verb = phrase && this.verbFrom(phrase.last);
    return phrase && verb?.index === first - 2 ? this.byVerb(phrase, verb) : null;
  }

  private byVerb(speaker: TokenRange, cue: Token | null): Attribution | null {
    return cue && { cue, speaker, rule: 'subject of any verb' };
  }

  private isPerson(phrase: TokenRange): boolean {
    const head = headIndex(this.tokens, phrase);
    const noun = this.tokens[head]?.lower ?? '';
    return (
      PRONOUNS.get(noun)?.isPersonal === true ||
      meansPerson(noun) ||
      this.names.at(head)?.kind === EntityKind.PERSON
    );
  }

  /** The phrase that begins at a token, if it means a person. */
  private personFrom(first: number): TokenRange | null {
    const phrase = nounPhraseFrom(this.tokens, first, this.limit);
    return phrase && this.isPerson(phrase) ? phrase : null;
  }

  /** A finite verb at a token, or an adverb after it. */
  private verbFrom(first: number): Token | null {
    const next = this.token(first)?.pos === 'ADV' ? first + 1 : first;
    const verb = this.token(next);
    return verb?.pos === 'VERB' && !verb.lower.endsWith('ing') ? verb : null;
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
      const speaker = isOf ? nounPhraseFrom(this.tokens, i + 2, this.limit) : this.possessor(be + 1);
      return speaker && { cue: noun, speaker, rule: 'response noun' };
    }
    return null;
  }

  /** 'X's blunt response': the phrase before the possessive. */
  private possessor(first: number): TokenRange | null {
    for (let i = first; i < first + 6; i++) {
      if (/^(’s|'s)$/.test(this.token(i)?.lower ?? '')) return nounPhraseBefore(this.tokens, i, first);
    }
    return null;
  }

  /** He said:, and the quotation in a paragraph of its own. */
  introducedBy(previous: TokenRange | undefined, cues: readonly Cue[]): Attribution | null {
    const colon = this.tokens[(previous?.last ?? 0) - 1];
    if (!previous || colon?.text !== ':' || !this.quotation.opensSentence) return null;
    const cue = cues.at(-1);
    if (cue) return ofCue(cue);
    const speaker =
      nounPhraseFrom(this.tokens, previous.first, previous.last) ?? this.subjects.mainSubject(previous);
    return speaker && { cue: colon, speaker, rule: 'label before colon' };
  }

  /** X: 'Q' at the beginning of a sentence; 'X's reply was short: Q'; 'It did not surprise X: Q'. */
  labelBefore(): Attribution | null {
    const { sentence, first, draft } = this.quotation;
    const colon = this.token(first - 1);
    if (!sentence || colon?.text !== ':') return null;
    const label = nounPhraseBefore(this.tokens, first - 1, sentence.first);
    if (label?.first === sentence.first) {
      if (HEADING_LABELS.has(draft.text.slice(label.start, label.end).toLowerCase())) return null;
      const noun = this.token(label.last - 1);
      const speaker = noun && RESPONSE_NOUNS.has(noun.lower) ? this.possessor(label.first) : null;
      return speaker && noun
        ? { cue: noun, speaker, rule: 'response noun' }
        : { cue: colon, speaker: label, rule: 'label before colon' };
    }
    return (
      this.subjectBeforeColon(sentence, colon) ??
      this.personBeforeColon(label, colon) ??
      this.ofColon(this.subjects.mainSubject(sentence, colon.index), colon)
    );
  }

  private ofColon(speaker: TokenRange | null, colon: Token): Attribution | null {
    return speaker && { cue: colon, speaker, rule: 'label before colon' };
  }

  /** 'X’s reply was short: Q', 'X, after a pause: Q': whose words, or who, the sentence before the colon begins with. */
  private subjectBeforeColon(sentence: TokenRange, colon: Token): Attribution | null {
    const subject = nounPhraseFrom(this.tokens, sentence.first, colon.index);
    if (!subject) return null;
    const noun = this.tokens[headIndex(this.tokens, subject)];
    const owner = noun && RESPONSE_NOUNS.has(noun.lower) ? this.possessor(sentence.first) : null;
    if (owner && noun) return { cue: noun, speaker: owner, rule: 'response noun' };
    const isFollowed = RELATIVE_PRONOUNS.has(this.token(subject.last)?.lower ?? '');
    return this.isPerson(subject) && !isFollowed ? this.ofColon(subject, colon) : null;
  }

  /** 'The delay did not surprise X: Q'. */
  private personBeforeColon(label: TokenRange | null, colon: Token): Attribution | null {
    const name = this.names.endingAt(colon.index);
    if (!label || name?.kind !== EntityKind.PERSON) return null;
    return this.ofColon(name.first < label.first ? null : label, colon);
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
