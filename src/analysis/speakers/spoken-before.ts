import type { SpeakerReference } from '../findings.js';
import type { PronounTraits } from '../lexicon/pronouns.js';
import { keyOf } from './speaker-traits.js';

/** How many of those who spoke lately are told apart: one and two others. */
const LATELY = 3;

/** Those of whom one pronoun may mean the latest, and how many utterances were looked at. */
interface Fitting {
  readonly speakers: SpeakerReference[];
  seen: number;
}

function keyOfTraits({ gender, isPlural, isPersonal }: PronounTraits): number {
  return (gender === null ? 0 : gender === 'MALE' ? 1 : 2) + (isPlural ? 3 : 0) + (isPersonal ? 6 : 0);
}

/** Remembers who spoke, and who spoke last of those that a pronoun can mean. Asks whoever knows what pronouns fit. */
export class SpokenBefore {
  /** Once for each time that somebody spoke, in reading order. */
  private readonly utterances: SpeakerReference[] = [];
  /** The latest speakers, each once, whoever spoke last at the end. */
  private lately: SpeakerReference[] = [];
  private readonly fitting = new Map<number, Fitting>();

  /** @param fits whether a pronoun can mean a speaker; whom one cannot mean it never can: traits are only ever added */
  constructor(private readonly fits: (speaker: SpeakerReference, traits: PronounTraits) => boolean) {}

  remember(speaker: SpeakerReference): void {
    this.utterances.push(speaker);
    const others = this.lately.filter((other) => keyOf(other) !== keyOf(speaker));
    this.lately = [...others, speaker].slice(-LATELY);
  }

  get last(): SpeakerReference | undefined {
    return this.utterances.at(-1);
  }

  /** Others than one who spoke lately, latest first, at most two. */
  othersThan(chosen: SpeakerReference): SpeakerReference[] {
    return this.lately
      .filter((speaker) => keyOf(speaker) !== keyOf(chosen))
      .slice(1 - LATELY)
      .reverse();
  }

  /**
   * Who spoke last of those that a pronoun can mean. Looks at each utterance once, for what was no answer is none later:
   * in a long text, looking at all that was said would take the text's square in time.
   */
  lastThatFits(traits: PronounTraits): SpeakerReference | undefined {
    const key = keyOfTraits(traits);
    const known = this.fitting.get(key);
    const { speakers, seen } = known ?? { speakers: [], seen: 0 };
    for (let i = seen; i < this.utterances.length; i++) {
      const speaker = this.utterances[i];
      if (speaker && this.fits(speaker, traits)) speakers.push(speaker);
    }
    if (known) known.seen = this.utterances.length;
    else this.fitting.set(key, { speakers, seen: this.utterances.length });
    for (let last = speakers.at(-1); last; last = speakers.at(-1)) {
      if (this.fits(last, traits)) return last;
      speakers.pop();
    }
    return undefined;
  }
}
