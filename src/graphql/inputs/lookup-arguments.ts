import { GraphQLURL } from 'graphql-scalars';
import { ArrayMaxSize, IsInstance, IsOptional, Length, Matches, MaxLength } from 'class-validator';
import { ArgsType, Field, ID } from 'type-graphql';
import { MAX_KEY_LENGTH, MAX_PAGE_SIZE } from '../limits.js';

@ArgsType()
export class NodeArguments {
  @Field(() => ID, { description: 'Any id this API gave out.' })
  @MaxLength(MAX_KEY_LENGTH)
  id!: string;
}

@ArgsType()
export class NodesArguments {
  @Field(() => [ID], { description: `Any ids this API gave out, at most ${String(MAX_PAGE_SIZE)}.` })
  @ArrayMaxSize(MAX_PAGE_SIZE)
  @MaxLength(MAX_KEY_LENGTH, { each: true })
  ids!: string[];
}

/** Exactly one of the two is to be given. */
@ArgsType()
export class EntityArguments {
  @Field(() => ID, { nullable: true, description: 'Its id; instead of a name.' })
  @IsOptional()
  @MaxLength(MAX_KEY_LENGTH)
  id?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Any name or alias, however capitalised; instead of an id.',
  })
  @IsOptional()
  @Length(1, MAX_KEY_LENGTH)
  // PostgreSQL stores no NUL, and so nothing has it in its name.
  @Matches(/^[^\0]*$/, { message: 'name must not contain NUL' })
  name?: string | null;
}

/** Exactly one of the two is to be given. */
@ArgsType()
export class ArticleLookupArguments {
  @Field(() => ID, { nullable: true, description: 'Its id; instead of an address.' })
  @IsOptional()
  @MaxLength(MAX_KEY_LENGTH)
  id?: string | null;

  @Field(() => GraphQLURL, { nullable: true, description: 'Its canonical address; instead of an id.' })
  @IsOptional()
  @IsInstance(URL)
  url?: URL | null;
}
