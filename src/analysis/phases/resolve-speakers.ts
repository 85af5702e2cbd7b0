import { EntityKind } from '../../domain/kinds.js';
import { tokenAt, tokenRange, type AttributedQuote, type Draft, type TokenRange } from '../draft.js';
import type { QuoteFinding, SpeakerReference, UnnamedSourceFinding } from '../findings.js';
import { confidenceOf } from '../lexicon/rule-confidence.js';
import { genderOf } from '../lexicon/names.js';
import { DOCUMENT_NOUNS } from '../lexicon/reporting-phrases.js';
import { PRONOUNS, type PronounTraits } from '../lexicon/pronouns.js';
import { HONORIFICS } from '../lexicon/titles.js';
import { headIndex, nounPhraseFrom } from '../noun-phrase.js';

const INDEFINITE = new Set([
  'a',
  'an',
  'another',
  'one',
  'two',
  'three',
  'four',
  'five',
  'some',
  'several',
  'many',
  'other',
  'most',
  'few',
  'no',
]);

/** How many tokens back a description can have been brought in. */
const INTRODUCTION_REACH = 150;

interface Source {
  /** Lower-case head noun, singular or plural as printed. */
  readonly head: string;
  readonly isPlural: boolean;
  readonly mentions: TokenRange[];
}

/** Decides who each quote's words for its speaker mean, in reading order. Remembers who spoke. */
class SpeakerResolver {
  readonly sources: Source[] = [];
  private readonly spoken: SpeakerReference[] = [];
  /** The latest words that named a speaker, and their cue. */
  private latest: Pick<AttributedQuote, 'speaker' | 'cue'> = { speaker: null, cue: null };

  constructor(private readonly draft: Draft) {}

  resolve(quote: AttributedQuote): SpeakerReference | null {
    const speaker = quote.speaker
      ? this.byWords(quote.speaker)
      : quote.isCarried
        ? this.carried(quote)
        : null;
    if (speaker) this.spoken.push(speaker);
    if (quote.speaker) this.latest = quote;
    return speaker;
  }

  /** The words that attribute a quote: its own, or where it has none, those that attributed the one before. */
  wordsFor(quote: AttributedQuote): Pick<AttributedQuote, 'speaker' | 'cue'> {
    return quote.isCarried ? this.latest : quote;
  }

  /** The others who spoke lately, latest first: who else it might have been. */
  runnersUp(chosen: SpeakerReference): SpeakerReference[] {
    const seen = new Set([keyOf(chosen)]);
    return [...this.spoken]
      .reverse()
      .filter((speaker) => !seen.has(keyOf(speaker)) && seen.add(keyOf(speaker)))
      .slice(0, 2);
  }

  private byWords(words: TokenRange): SpeakerReference | null {
    const { tokens } = this.draft;
    const head = headIndex(tokens, words);
    const pronoun =
      words.last - words.first === 1 ? PRONOUNS.get(tokens[words.first]?.lower ?? '') : undefined;
    if (pronoun) return this.byPronoun(pronoun, words);
    return (
      this.byName(head) ??
      this.byNameAtEnd(words) ??
      this.byAppositive(words) ??
      this.byDescription(words, head)
    );
  }

  /** The entity whose name covers a token. */
  private byName(head: number): SpeakerReference | null {
    const index = this.draft.names.findIndex(({ first, last }) => first <= head && head < last);
    const entity = this.draft.nameEntities[index];
    return entity === undefined || entity < 0 ? null : { type: 'ENTITY', index: entity };
  }

  /** 'Former ambassador to Afghanistan Rustam Shah Mohmand': the person at the end, unless a preposition leads there. */
  private byNameAtEnd({ first, last }: TokenRange): SpeakerReference | null {
    const { tokens, names } = this.draft;
    const name = names.find(
      (each) => each.last === last && each.first > first && each.kind === EntityKind.PERSON,
    );
    return name && tokens[name.first - 1]?.pos !== 'ADP' ? this.byName(last - 1) : null;
  }

