import type { AttributedQuote, Draft, TokenRange } from '../draft.js';
import type { SpeakerReference } from '../findings.js';
import { PRONOUNS, type PronounTraits } from '../lexicon/pronouns.js';
import { NARRATORS } from '../lexicon/reporting-phrases.js';
import { ClauseSubjects } from '../clause-subjects.js';
import type { NameIndex } from '../name-index.js';
import { nounPhraseFrom } from '../noun-phrase.js';
import { Antecedents } from './antecedents.js';
import { PhraseSpeakers } from './phrase-speakers.js';
import { QuotedBefore, type SpeakingWords } from './quoted-before.js';
import { SourceRegister } from './source-register.js';
import { SpeakerTraits, type Gender } from './speaker-traits.js';
import { SpokenBefore } from './spoken-before.js';

/** How far after a pronoun, in UTF-16 code units, whom it means may be named. */
const CATAPHORA_REACH = 200;

/** Decides who each quote's words for its speaker mean, in reading order. Remembers who spoke. */
export class SpeakerResolver {
  readonly register: SourceRegister;
  private readonly antecedents: Antecedents;
  private readonly names: NameIndex;
  private readonly traits: SpeakerTraits;
  private readonly phrases: PhraseSpeakers;
  private readonly subjects: ClauseSubjects;
  private readonly quotedBefore: QuotedBefore;
  private readonly spoken: SpokenBefore;
  /** The latest words that named a speaker, and their cue. */
  private latest: SpeakingWords = { speaker: null, cue: null };
  private isLatestKnown = true;

  constructor(
    private readonly draft: Draft,
    quoted: Uint8Array,
  ) {
    this.register = new SourceRegister(draft.tokens);
    this.antecedents = new Antecedents(draft, quoted);
    this.names = draft.nameIndex;
    this.traits = new SpeakerTraits(draft, this.register);
    this.spoken = new SpokenBefore((speaker, traits) => this.traits.fit(speaker, traits));
    this.phrases = new PhraseSpeakers(draft, this.register);
    this.subjects = new ClauseSubjects(draft, quoted, this.names);
    this.quotedBefore = new QuotedBefore(draft);
  }

  resolve(quote: AttributedQuote): SpeakerReference | null {
    const speaker = quote.speaker
      ? this.byWords(quote.speaker, quote)
      : quote.isCarried
        ? this.carried(quote)
        : null;
    if (speaker) {
      this.spoken.remember(speaker);
      this.antecedents.remember(quote, speaker);
    }
    if (quote.speaker) {
      this.latest = quote;
      this.isLatestKnown = speaker !== null;
    }
    this.quotedBefore.remember(quote, this.wordsFor(quote), speaker);
    return speaker;
  }

  /** The words that attribute a quote: its own, or where it has none, those that attributed the one before. */
  wordsFor(quote: AttributedQuote): SpeakingWords {
    return quote.isCarried ? this.latest : quote;
  }

  /** The others who spoke lately, latest first: who else it might have been. */
  runnersUp(chosen: SpeakerReference): SpeakerReference[] {
    return this.spoken.othersThan(chosen);
  }

  private byWords(words: TokenRange, quote: AttributedQuote): SpeakerReference | null {
    const { tokens } = this.draft;
    if (NARRATORS.has(tokens[words.first]?.lower ?? '')) return null;
    const pronoun =
      words.last - words.first === 1 ? PRONOUNS.get(tokens[words.first]?.lower ?? '') : undefined;
    if (pronoun) return this.byPronoun(pronoun, words, quote);
    return this.phrases.of(words);
  }

  /**
   * 'He' and 'she' are the likeliest of those met before; 'it' and 'they' are whoever spoke last and can be meant. Else
   * the one named last before.
   */
  private byPronoun(
    traits: PronounTraits,
    words: TokenRange,
    quote: AttributedQuote,
  ): SpeakerReference | null {
    if (traits.isPersonal) {
      const subjectOf = (sentence: TokenRange) => this.personAtStart(sentence, traits.gender);
      for (const speaker of this.antecedents.of(words, quote, subjectOf)) {
        if (!this.traits.fit(speaker, traits)) continue;
        if (traits.gender) this.traits.tell(speaker, traits.gender);
        return speaker;
      }
    }
    return (
      this.spoken.lastThatFits(traits) ??
      this.lastNamedBefore(words.start, traits) ??
      this.firstNamedAfter(words.end, traits) ??
      // A list of first names may be wrong about somebody.
      this.spoken.lastThatFits({ ...traits, gender: null }) ??
      null
    );
  }

  /** The person that a sentence begins with: 'A waiter remembered the guests.' */
  private personAtStart({ first, last }: TokenRange, gender: Gender | null): SpeakerReference | null {
    const { tokens } = this.draft;
    const words = nounPhraseFrom(tokens, first, last);
    return words && this.phrases.person(words, gender);
  }

  private lastNamedBefore(offset: number, traits: PronounTraits): SpeakerReference | null {
    for (const { entity } of this.names.before(offset)) {
      const speaker = { type: 'ENTITY', index: entity } as const;
      if (this.traits.fit(speaker, traits)) return speaker;
    }
    return null;
  }

  /** '“I was there,” he said. Tom Lisk, 80, …': whom nobody before can be is told right after. */
  private firstNamedAfter(offset: number, traits: PronounTraits): SpeakerReference | null {
    for (const { entity } of this.names.after(offset, offset + CATAPHORA_REACH)) {
      const speaker = { type: 'ENTITY', index: entity } as const;
      if (this.traits.fit(speaker, traits)) return speaker;
    }
    return null;
  }

  /** Whom a sentence is about: 'On Monday, Lund agreed.' */
  private subjectWords(lead: TokenRange): TokenRange | null {
    return nounPhraseFrom(this.draft.tokens, lead.first, lead.last) ?? this.subjects.mainSubject(lead);
  }

  /** A quote that names nobody is whoever spoke last, or the person its preceding sentence is about. */
  private carried(quote: AttributedQuote): SpeakerReference | null {
    const before = this.quotedBefore.of(quote);
    if (before) {
      this.latest = before.words;
      this.isLatestKnown = true;
      return before.speaker;
    }
    const lead = this.antecedents.leadTo(quote);
    const words = lead && this.subjectWords(lead);
    const subject = words && this.phrases.person(words, null);
    if (subject) {
      this.latest = { speaker: words, cue: null };
      this.isLatestKnown = true;
      return subject;
    }
    if (!this.isLatestKnown) return null;
    const start = quote.pieces[0]?.start ?? 0;
    return (
      this.spoken.last ?? this.lastNamedBefore(start, { gender: null, isPlural: false, isPersonal: true })
    );
  }
}
