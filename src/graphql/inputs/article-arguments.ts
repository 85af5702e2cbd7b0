import { IsEnum, IsOptional, ValidateNested } from 'class-validator';
import { ArgsType, Field, InputType, registerEnumType } from 'type-graphql';
import { ConnectionArguments } from './connection-arguments.js';
import { OrderDirection } from './order-direction.js';

export enum ArticleOrderField {
  PUBLISHED_AT = 'PUBLISHED_AT',
}

registerEnumType(ArticleOrderField, {
  name: 'ArticleOrderField',
  description: 'What articles are ordered by; ties are broken by id.',
  valuesConfig: {
    PUBLISHED_AT: { description: 'When it was published; the unknown times come before all others.' },
  },
});

@InputType({ description: 'How to sort articles, and which end comes first.' })
export class ArticleOrder {
  @Field(() => ArticleOrderField, { description: 'What to order by.' })
  @IsEnum(ArticleOrderField)
  field!: ArticleOrderField;

  @Field(() => OrderDirection, { description: 'Which end comes first.' })
  @IsEnum(OrderDirection)
  direction!: OrderDirection;
}

@ArgsType()
export class ArticleArguments extends ConnectionArguments {
  @Field(() => ArticleOrder, { nullable: true, description: 'Latest first by default.' })
  @IsOptional()
  @ValidateNested()
  orderBy?: ArticleOrder | null;
}
