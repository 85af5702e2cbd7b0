import { ArrayMaxSize, IsArray, IsEnum, IsOptional, Length, Matches } from 'class-validator';
import { ArgsType, Field } from 'type-graphql';
import { EntityKind } from '../../domain/kinds.js';
import { MAX_PAGE_SIZE, MAX_SEARCH_LENGTH } from '../limits.js';
import { ConnectionArguments } from './connection-arguments.js';
import { WITHOUT_NUL } from './filter-parts.js';

@ArgsType()
export class EntityListArguments extends ConnectionArguments {
  @Field(() => [EntityKind], {
    nullable: true,
    description: 'Only entities of these kinds; of all by default.',
  })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(MAX_PAGE_SIZE)
  @IsEnum(EntityKind, { each: true })
  kind?: EntityKind[] | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Only entities with a name or alias like this one: part of it, without its accents, or misspelt.',
  })
  @IsOptional()
  @Length(1, MAX_SEARCH_LENGTH)
  @Matches(WITHOUT_NUL, { message: 'nameMatches must not contain NUL' })
  nameMatches?: string | null;
}
