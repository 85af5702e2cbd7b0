import { tokenAt, type AttributedQuote, type Draft, type TokenRange } from '../draft.js';
import type { SpeakerReference } from '../findings.js';
import type { SentenceIndex } from '../sentence-index.js';

/** How many sentences back a pronoun looks for whom it means. */
const REACH = 8;

interface Named {
  readonly speaker: SpeakerReference;
  readonly token: number;
}

/** Finds whom a pronoun can mean, sentence by sentence backwards. Remembers who spoke where. */
export class Antecedents {
  private readonly sentences: SentenceIndex;
  private readonly namedIn = new Map<TokenRange, Named[]>();
  private readonly spokenIn = new Map<TokenRange, SpeakerReference[]>();

  constructor(
    private readonly draft: Draft,
    /** Which tokens stand in quotation marks: what is named there is no one's antecedent outside. */
    private readonly quoted: Uint8Array,
  ) {
    this.sentences = draft.sentenceIndex;
    draft.names.forEach(({ first }, i) => {
      const entity = draft.nameEntities[i] ?? -1;
      const sentence = this.sentences.at(first);
      if (entity < 0 || !sentence || quoted[first]) return;
      const named = this.namedIn.get(sentence) ?? [];
      named.push({ speaker: { type: 'ENTITY', index: entity }, token: first });
      this.namedIn.set(sentence, named);
    });
  }

  /**
   * The sentence that leads to a quote which names nobody: the one before it in its paragraph, or its own up to it, if
   * nobody spoke there: 'Lund agreed. “…”'
   */
  leadTo({ pieces }: AttributedQuote): TokenRange | null {
    const { tokens, text } = this.draft;
    const start = pieces[0]?.start ?? 0;
    const own = this.sentences.at(tokenAt(tokens, start));
    if (!own) return null;
    const isFirst = !tokens
      .slice(own.first, tokenAt(tokens, start))
      .some((_, i) => !this.quoted[own.first + i]);
    const lead = isFirst ? this.sentences.before(own) : own;
    const isNarrative = lead && !this.quoted[lead.first] && !this.spokenIn.has(lead);
    return isNarrative && !text.slice(lead.end, start).includes('\n') ? lead : null;
  }

  /** To be told of every quote with its speaker, in reading order. */
  remember({ speaker: words, pieces }: AttributedQuote, speaker: SpeakerReference): void {
    const token = words?.first ?? tokenAt(this.draft.tokens, pieces[0]?.start ?? 0);
    const sentence = this.sentences.at(token);
    if (!sentence) return;
    this.spokenIn.set(sentence, [speaker, ...(this.spokenIn.get(sentence) ?? [])]);
  }

  /**
   * Those a pronoun can mean, likeliest first: in its own sentence and then in each before it whoever spoke there, its
   * subject, and the names in it. A sentence whose subject is the same pronoun tells nothing new.
   * @param pronoun the words, one token
   * @param quote what they attribute: nobody named inside it speaks it
   * @param subjectOf resolves a sentence's subject, if that is a person
   */
  *of(
    pronoun: TokenRange,
    quote: AttributedQuote,
    subjectOf: (sentence: TokenRange) => SpeakerReference | null,
  ): Generator<SpeakerReference> {
    const { tokens } = this.draft;
    const own = this.sentences.at(pronoun.first);
    const form = tokens[pronoun.first]?.lower;
    for (
      let sentence = own, back = 0;
      sentence && back < REACH;
      sentence = this.sentences.before(sentence), back++
    ) {
      yield* this.spokenIn.get(sentence) ?? [];
      const isSamePronoun = sentence !== own && tokens[sentence.first]?.lower === form;
      if (isSamePronoun) continue;
      const subject = sentence !== own && !this.quoted[sentence.first] ? subjectOf(sentence) : null;
      if (subject) yield subject;
      for (const { speaker, token } of this.namedIn.get(sentence) ?? []) {
        const start = tokens[token]?.start ?? 0;
        const isSaid = quote.pieces.some((piece) => piece.start <= start && start < piece.end);
        if (token < pronoun.first && !isSaid) yield speaker;
      }
    }
  }
}
