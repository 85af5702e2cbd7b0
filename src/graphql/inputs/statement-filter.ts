import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsEnum,
  IsOptional,
  Length,
  Matches,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';
import { AttributionType, StatementKind } from '../../domain/kinds.js';
import { MAX_FILTER_PARTS, MAX_KEY_LENGTH, MAX_PAGE_SIZE } from '../limits.js';
import { DateTimeRange, EntityFilter, SpeakerFilter, StanceFilter, WITHOUT_NUL } from './filter-parts.js';

@InputType({
  description: 'Which statements. What is given must all hold; a list holds where one of its values does.',
})
export class StatementFilter {
  @Field(() => [StatementFilter], { nullable: true, description: 'Every one of these holds.' })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(MAX_FILTER_PARTS)
  @ValidateNested({ each: true })
  and?: StatementFilter[] | null;

  @Field(() => [StatementFilter], { nullable: true, description: 'At least one of these holds.' })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(MAX_FILTER_PARTS)
  @ValidateNested({ each: true })
  or?: StatementFilter[] | null;

  @Field(() => StatementFilter, { nullable: true, description: 'This does not hold.' })
  @IsOptional()
  @ValidateNested()
  not?: StatementFilter | null;

  @Field(() => [StatementKind], {
    nullable: true,
    description: 'A quote of one of these kinds, or a comment.',
  })
  @IsOptional()
  @IsArray()
  @IsEnum(StatementKind, { each: true })
  @ArrayMaxSize(MAX_PAGE_SIZE)
  kind?: StatementKind[] | null;

  @Field(() => [AttributionType], {
    nullable: true,
    description: 'It is a quote reported as said, or as held: believed, wanted, planned, feared or expected.',
  })
  @IsOptional()
  @IsArray()
  @IsEnum(AttributionType, { each: true })
  @ArrayMaxSize(MAX_PAGE_SIZE)
  attributionType?: AttributionType[] | null;

  @Field(() => EntityFilter, {
    nullable: true,
    description: 'It names or means such a person, organization or place.',
  })
  @IsOptional()
  @ValidateNested()
  about?: EntityFilter | null;

  @Field(() => SpeakerFilter, { nullable: true, description: 'It is a quote attributed to such a speaker.' })
  @IsOptional()
  @ValidateNested()
  speaker?: SpeakerFilter | null;

  @Field(() => [ID], { nullable: true, description: 'One of these outlets published the article.' })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(MAX_PAGE_SIZE)
  @MaxLength(MAX_KEY_LENGTH, { each: true })
  outletId?: string[] | null;

  @Field(() => [ID], { nullable: true, description: 'It stands in, or under, one of these articles.' })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(MAX_PAGE_SIZE)
  @MaxLength(MAX_KEY_LENGTH, { each: true })
  articleId?: string[] | null;

  @Field(() => DateTimeRange, { nullable: true, description: 'It was published in this stretch of time.' })
  @IsOptional()
  @ValidateNested()
  saidAt?: DateTimeRange | null;

  @Field(() => String, {
    nullable: true,
    description: 'Words, as a person types them into a search box: "a phrase", -not, or.',
  })
  @IsOptional()
  @Length(1, MAX_KEY_LENGTH)
  @Matches(WITHOUT_NUL, { message: 'text must not contain NUL' })
  text?: string | null;

  @Field(() => StanceFilter, { nullable: true, description: 'It stands so to one entity.' })
  @IsOptional()
  @ValidateNested()
  stance?: StanceFilter | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'It is a quote in an article that is a copy of another, or, if false, anything else: so is counted once what many outlets printed.',
  })
  @IsOptional()
  @IsBoolean()
  isCopy?: boolean | null;
}
