import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsEnum,
  IsInt,
  IsOptional,
  Length,
  Matches,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';
import { AttributionType, QuoteKind } from '../../domain/kinds.js';
import { MAX_KEY_LENGTH, MAX_PAGE_SIZE, MAX_SEARCH_LENGTH } from '../limits.js';
import { inputArgument, MutationInput } from '../mutations/mutation-input.js';
import { WORDS } from './words.js';

/** What every decision of a person comes with. */
@InputType()
abstract class DecisionInput extends MutationInput {
  @Field(() => String, { description: 'Why, for those who read it later.' })
  @Length(1, MAX_KEY_LENGTH)
  @Matches(WORDS, { message: 'reason must have words, and no NUL' })
  reason!: string;
}

@InputType()
abstract class QuoteDecisionInput extends DecisionInput {
  @Field(() => ID, { description: 'Which one is meant.' })
  @Length(1, MAX_KEY_LENGTH)
  quoteId!: string;

  @Field(() => Int, {
    description: "The quote's revision as you saw it: a conflict where it is another by now.",
  })
  @IsInt()
  @Min(0)
  expectedRevision!: number;
}

@InputType()
abstract class EntityDecisionInput extends DecisionInput {
  @Field(() => ID, { description: 'Which person, organization or place is meant.' })
  @Length(1, MAX_KEY_LENGTH)
  entityId!: string;

  @Field(() => Int, { description: 'Its revision as you saw it: a conflict where it is another by now.' })
  @IsInt()
  @Min(0)
  expectedRevision!: number;
}

@InputType({ description: 'Who said it, after all.' })
export class CorrectAttributionInput extends QuoteDecisionInput {
  @Field(() => ID, {
    nullable: true,
    description:
      'A person, organization or place, or an unnamed source of the same article; null for nobody.',
  })
  @IsOptional()
  @MaxLength(MAX_KEY_LENGTH)
  speakerId?: string | null;

  @Field(() => AttributionType, { nullable: true, description: 'Said by default.' })
  @IsOptional()
  @IsEnum(AttributionType)
  type?: AttributionType | null;
}

@InputType({ description: "One unbroken part of a quote, in UTF-16 code units of the article's text." })
export class QuotePieceInput {
  @Field(() => Int, { description: 'The first code unit.' })
  @IsInt()
  @Min(0)
  start!: number;

  @Field(() => Int, { description: 'The code unit after the last.' })
  @IsInt()
  @Min(1)
  end!: number;

  @Field(() => Boolean, { description: 'Whether it stands in quotation marks, which stay outside.' })
  @IsBoolean()
  isVerbatim!: boolean;
}

@InputType({ description: 'Which words were said, after all.' })
export class CorrectQuoteInput extends QuoteDecisionInput {
  @Field(() => QuoteKind, { description: 'How much of them stands in quotation marks.' })
  @IsEnum(QuoteKind)
  kind!: QuoteKind;

  @Field(() => [QuotePieceInput], { description: 'All of its pieces, in reading order.' })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MAX_PAGE_SIZE)
  @ValidateNested({ each: true })
  pieces!: QuotePieceInput[];
}

@InputType({ description: 'What is no quote.' })
export class RejectQuoteInput extends QuoteDecisionInput {}

@InputType({ description: 'Which two are one.' })
export class MergeEntitiesInput extends EntityDecisionInput {
  @Field(() => ID, { description: 'The one that it is: of the same kind, and the one that stays.' })
  @Length(1, MAX_KEY_LENGTH)
  survivorId!: string;
}

@InputType({ description: 'Which articles mean another one of the same name.' })
export class SplitEntityInput extends EntityDecisionInput {
  @Field(() => [ID], { description: 'The articles that mean the other one.' })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MAX_PAGE_SIZE)
  @ArrayUnique()
  @MaxLength(MAX_KEY_LENGTH, { each: true })
  articleIds!: string[];

  @Field(() => String, { description: "The other one's name: the same, or one that tells the two apart." })
  @Length(1, MAX_SEARCH_LENGTH)
  @Matches(WORDS, { message: 'name must have letters, and no NUL' })
  name!: string;
}

@InputType({ description: 'What somebody or something is called as well.' })
export class AddAliasInput extends EntityDecisionInput {
  @Field(() => String, { description: 'The other name.' })
  @Length(1, MAX_SEARCH_LENGTH)
  @Matches(WORDS, { message: 'name must have letters, and no NUL' })
  name!: string;
}

@InputType({ description: 'What is to be again as it was before.' })
export class UndoCorrectionInput extends MutationInput {
  @Field(() => ID, { description: 'Which decision; the latest one about its subject.' })
  @Length(1, MAX_KEY_LENGTH)
  correctionId!: string;
}

export const CorrectAttributionArgument = inputArgument(CorrectAttributionInput);
export const CorrectQuoteArgument = inputArgument(CorrectQuoteInput);
export const RejectQuoteArgument = inputArgument(RejectQuoteInput);
export const MergeEntitiesArgument = inputArgument(MergeEntitiesInput);
export const SplitEntityArgument = inputArgument(SplitEntityInput);
export const AddAliasArgument = inputArgument(AddAliasInput);
export const UndoCorrectionArgument = inputArgument(UndoCorrectionInput);
