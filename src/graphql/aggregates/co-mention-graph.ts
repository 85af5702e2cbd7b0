import { Field, Int, ObjectType } from 'type-graphql';
import { Entity } from '../../entities/entity.js';

/** Two entities that statements are about together. */
@ObjectType({
  simpleResolvers: true,
  description: 'Two entities that the same statements are about; neither comes first.',
})
export class CoMentionEdge {
  @Field(() => Entity, { description: 'One of the two.' })
  readonly source!: Entity;

  @Field(() => Entity, { description: 'The other one.' })
  readonly target!: Entity;

  @Field(() => Int, { description: 'How many statements are about both.' })
  readonly statementCount!: number;
}

/** Who is talked about together with whom. */
@ObjectType({ simpleResolvers: true, description: 'Who is talked about together with whom.' })
export class CoMentionGraph {
  @Field(() => [Entity], { description: 'Everybody in a pair, the most frequent pair first.' })
  readonly nodes!: readonly Entity[];

  @Field(() => [CoMentionEdge], { description: 'The pairs, the most frequent first.' })
  readonly edges!: readonly CoMentionEdge[];
}
