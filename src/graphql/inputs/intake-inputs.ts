import { IsDate, IsInstance, IsOptional, Length, Matches } from 'class-validator';
import { GraphQLDateTime, GraphQLURL } from 'graphql-scalars';
import { Field, InputType } from 'type-graphql';
import { MAX_SEARCH_LENGTH } from '../limits.js';
import { inputArgument, MutationInput } from '../mutations/mutation-input.js';
import { WITHOUT_NUL } from './filter-parts.js';
import { WORDS } from './words.js';

@InputType({ description: 'The page of an article: exactly one of text, html and address.' })
export class IngestArticleInput extends MutationInput {
  @Field(() => String, {
    nullable: true,
    description:
      'The page as text: headline, byline and date, each apart from the next by an empty line; the body; "Published in" and the outlet.',
  })
  @IsOptional()
  @Length(1)
  @Matches(WITHOUT_NUL, { message: 'text must not contain NUL' })
  text?: string | null;

  @Field(() => String, { nullable: true, description: 'The page as HTML, with its head.' })
  @IsOptional()
  @Length(1)
  @Matches(WITHOUT_NUL, { message: 'html must not contain NUL' })
  html?: string | null;

  @Field(() => GraphQLURL, {
    nullable: true,
    description: 'Where the page is: it is fetched as robots.txt allows, from public addresses.',
  })
  @IsOptional()
  @IsInstance(URL)
  address?: URL | null;

  @Field(() => String, { nullable: true, description: 'The outlet, where the page does not tell it.' })
  @IsOptional()
  @Length(1, MAX_SEARCH_LENGTH)
  @Matches(WORDS, { message: 'outlet must have letters, and no NUL' })
  outlet?: string | null;

  @Field(() => GraphQLURL, {
    nullable: true,
    description: "The article's canonical address, where the page does not tell it.",
  })
  @IsOptional()
  @IsInstance(URL)
  url?: URL | null;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'When the page was saved: dates comments that are printed as "2 days ago".',
  })
  @IsOptional()
  @IsDate()
  retrievedAt?: Date | null;
}

export const IngestArticleArgument = inputArgument(IngestArticleInput);
