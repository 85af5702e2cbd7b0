import { IsOptional, ValidateNested } from 'class-validator';
import { ArgsType, Field } from 'type-graphql';
import { ConnectionArguments } from './connection-arguments.js';
import { IsBoundedFilter } from './filter-nesting.js';
import { StatementFilter } from './statement-filter.js';

@ArgsType()
export class SpeakerListArguments extends ConnectionArguments {
  @Field(() => StatementFilter, {
    nullable: true,
    description: 'Only statements that pass are counted; all by default.',
  })
  @IsOptional()
  @IsBoundedFilter()
  @ValidateNested()
  filter?: StatementFilter | null;
}
