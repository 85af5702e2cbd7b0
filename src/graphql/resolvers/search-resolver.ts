import { Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { SearchKind } from '../../domain/kinds.js';
import { nameKey } from '../../domain/name-key.js';
import { Node } from '../../entities/node.js';
import { SearchResult } from '../../entities/search-result.js';
import { connect } from '../connection.js';
import { SearchConnection } from '../connections.js';
import type { RequestContext } from '../context.js';
import { SearchArguments } from '../inputs/search-arguments.js';
import { MOST_RANKED, WEIGHT_OF_SEARCH } from '../limits.js';
import { fetchRow } from './fetch-node.js';
import { fetchSearchResult, keyOfHit } from './fetch-search-result.js';
import { present } from './relations.js';

const BEST_FIRST = { field: 'RANK', direction: 'DESC' } as const;

/** Searches everything by words and names, and opens what was found. */
@Resolver(() => SearchResult)
export class SearchResolver {
  @Query(() => SearchConnection, {
    complexity: WEIGHT_OF_SEARCH,
    description: `Articles, quotes, comments and names that fit what somebody typed, the best first. Of what fits the newest ${MOST_RANKED.toLocaleString('en')} articles and as many statements are ranked and counted: all of them are in statements and articles, by their text filters.`,
  })
  async search(@Args(() => SearchArguments) args: SearchArguments, @Ctx() { loaders }: RequestContext) {
    const { text, kind } = args;
    const kinds = kind ?? Object.values(SearchKind);
    const test = { kinds, text, nameKey: nameKey(text), mostRanked: MOST_RANKED };
    const hits = await connect(loaders.searchHits, null, args, BEST_FIRST, {
      test,
      written: { text, kind },
    });
    const results = await Promise.all(
      hits.nodes.map((hit) => fetchSearchResult({ found: keyOfHit(hit), text }, loaders)),
    );
    // A text that is read again meanwhile may say what was found no more.
    const edges = hits.edges.flatMap(({ cursor }, i) => {
      const node = results[i];
      return node ? [{ cursor, node }] : [];
    });
    return { ...hits, edges, nodes: edges.map(({ node }) => node) };
  }

  @FieldResolver(() => Node, {
    description: 'The article, quote, comment, person, organization or place itself.',
  })
  async found(@Root() { key }: SearchResult, @Ctx() context: RequestContext) {
    return present(await fetchRow(key.found, context));
  }
}
