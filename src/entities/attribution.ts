import { Field, Float, ObjectType } from 'type-graphql';
import { AttributionType } from '../domain/kinds.js';
import type { Quote } from './quote.js';
import { TextSelector } from './text-selector.js';

/** Why a quote is held to be its speaker's; a view on the quote's row. */
@ObjectType({ description: "Why the quote is held to be the speaker's." })
export class Attribution {
  @Field(() => AttributionType, {
    description: "Whether the speaker is reported to have said it, or to hold it: 'he said', 'he hopes'.",
  })
  readonly type: AttributionType;

  @Field(() => String, { description: 'The name of the rule that decided.' })
  readonly rule: string;

  @Field(() => Float, { description: 'How sure the rule is, 0 to 1.' })
  readonly confidence: number;

  private constructor(
    readonly quote: Quote,
    type: AttributionType,
    rule: string,
    confidence: number,
  ) {
    this.type = type;
    this.rule = rule;
    this.confidence = confidence;
  }

  /** @returns null for a quote that the article attributes to nobody */
  static of(quote: Quote): Attribution | null {
    const { attributionType, rule, confidence } = quote;
    if (attributionType === null || rule === null || confidence === null) return null;
    return new Attribution(quote, attributionType, rule, confidence);
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
      this.quote.versionNumber,
    );
  }

  @Field(() => TextSelector, {
    nullable: true,
    description: "The words that tell that something was said: 'said', 'according to'.",
  })
  get cue(): TextSelector | null {
    const { articleId, cueStart, cueCodePointStart, cueExact, versionNumber } = this.quote;
    return TextSelector.stored(articleId, cueStart, cueCodePointStart, cueExact, versionNumber);
  }
}
