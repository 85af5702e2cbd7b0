import { IsOptional, Length, Max, Min } from 'class-validator';
import { ArgsType, Field, Int } from 'type-graphql';
import { DEFAULT_PAGE_SIZE, MAX_KEY_LENGTH, MAX_PAGE_SIZE } from '../limits.js';

const SIZE = `0 to ${String(MAX_PAGE_SIZE)}, ${String(DEFAULT_PAGE_SIZE)} where neither first nor last is given.`;

/** Relay's four: forwards with first and after, backwards with last and before. */
@ArgsType()
export class ConnectionArguments {
  @Field(() => Int, {
    nullable: true,
    description: `How many from the beginning, or after a cursor: ${SIZE}`,
  })
  @IsOptional()
  @Min(0)
  @Max(MAX_PAGE_SIZE)
  first?: number | null;

  @Field(() => String, { nullable: true, description: 'Only what comes after this cursor; goes with first.' })
  @IsOptional()
  @Length(1, MAX_KEY_LENGTH)
  after?: string | null;

  @Field(() => Int, { nullable: true, description: `How many from the end, or before a cursor: ${SIZE}` })
  @IsOptional()
  @Min(0)
  @Max(MAX_PAGE_SIZE)
  last?: number | null;

  @Field(() => String, { nullable: true, description: 'Only what comes before this cursor; goes with last.' })
  @IsOptional()
  @Length(1, MAX_KEY_LENGTH)
  before?: string | null;
}
