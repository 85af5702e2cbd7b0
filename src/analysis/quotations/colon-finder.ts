import { EntityKind } from '../../domain/kinds.js';
import type { ClauseSubjects } from '../clause-subjects.js';
import type { Cue, Token, TokenRange } from '../draft.js';
import { HEADING_LABELS } from '../lexicon/heading-labels.js';
import { RELATIVE_PRONOUNS, RESPONSE_NOUNS } from '../lexicon/reporting-phrases.js';
import type { NameIndex } from '../name-index.js';
import { headIndex, nounPhraseBefore, nounPhraseFrom } from '../noun-phrase.js';
import { ofCue, type Attribution } from './attribution.js';
import type { Quotation } from './quotation.js';
import { isPersonPhrase, possessorFrom } from './speaking-phrases.js';

/** Decides whom a colon before one quotation lets speak. Talks to the names and the subjects of the text. */
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
