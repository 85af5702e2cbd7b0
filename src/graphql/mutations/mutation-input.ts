import { IsInstance, IsOptional, Length, ValidateNested } from 'class-validator';
import { ArgsType, Field, InputType, type ClassType } from 'type-graphql';
import { MAX_KEY_LENGTH } from '../limits.js';

/** What every mutation's input may have. */
@InputType()
export abstract class MutationInput {
  @Field(() => String, {
    nullable: true,
    description: 'Comes back in the payload, for a client to tell its mutations apart.',
  })
  @IsOptional()
  @Length(1, MAX_KEY_LENGTH)
  clientMutationId?: string | null;
}

/** The one argument of a mutation, as Relay has it: `input`. */
export function inputArgument<Input extends object>(
  type: ClassType<Input>,
): ClassType<{ readonly input: Input }> {
  @ArgsType()
  class InputArgument {
    @Field(() => type, { description: 'What is to be done, and to what.' })
    @IsInstance(type)
    @ValidateNested()
    input!: Input;
  }
  return InputArgument;
}
