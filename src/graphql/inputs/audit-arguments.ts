import { IsOptional, Length } from 'class-validator';
import { ArgsType, Field, ID } from 'type-graphql';
import { MAX_KEY_LENGTH } from '../limits.js';
import { ConnectionArguments } from './connection-arguments.js';

@ArgsType()
export class AuditArguments extends ConnectionArguments {
  @Field(() => ID, { nullable: true, description: 'Only what was done to this; everything by default.' })
  @IsOptional()
  @Length(1, MAX_KEY_LENGTH)
  subjectId?: string | null;
}