  /** 'Its president, Katrien Maes,': the person whose name alone stands in commas after the words. */
  private byAppositive({ last }: TokenRange): SpeakerReference | null {
    const { tokens, names } = this.draft;
    if (tokens[last]?.text !== ',') return null;
    const name = names.find(({ first, kind }) => first === last + 1 && kind === EntityKind.PERSON);
    return name && /^[,.;:”"]$/.test(tokens[name.last]?.text ?? '.') ? this.byName(name.first) : null;
  }

  /** Whoever spoke last and can be meant; else the person named last before. */
  private byPronoun(traits: PronounTraits, words: TokenRange): SpeakerReference | null {
    const spoken = [...this.spoken].reverse().find((speaker) => this.canBe(speaker, traits));
    const named = this.lastNamedBefore(words.start, traits);
    return spoken ?? named;
  }

  private canBe(speaker: SpeakerReference, { gender, isPlural, isPersonal }: PronounTraits): boolean {
    if (speaker.type === 'UNNAMED_SOURCE') {
      const source = this.sources[speaker.index];
      if (!source || source.isPlural !== isPlural) return false;
      return isPlural || isPersonal !== DOCUMENT_NOUNS.has(source.head);
    }
    const entity = this.draft.entities[speaker.index];
    if (!entity) return false;
    if (isPersonal)
      return (
        entity.kind === EntityKind.PERSON &&
        (gender === null || [gender, undefined].includes(this.genderOf(speaker.index)))
      );
    return entity.kind !== EntityKind.PERSON;
  }

  private genderOf(entity: number): 'FEMALE' | 'MALE' | undefined {
    const honorific = this.draft.names.find(
      ({ honorific: title }, i) => title && this.draft.nameEntities[i] === entity,
    )?.honorific;
    const told = HONORIFICS.get(honorific?.toLowerCase().replace('.', '') ?? '');
    return told ?? genderOf(this.draft.entities[entity]?.name.split(' ')[0]?.toLowerCase() ?? '');
  }

  private lastNamedBefore(offset: number, traits: PronounTraits): SpeakerReference | null {
    const { names, nameEntities } = this.draft;
    for (let i = names.length - 1; i >= 0; i--) {
      const [name, entity] = [names[i], nameEntities[i]];
      if (!name || entity === undefined || entity < 0 || name.end > offset) continue;
      const speaker = { type: 'ENTITY', index: entity } as const;
      if (this.canBe(speaker, traits)) return speaker;
    }
    return null;
  }

  /** 'the diplomat' is whoever was last called so; 'a diplomat' is brought in anew. */
  private byDescription(words: TokenRange, head: number): SpeakerReference | null {
    const { tokens } = this.draft;
    const noun = tokens[head];
    if (!noun || noun.pos === 'PRON' || noun.pos === 'DET') return null;
    const opening = tokens[words.first]?.lower ?? '';
    const isPlural = /s$/.test(noun.lower) && !/ss$/.test(noun.lower);
    const isNew = INDEFINITE.has(opening) || (isPlural && tokens[words.first]?.pos !== 'DET');
    const sameWords = this.sources.findIndex(({ mentions }) =>
      mentions.some(({ start }) => start === words.start),
    );
    if (sameWords >= 0) return { type: 'UNNAMED_SOURCE', index: sameWords };
    if (!isNew) {
      const known = this.sources.map(({ head: other }) => other).lastIndexOf(noun.lower);
      const introduced = this.introduction(noun.lower, words.first);
      const latest = this.sources[known]?.mentions.at(-1)?.start ?? -1;
      if (introduced && introduced.start > latest) {
        this.sources.push({ head: noun.lower, isPlural, mentions: [introduced, words] });
        return { type: 'UNNAMED_SOURCE', index: this.sources.length - 1 };
      }
      if (known >= 0) {
        this.sources[known]?.mentions.push(words);
        return { type: 'UNNAMED_SOURCE', index: known };
      }
      const titled = this.byTitle(noun.lower, words.start);
      if (titled) return titled;
    }
    this.sources.push({ head: noun.lower, isPlural, mentions: [words] });
    return { type: 'UNNAMED_SOURCE', index: this.sources.length - 1 };
  }

  /** Where a description is brought in before it speaks: 'A senior official talks more candidly.' */
  private introduction(noun: string, before: number): TokenRange | null {
    const { tokens } = this.draft;
    for (let i = before - 1; i >= Math.max(0, before - INTRODUCTION_REACH); i--) {
      if (tokens[i]?.lower !== noun || tokens[i]?.pos !== 'NOUN') continue;
      for (let first = i - 1; first >= Math.max(0, i - 6); first--) {
        const isDeterminer = /^an?$/.test(tokens[first]?.lower ?? '');
        const phrase = isDeterminer ? nounPhraseFrom(tokens, first, before) : null;
        // What follows the noun is often a verb that passes for one: 'an official talks'.
        if (phrase && phrase.last > i) return tokenRange(tokens, first, i + 1);
      }
    }
    return null;
  }

  /** 'the general' after 'General Smith': the person last named with the title. */
  private byTitle(noun: string, before: number): SpeakerReference | null {
    const { names, nameEntities } = this.draft;
    for (let i = names.length - 1; i >= 0; i--) {
      const name = names[i];
      const entity = nameEntities[i];
      if (!name || entity === undefined || entity < 0 || name.end > before) continue;
      const title = name.honorific?.toLowerCase().replace('.', '') ?? '';
      if (title === noun || (title.length >= 3 && noun.startsWith(title)))
        return { type: 'ENTITY', index: entity };
    }
    return null;
  }

  /** A quote that names nobody is whoever spoke last, or the person its preceding sentence is about. */
  private carried(quote: AttributedQuote): SpeakerReference | null {
    const start = quote.pieces[0]?.start ?? 0;
    return (
      this.spoken.at(-1) ?? this.lastNamedBefore(start, { gender: null, isPlural: false, isPersonal: true })
    );
  }
}

function keyOf({ type, index }: SpeakerReference): string {
  return `${type} ${String(index)}`;
}

/** Gives every quote its speaker: a named entity, or a source the article keeps unnamed. */
export function resolveSpeakers(draft: Draft): Pick<Draft, 'quotes' | 'unnamedSources' | 'sourceMentions'> {
  const resolver = new SpeakerResolver(draft);
  const quotes = draft.attributedQuotes.map((quote): QuoteFinding => {
    const speaker = resolver.resolve(quote);
    const words = resolver.wordsFor(quote);
    const confidence = confidenceOf(quote.rule, words.speaker !== null && isPronoun(draft, words.speaker));
    const others = speaker ? resolver.runnersUp(speaker) : [];
    const share = others.length > 0 ? (1 - confidence) / others.length : 0;
    return {
      kind: quote.kind,
      pieces: quote.pieces,
      speaker,
      attribution: speaker && {
        speakerMention: words.speaker && { start: words.speaker.start, end: words.speaker.end },
        cue: words.cue && { start: words.cue.start, end: words.cue.end },
        rule: quote.rule,
        confidence,
        alternatives: others.map((other) => ({ speaker: other, confidence: share })),
      },
      stances: [],
    };
  });
  const sourceMentions = resolver.sources.map(({ mentions }) => mentions);
  const unnamedSources = resolver.sources.map(({ mentions, isPlural }) =>
    describe(draft, mentions, isPlural),
  );
  return { quotes, unnamedSources, sourceMentions };
}

function isPronoun({ tokens }: Draft, { start }: TokenRange): boolean {
  return PRONOUNS.has(tokens[tokenAt(tokens, start)]?.lower ?? '');
}

/** A source as its fullest description tells it; the rest is for a later phase. */
function describe({ text }: Draft, mentions: readonly TokenRange[], isPlural: boolean): UnnamedSourceFinding {
  const names = mentions.map(({ start, end }) => text.slice(start, end));
  const name = names.reduce(
    (fullest, other) => (other.length > fullest.length ? other : fullest),
    names[0] ?? '',
  );
  return {
    name,
    organization: null,
    nationality: null,
    isPlural,
    anonymityRequested: false,
    anonymityReason: null,
  };
}
