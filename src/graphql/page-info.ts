import { Field, ObjectType } from 'type-graphql';
import type { Lazy } from './connection.js';

/** Where a page stands in its list. */
@ObjectType({ simpleResolvers: true, description: 'Where a page stands in its list.' })
export class PageInfo {
  @Field(() => Boolean, { description: 'True where the list goes on after this page.' })
  readonly hasNextPage!: Lazy<boolean>;

  @Field(() => Boolean, { description: 'True where the list has more before this page.' })
  readonly hasPreviousPage!: Lazy<boolean>;

  @Field(() => String, {
    nullable: true,
    description: 'The cursor of the first place; null on an empty page.',
  })
  readonly startCursor!: Lazy<string> | null;

  @Field(() => String, {
    nullable: true,
    description: 'The cursor of the last place; null on an empty page.',
  })
  readonly endCursor!: Lazy<string> | null;
}
