import { IsEnum, IsOptional, ValidateNested } from 'class-validator';
import { ArgsType, Field, InputType, registerEnumType } from 'type-graphql';
import { ArticleFilter } from './article-filter.js';
import { ConnectionArguments } from './connection-arguments.js';
import { IsBoundedFilter } from './filter-nesting.js';
import { OrderDirection } from './order-direction.js';

export enum ArticleOrderField {
  PUBLISHED_AT = 'PUBLISHED_AT',
  COMMENT_COUNT = 'COMMENT_COUNT',
  QUOTE_COUNT = 'QUOTE_COUNT',
  RELEVANCE = 'RELEVANCE',
}

registerEnumType(ArticleOrderField, {
  name: 'ArticleOrderField',
  description: 'What articles are ordered by; ties are broken by id.',
  valuesConfig: {
    PUBLISHED_AT: { description: 'When it was published; the unknown times come before all others.' },
    COMMENT_COUNT: { description: 'How many published comments stand under it.' },
    QUOTE_COUNT: { description: 'How many quotes were found in it.' },
    RELEVANCE: { description: "How well it fits the filter's text, which must be given." },
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
  @Field(() => ArticleFilter, { nullable: true, description: 'Only articles that pass; all by default.' })
  @IsOptional()
  @IsBoundedFilter()
  @ValidateNested()
  filter?: ArticleFilter | null;

  @Field(() => ArticleOrder, { nullable: true, description: 'Latest first by default.' })
  @IsOptional()
  @ValidateNested()
  orderBy?: ArticleOrder | null;
}
