import { EntityKind } from '../../domain/kinds.js';
import type { ClauseSubjects } from '../clause-subjects.js';
import { tokenRange, type Cue, type Token, type TokenRange } from '../draft.js';
import { HEADING_LABELS } from '../lexicon/heading-labels.js';
import { POSSESSIVE_PRONOUNS } from '../lexicon/pronouns.js';
import { RELATIVE_PRONOUNS, RESPONSE_NOUNS } from '../lexicon/reporting-phrases.js';
import type { NameIndex } from '../name-index.js';
import { headIndex, nounPhraseBefore, nounPhraseFrom } from '../noun-phrase.js';
import { ofCue, type Attribution } from './attribution.js';
import type { Quotation } from './quotation.js';
import { isPersonPhrase, possessorFrom } from './speaking-phrases.js';

/** How many tokens may name a source before a colon. */
const LONGEST_SOURCE = 10;

/** What many voices make. Origin: the nouns of Levin's verbs of manner of speaking, 37.3. */
const CHANTS = new Set(['chant', 'chants', 'shout', 'shouts', 'cry', 'cries', 'cheers']);

/** Decides whom a colon, or a noun of chanting, before one quotation lets speak. Talks to the names and the subjects of the text. */
export class ColonFinder {
  private readonly tokens: readonly Token[];

  constructor(
    private readonly quotation: Quotation,
    private readonly names: NameIndex,
    private readonly subjects: ClauseSubjects,
  ) {
    this.tokens = quotation.draft.tokens;
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
    const colon = this.quotation.token(first - 1);
    if (!sentence || colon?.text !== ':') return null;
    const label = nounPhraseBefore(this.tokens, first - 1, sentence.first);
    if (label?.first === sentence.first) {
      if (HEADING_LABELS.has(draft.text.slice(label.start, label.end).toLowerCase())) return null;
      const noun = this.quotation.token(label.last - 1);
      const speaker = noun && RESPONSE_NOUNS.has(noun.lower) ? possessorFrom(this.tokens, label.first) : null;
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

  /** 'THE TIDE IS LATE - Bo Lind: Q', 'From the report: Q', 'More from Lund: Q': what stands between a dash or 'from' and the colon. */
  sourceBefore(): Attribution | null {
    const { sentence, first } = this.quotation;
    const colon = this.quotation.token(first - 1);
    if (!sentence || colon?.text !== ':') return null;
    for (let i = colon.index - 1; i >= Math.max(sentence.first, colon.index - LONGEST_SOURCE); i--) {
      const isFrom = this.tokens[i]?.lower === 'from' && this.opensLine(i, sentence);
      if (!isFrom && !this.isApartDash(i)) continue;
      const label = nounPhraseFrom(this.tokens, i + 1, colon.index);
      const owner = isFrom ? possessorFrom(this.tokens, i + 1) : null;
      return label?.last === colon.index ? this.ofColon(owner ?? label, colon) : null;
    }
    return null;
  }

  /** True where nothing, or 'more' alone, stands between the beginning of a sentence or a dash and a token. */
  private opensLine(index: number, { first }: TokenRange): boolean {
    const begin = this.tokens[index - 1]?.lower === 'more' ? index - 1 : index;
    return begin === first || this.isApartDash(begin - 1);
  }

  /** A dash with a blank on both its sides. */
  private isApartDash(index: number): boolean {
    const [before, dash, after] = [this.tokens[index - 1], this.tokens[index], this.tokens[index + 1]];
    if (!before || !dash || !after || !/^(?:[—–―-]|--)$/.test(dash.text)) return false;
    return before.end < dash.start && dash.end < after.start;
  }

  /** 'to chants of “Q”', 'their chants of “Q”': whose they are, or who the sentence tells of. */
  chantBefore(): Attribution | null {
    const { sentence, first } = this.quotation;
    const noun = this.quotation.token(first - 2);
    if (!sentence || !noun || !CHANTS.has(noun.lower) || this.quotation.token(first - 1)?.lower !== 'of')
      return null;
    const owner = this.tokens[noun.index - 1];
    const speaker =
      owner && POSSESSIVE_PRONOUNS.has(owner.lower)
        ? tokenRange(this.tokens, owner.index, noun.index)
        : (possessorFrom(this.tokens, noun.index - 3) ?? this.subjects.mainSubject(sentence, noun.index));
    const isNobody = this.tokens[speaker?.first ?? noun.index]?.lower === 'it';
    return speaker && !isNobody ? { cue: noun, speaker, rule: 'noun of saying' } : null;
  }

  private ofColon(speaker: TokenRange | null, colon: Token): Attribution | null {
    return speaker && { cue: colon, speaker, rule: 'label before colon' };
  }

  /** 'X’s reply was short: Q', 'X, after a pause: Q': whose words, or who, the sentence before the colon begins with. */
  private subjectBeforeColon(sentence: TokenRange, colon: Token): Attribution | null {
    const subject = nounPhraseFrom(this.tokens, sentence.first, colon.index);
    if (!subject) return null;
    const noun = this.tokens[headIndex(this.tokens, subject)];
    const owner = noun && RESPONSE_NOUNS.has(noun.lower) ? possessorFrom(this.tokens, sentence.first) : null;
    if (owner && noun) return { cue: noun, speaker: owner, rule: 'response noun' };
    const isFollowed = RELATIVE_PRONOUNS.has(this.quotation.token(subject.last)?.lower ?? '');
    return isPersonPhrase(this.tokens, this.names, subject) && !isFollowed
      ? this.ofColon(subject, colon)
      : null;
  }

  /** 'The delay did not surprise X: Q'. */
  private personBeforeColon(label: TokenRange | null, colon: Token): Attribution | null {
    const name = this.names.endingAt(colon.index);
    if (!label || name?.kind !== EntityKind.PERSON) return null;
    return this.ofColon(name.first < label.first ? null : label, colon);
  }
}
