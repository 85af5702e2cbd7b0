import { GraphQLDateTime } from 'graphql-scalars';
import { IsDate, IsEnum, IsOptional, Length, Matches } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';
import { Role } from '../../domain/role.js';
import { MAX_KEY_LENGTH, MAX_SEARCH_LENGTH } from '../limits.js';
import { inputArgument, MutationInput } from '../mutations/mutation-input.js';
import { WORDS } from './words.js';

@InputType({ description: 'The key that is to be made.' })
export class CreateApiKeyInput extends MutationInput {
  @Field(() => String, { description: 'For people: whom or what it is for.' })
  @Length(1, MAX_SEARCH_LENGTH)
  @Matches(WORDS, { message: 'name must have letters, and no NUL' })
  name!: string;

  @Field(() => Role, { description: 'What its holder is to be able to do.' })
  @IsEnum(Role)
  role!: Role;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'From when on it is to work no more; null for never.',
  })
  @IsOptional()
  @IsDate()
  expiresAt?: Date | null;
}

@InputType({ description: 'The key that is to work no more.' })
export class RevokeApiKeyInput extends MutationInput {
  @Field(() => ID, { description: 'Which one: as apiKeys tells it.' })
  @Length(1, MAX_KEY_LENGTH)
  id!: string;
}

export const CreateApiKeyArgument = inputArgument(CreateApiKeyInput);
export const RevokeApiKeyArgument = inputArgument(RevokeApiKeyInput);
