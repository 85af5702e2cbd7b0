import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsOptional,
  Length,
  Matches,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';
import { MAX_FILTER_PARTS, MAX_KEY_LENGTH, MAX_PAGE_SIZE } from '../limits.js';
import { DateTimeRange, EntityFilter, WITHOUT_NUL } from './filter-parts.js';

@InputType({
  description: 'Which articles. What is given must all hold; a list holds where one of its values does.',
})
export class ArticleFilter {
  @Field(() => [ArticleFilter], { nullable: true, description: 'Every one of these holds.' })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(MAX_FILTER_PARTS)
  @ValidateNested({ each: true })
  and?: ArticleFilter[] | null;

  @Field(() => [ArticleFilter], { nullable: true, description: 'At least one of these holds.' })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(MAX_FILTER_PARTS)
  @ValidateNested({ each: true })
  or?: ArticleFilter[] | null;

  @Field(() => ArticleFilter, { nullable: true, description: 'This does not hold.' })
  @IsOptional()
  @ValidateNested()
  not?: ArticleFilter | null;

  @Field(() => [ID], { nullable: true, description: 'One of these outlets published it.' })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(MAX_PAGE_SIZE)
  @MaxLength(MAX_KEY_LENGTH, { each: true })
  outletId?: string[] | null;

  @Field(() => DateTimeRange, { nullable: true, description: 'It was published in this stretch of time.' })
  @IsOptional()
  @ValidateNested()
  publishedAt?: DateTimeRange | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Words of its headline, standfirst or text, as a person types them into a search box: "a phrase", -not, or.',
  })
  @IsOptional()
  @Length(1, MAX_KEY_LENGTH)
  @Matches(WITHOUT_NUL, { message: 'text must not contain NUL' })
  text?: string | null;

  @Field(() => EntityFilter, {
    nullable: true,
    description: 'Its text names or means such a person, organization or place.',
  })
  @IsOptional()
  @ValidateNested()
  about?: EntityFilter | null;

  @Field(() => [String], {
    nullable: true,
    description: "It is written in one of these languages, as BCP 47 tags: 'en'.",
  })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(MAX_PAGE_SIZE)
  @MaxLength(MAX_KEY_LENGTH, { each: true })
  @Matches(WITHOUT_NUL, { each: true, message: 'language must not contain NUL' })
  language?: string[] | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'It is a copy of an article published before, or, if false, none.',
  })
  @IsOptional()
  @IsBoolean()
  isCopy?: boolean | null;
}
