import { Field, Int, ObjectType } from 'type-graphql';
import { Speaker } from '../entities/speaker.js';
import type { Connection, Edge, Lazy } from './connection.js';
import { PageInfo } from './page-info.js';

/** A speaker with the number of statements that the list counts. */
@ObjectType({ simpleResolvers: true, description: 'One place in a list of speakers.' })
export class SpeakerEdge implements Edge<Speaker> {
  @Field(() => String, {
    description: 'Where to go on from: for after and before in the same list and order.',
  })
  readonly cursor!: Lazy<string>;

  @Field(() => Speaker, { description: 'Who is quoted.' })
  readonly node!: Speaker;

  @Field(() => Int, { description: 'How many of the statements that pass the filter are attributed to it.' })
  readonly quoteCount!: number;
}

/** As `connectionTypes` makes them, with edges of its own. */
@ObjectType({ simpleResolvers: true, description: 'One page of a list of speakers.' })
export class SpeakerConnection implements Connection<Speaker> {
  @Field(() => [SpeakerEdge], { description: 'The page, each with its cursor and count.' })
  readonly edges!: readonly SpeakerEdge[];

  @Field(() => [Speaker], { description: 'The page without cursors and counts.' })
  readonly nodes!: readonly Speaker[];

  @Field(() => PageInfo, { description: 'Whether there is more, and where to go on.' })
  readonly pageInfo!: PageInfo;

  @Field(() => Int, { description: 'The length of the whole list; counted only where asked for.' })
  readonly totalCount!: Lazy<number>;
}
