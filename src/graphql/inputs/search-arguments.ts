import { ArrayMaxSize, IsArray, IsEnum, IsOptional, Length, Matches, Max, Min } from 'class-validator';
import { ArgsType, Field, Int, registerEnumType } from 'type-graphql';
import { SearchKind } from '../../domain/kinds.js';
import { DEFAULT_PAGE_SIZE, MAX_KEY_LENGTH, MAX_PAGE_SIZE, MAX_SEARCH_LENGTH } from '../limits.js';
import { WITHOUT_NUL } from './filter-parts.js';

registerEnumType(SearchKind, {
  name: 'SearchKind',
  description: 'What a search looks through.',
  valuesConfig: {
    ARTICLE: { description: 'Headlines, standfirsts and texts.' },
    QUOTE: { description: 'The words of quotes.' },
    COMMENT: { description: 'The words of published comments.' },
    PERSON: { description: 'Names and aliases of persons, also misspelt.' },
    ORGANIZATION: { description: 'Names and aliases of organizations, also misspelt.' },
    PLACE: { description: 'Names and aliases of places, also misspelt.' },
  },
});

@ArgsType()
export class SearchArguments {
  @Field(() => String, {
    description: 'What a person types into a search box: words, "a phrase", -not, or; or a name.',
  })
  @Length(1, MAX_SEARCH_LENGTH)
  @Matches(WITHOUT_NUL, { message: 'text must not contain NUL' })
  text!: string;

  @Field(() => [SearchKind], { nullable: true, description: 'Only these; everything by default.' })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(MAX_PAGE_SIZE)
  @IsEnum(SearchKind, { each: true })
  kind?: SearchKind[] | null;

  @Field(() => Int, {
    nullable: true,
    description: `How many: 0 to ${String(MAX_PAGE_SIZE)}, ${String(DEFAULT_PAGE_SIZE)} where it is not given.`,
  })
  @IsOptional()
  @Min(0)
  @Max(MAX_PAGE_SIZE)
  first?: number | null;

  @Field(() => String, { nullable: true, description: 'Only what comes after this cursor.' })
  @IsOptional()
  @Length(1, MAX_KEY_LENGTH)
  after?: string | null;
}
