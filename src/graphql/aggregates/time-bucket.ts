import { GraphQLDateTime } from 'graphql-scalars';
import { Field, Float, Int, ObjectType } from 'type-graphql';
import { shareOf } from './share.js';

/** One stretch of a timeline. */
@ObjectType({
  simpleResolvers: true,
  description: 'Statements counted in one stretch of time; empty stretches are there too, with 0.',
})
export class TimeBucket {
  @Field(() => GraphQLDateTime, { description: 'Its first moment; it ends where the next one starts.' })
  readonly start: Date;

  @Field(() => Int, { description: 'How many statements pass the filter.' })
  readonly count: number;

  @Field(() => Int, { description: 'Out of all statements of that stretch, whatever the filter.' })
  readonly total: number;

  @Field(() => Float, { description: 'count / total, 0 where there is none.' })
  readonly share: number;

  constructor(start: Date, count: number, total: number) {
    this.start = start;
    this.count = count;
    this.total = total;
    this.share = shareOf(count, total);
  }
}
