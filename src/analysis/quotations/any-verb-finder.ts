import type { Token, TokenRange } from '../draft.js';
import type { NameIndex } from '../name-index.js';
import { nounPhraseBefore, nounPhraseFrom } from '../noun-phrase.js';
import type { Attribution } from './attribution.js';
import type { Quotation } from './quotation.js';
import { isPersonPhrase } from './speaking-phrases.js';

/** 'shot back', 'chimed in'. Origin: the phrasal verbs of Quirk et al., A Comprehensive Grammar of the English Language, 16.3. */
const PARTICLES_OF_RETORTS = new Set(['back', 'in']);

/** Lets a person beside one quotation speak by whatever verb stands there. Talks to the names of the text. */
export class AnyVerbFinder {
  private readonly tokens: readonly Token[];

  constructor(
    private readonly quotation: Quotation,
    private readonly names: NameIndex,
  ) {
    this.tokens = quotation.draft.tokens;
  }

  /** 'Q,' Lund interjected; 'Q!' beamed Lund: whatever verb it is, a person beside it after a quotation that pauses speaks. */
  after(): Attribution | null {
    const { after, endsWithPause } = this.quotation;
    if (!endsWithPause) return null;
    const phrase = this.personFrom(after);
    if (phrase) return this.byVerb(phrase, this.verbFrom(phrase.last));
    const verb = this.verbFrom(after);
    const person = verb && this.personFrom(verb.index + 1);
    return person && this.byVerb(person, verb);
  }

  /** Lund interjected, 'Q'. */
  before(): Attribution | null {
    const { sentence, first } = this.quotation;
    const phrase =
      sentence && this.quotation.token(first - 1)?.text === ',' ? this.personFrom(sentence.first) : null;
    const verb = phrase && this.verbFrom(phrase.last);
    return phrase && verb?.index === first - 2 ? this.byVerb(phrase, verb) : null;
  }

  /** Lund shot back, 'Q': a verb of any sort with a particle, right before the marks. */
  retortBefore(): Attribution | null {
    const { first } = this.quotation;
    const [verb, particle, mark] = [first - 3, first - 2, first - 1].map((index) =>
      this.quotation.token(index),
    );
    if (!verb || !PARTICLES_OF_RETORTS.has(particle?.lower ?? '') || !/^[,:]$/.test(mark?.text ?? ''))
      return null;
    const isVerb = ['VERB', 'NOUN', 'ADJ'].includes(verb.pos) && !verb.lower.endsWith('ing');
    const speaker = isVerb
      ? nounPhraseBefore(this.tokens, verb.index, this.quotation.sentence?.first ?? 0)
      : null;
    return speaker && isPersonPhrase(this.tokens, this.names, speaker) ? this.byVerb(speaker, verb) : null;
  }

  private byVerb(speaker: TokenRange, cue: Token | null): Attribution | null {
    return cue && { cue, speaker, rule: 'subject of any verb' };
  }

  /** The phrase that begins at a token, if it means a person. */
  private personFrom(first: number): TokenRange | null {
    const phrase = nounPhraseFrom(this.tokens, first, this.quotation.sentence?.last ?? 0);
    return phrase && isPersonPhrase(this.tokens, this.names, phrase) ? phrase : null;
  }

  /** A finite verb at a token, or an adverb after it. */
  private verbFrom(first: number): Token | null {
    const next = this.quotation.token(first)?.pos === 'ADV' ? first + 1 : first;
    const verb = this.quotation.token(next);
    return verb?.pos === 'VERB' && !verb.lower.endsWith('ing') ? verb : null;
  }
}
