import { tokenAt, type AttributedQuote, type Draft, type TokenRange } from '../draft.js';
import type { SpeakerReference } from '../findings.js';
import type { SentenceIndex } from '../sentence-index.js';

/** How many sentences back a pronoun looks for whom it means. */
const REACH = 8;

/** Finds whom a pronoun can mean, sentence by sentence backwards. Remembers who spoke where. */
export class Antecedents {
  private readonly sentences: SentenceIndex;
  private readonly spokenIn = new Map<TokenRange, SpeakerReference[]>();

  constructor(
    private readonly draft: Draft,
    /** Which tokens stand in quotation marks: what is named there is no one's antecedent outside. */
    private readonly quoted: Uint8Array,
  ) {
    this.sentences = draft.sentenceIndex;
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
    const isFirst = !this.quoted.subarray(own.first, tokenAt(tokens, start)).includes(0);
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
    const { tokens, nameIndex } = this.draft;
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
      for (const { name, entity } of nameIndex.after(sentence.start, sentence.end)) {
        if (name.first >= pronoun.first || this.quoted[name.first]) continue;
        const isSaid = quote.pieces.some((piece) => piece.start <= name.start && name.start < piece.end);
        if (!isSaid) yield { type: 'ENTITY', index: entity };
      }
    }
  }
}
