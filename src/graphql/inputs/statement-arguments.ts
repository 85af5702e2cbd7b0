import { IsEnum, IsOptional, ValidateNested } from 'class-validator';
import { ArgsType, Field, InputType, registerEnumType } from 'type-graphql';
import { ConnectionArguments } from './connection-arguments.js';
import { IsBoundedFilter } from './filter-nesting.js';
import { OrderDirection } from './order-direction.js';
import { StatementFilter } from './statement-filter.js';

export enum StatementOrderField {
  SAID_AT = 'SAID_AT',
  POSITION = 'POSITION',
  CONFIDENCE = 'CONFIDENCE',
  RELEVANCE = 'RELEVANCE',
}

registerEnumType(StatementOrderField, {
  name: 'StatementOrderField',
  description: 'What statements are ordered by; ties are broken by id.',
  valuesConfig: {
    SAID_AT: { description: 'When it was published; the unknown times come before all others.' },
    POSITION: { description: 'Reading order: article by article, quotes before comments.' },
    CONFIDENCE: { description: 'How sure the attribution is; what has none counts as 0.' },
    RELEVANCE: { description: "How well it fits the filter's text, which must be given." },
  },
});

@InputType({ description: 'How to sort statements, and which end comes first.' })
export class StatementOrder {
  @Field(() => StatementOrderField, { description: 'What to order by.' })
  @IsEnum(StatementOrderField)
  field!: StatementOrderField;

  @Field(() => OrderDirection, { description: 'Which end comes first.' })
  @IsEnum(OrderDirection)
  direction!: OrderDirection;
}

@ArgsType()
export class StatementArguments extends ConnectionArguments {
  @Field(() => StatementFilter, { nullable: true, description: 'Only statements that pass; all by default.' })
  @IsOptional()
  @IsBoundedFilter()
  @ValidateNested()
  filter?: StatementFilter | null;

  @Field(() => StatementOrder, {
    nullable: true,
    description: "By default an article's own are in reading order, all others latest first.",
  })
  @IsOptional()
  @ValidateNested()
  orderBy?: StatementOrder | null;
}
