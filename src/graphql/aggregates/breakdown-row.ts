import { Field, Float, Int, ObjectType } from 'type-graphql';
import { Node } from '../../entities/node.js';
import { shareOf } from './share.js';

/** One value of a breakdown. */
@ObjectType({
  simpleResolvers: true,
  description: 'The statements under one value of what they are broken down by.',
})
export class BreakdownRow {
  @Field(() => String, {
    description:
      "The value: a name, or one of the values of the enum; by UNNAMED it is 'UNNAMED', 'NAMED', 'NONE' (quotes attributed to nobody) or 'COMMENT'.",
  })
  readonly key: string;

  @Field(() => Node, { nullable: true, description: 'The outlet, speaker or entity that the key names.' })
  readonly node: Node | null;

  @Field(() => Int, { description: 'How many statements pass the filter.' })
  readonly count: number;

  @Field(() => Int, { description: 'Out of all statements that have the value, whatever the filter.' })
  readonly total: number;

  @Field(() => Float, { description: 'count / total, 0 where there is none.' })
  readonly share: number;

  constructor({ key, node, count, total }: Omit<BreakdownRow, 'share'>) {
    this.key = key;
    this.node = node;
    this.count = count;
    this.total = total;
    this.share = shareOf(count, total);
  }
}
