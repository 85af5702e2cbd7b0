import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsDate,
  IsEnum,
  IsOptional,
  Length,
  Matches,
  MaxLength,
} from 'class-validator';
import { GraphQLDateTime } from 'graphql-scalars';
import { Field, ID, InputType } from 'type-graphql';
import { Polarity } from '../../domain/kinds.js';
import { MAX_KEY_LENGTH, MAX_PAGE_SIZE } from '../limits.js';

/** PostgreSQL stores no NUL, and so nothing has it in its name or text. */
export const WITHOUT_NUL = /^[^\0]*$/;

@InputType({ description: 'Which persons, organizations or places. What is given must all hold.' })
export class EntityFilter {
  @Field(() => [ID], { nullable: true, description: 'One of these persons, organizations or places.' })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(MAX_PAGE_SIZE)
  @MaxLength(MAX_KEY_LENGTH, { each: true })
  id?: string[] | null;

  @Field(() => String, {
    nullable: true,
    description: 'Any name or alias, however capitalised; everything of that name is meant.',
  })
  @IsOptional()
  @Length(1, MAX_KEY_LENGTH)
  @Matches(WITHOUT_NUL, { message: 'name must not contain NUL' })
  name?: string | null;
}

@InputType({ description: 'Who is quoted. What is given must all hold.' })
export class SpeakerFilter {
  @Field(() => [ID], {
    nullable: true,
    description: 'One of these persons, organizations or unnamed sources.',
  })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(MAX_PAGE_SIZE)
  @MaxLength(MAX_KEY_LENGTH, { each: true })
  id?: string[] | null;

  @Field(() => String, {
    nullable: true,
    description: 'Any name or alias of a person or organization, however capitalised.',
  })
  @IsOptional()
  @Length(1, MAX_KEY_LENGTH)
  @Matches(WITHOUT_NUL, { message: 'name must not contain NUL' })
  name?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'True for sources the article keeps unnamed, false for those it names; null for both and for nobody.',
  })
  @IsOptional()
  @IsBoolean()
  isUnnamed?: boolean | null;
}

@InputType({ description: 'How a statement stands to one entity.' })
export class StanceFilter {
  @Field(() => ID, { description: 'The person, organization or place it is towards.' })
  @MaxLength(MAX_KEY_LENGTH)
  targetId!: string;

  @Field(() => [Polarity], { description: 'One of these.' })
  @IsArray()
  @ArrayMaxSize(MAX_PAGE_SIZE)
  @IsEnum(Polarity, { each: true })
  polarity!: Polarity[];
}

@InputType({ description: 'A stretch of time; what has no known time lies in none.' })
export class DateTimeRange {
  @Field(() => GraphQLDateTime, { nullable: true, description: 'The first moment that counts.' })
  @IsOptional()
  @IsDate()
  from?: Date | null;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'The first moment that counts no more.' })
  @IsOptional()
  @IsDate()
  to?: Date | null;
}
