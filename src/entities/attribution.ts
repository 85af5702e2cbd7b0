import { Field, Float, ObjectType } from 'type-graphql';
import type { Quote } from './quote.js';
import { TextSelector } from './text-selector.js';

/** Why a quote is held to be its speaker's; a view on the quote's row. */
@ObjectType({ description: "Why the quote is held to be the speaker's." })
export class Attribution {
  @Field(() => String, { description: 'The name of the rule that decided.' })
  readonly rule: string;

  @Field(() => Float, { description: 'How sure the rule is, 0 to 1.' })
  readonly confidence: number;

  private constructor(
    readonly quote: Quote,
    rule: string,
    confidence: number,
  ) {
    this.rule = rule;
    this.confidence = confidence;
  }

  /** @returns null for a quote that the article attributes to nobody */
  static of(quote: Quote): Attribution | null {
    if (quote.rule === null || quote.confidence === null) return null;
    return new Attribution(quote, quote.rule, quote.confidence);
  }

  @Field(() => TextSelector, {
    nullable: true,
    description: "The words that name the speaker here: 'he', 'a senior diplomat', 'Lisk'.",
  })
  get speakerMention(): TextSelector | null {
    const { articleId, speakerMentionStart, speakerMentionCodePointStart, speakerMentionExact } = this.quote;
    return TextSelector.stored(
      articleId,
      speakerMentionStart,
      speakerMentionCodePointStart,
      speakerMentionExact,
    );
  }

  @Field(() => TextSelector, {
    nullable: true,
    description: "The words that tell that something was said: 'said', 'according to'.",
  })
  get cue(): TextSelector | null {
    const { articleId, cueStart, cueCodePointStart, cueExact } = this.quote;
    return TextSelector.stored(articleId, cueStart, cueCodePointStart, cueExact);
  }
}
