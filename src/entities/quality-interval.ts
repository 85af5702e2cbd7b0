import { Field, Float, ObjectType } from 'type-graphql';
import { IntervalMethod } from '../domain/quality-figures.js';

/** Where a figure of accuracy may truly lie; no table. */
@ObjectType({ simpleResolvers: true, description: 'Where a figure may truly lie, with a certainty of 95%.' })
export class QualityInterval {
  @Field(() => Float, { description: 'The bound below.' })
  readonly low: number;

  @Field(() => Float, { description: 'The bound above.' })
  readonly high: number;

  @Field(() => IntervalMethod, { description: 'How the bounds were computed.' })
  readonly method: IntervalMethod;

  constructor(low: number, high: number, method: IntervalMethod) {
    this.low = low;
    this.high = high;
    this.method = method;
  }
}
