import { ArrayMaxSize, IsArray, IsEnum, IsOptional, Length, Matches } from 'class-validator';
import { ArgsType, Field, registerEnumType } from 'type-graphql';
import { SearchKind } from '../../domain/kinds.js';
import { MAX_PAGE_SIZE, MAX_SEARCH_LENGTH } from '../limits.js';
import { ConnectionArguments } from './connection-arguments.js';
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
export class SearchArguments extends ConnectionArguments {
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
}
