import { Field, Float, ObjectType } from 'type-graphql';
import { encodeSearchResultId, type SearchResultKey } from '../domain/global-id.js';
import { Node } from './node.js';

/** One hit of a search; it is no row, but can be found again by what was found and what was searched for. */
@ObjectType({
  implements: Node,
  description: 'One hit: the thing found, and the words around what matched.',
})
export class SearchResult extends Node {
  @Field(() => String, {
    description:
      'The words around what matched, the matches between << and >>; for a person, organization or place the name that matched.',
  })
  readonly highlight: string;

  @Field(() => Float, {
    description: 'How well it fits, 0 to 1: names by how like they are, texts by their words.',
  })
  readonly rank: number;

  constructor(
    readonly key: SearchResultKey,
    highlight: string,
    rank: number,
  ) {
    super();
    this.highlight = highlight;
    this.rank = rank;
  }

  get globalId(): string {
    return encodeSearchResultId(this.key);
  }
}
