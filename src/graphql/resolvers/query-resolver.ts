import { Args, Ctx, Query, Resolver } from 'type-graphql';
import { canonicalUrl } from '../../domain/canonical-url.js';
import { derivedId } from '../../domain/derived-id.js';
import { VerbatimError } from '../../domain/errors.js';
import { requireKey } from '../../domain/global-id.js';
import { EntityKind } from '../../domain/kinds.js';
import { nameKey } from '../../domain/name-key.js';
import { Article } from '../../entities/article.js';
import { Node } from '../../entities/node.js';
import { Organization } from '../../entities/organization.js';
import { Person } from '../../entities/person.js';
import { Place } from '../../entities/place.js';
import { connect } from '../connection.js';
import {
  ArticleConnection,
  EntityConnection,
  OutletConnection,
  QuoteConnection,
  StatementConnection,
} from '../connections.js';
import type { RequestContext } from '../context.js';
import { ArticleArguments } from '../inputs/article-arguments.js';
import { readStatementFilter } from '../filters/read-statement-filter.js';
import { ConnectionArguments } from '../inputs/connection-arguments.js';
import { EntityListArguments } from '../inputs/entity-list-arguments.js';
import { SpeakerListArguments } from '../inputs/speaker-list-arguments.js';
import { WEIGHT_OF_AGGREGATE } from '../limits.js';
import { SpeakerConnection } from '../speaker-connection.js';
import {
  ArticleLookupArguments,
  EntityArguments,
  NodeArguments,
  NodesArguments,
} from '../inputs/lookup-arguments.js';
import { StatementArguments } from '../inputs/statement-arguments.js';
import { connectArticles } from '../article-connection.js';
import { connectStatements, LATEST_SAID } from '../statement-connection.js';
import { fetchNode, fetchRow } from './fetch-node.js';
import { present, speakerOf } from './relations.js';

function requireOneOf(args: object, names: readonly [string, string]): void {
  const given = names.filter((name) => (args as Record<string, unknown>)[name] != null);
  if (given.length !== 1) {
    throw new VerbatimError('BAD_USER_INPUT', `Give either '${names[0]}' or '${names[1]}'.`, {
      path: [names[0]],
    });
  }
}

async function findEntity(
  kind: EntityKind,
  type: 'Person' | 'Organization' | 'Place',
  args: EntityArguments,
  context: RequestContext,
) {
  requireOneOf(args, ['id', 'name']);
  if (args.name != null) return context.loaders.entityByName.load({ kind, key: nameKey(args.name) });
  return fetchRow(requireKey(args.id ?? '', [type], ['id']), context);
}

/** Where every query begins. */
@Resolver()
export class QueryResolver {
  @Query(() => Node, {
    nullable: true,
    description: 'Fetches anything again by its id; null where it is unknown.',
  })
  node(@Args(() => NodeArguments) { id }: NodeArguments, @Ctx() context: RequestContext) {
    return fetchNode(id, context);
  }

  @Query(() => [Node], {
    nullable: 'items',
    description: 'Fetches many things again, in the order of their ids; null for each that is unknown.',
  })
  nodes(@Args(() => NodesArguments) { ids }: NodesArguments, @Ctx() context: RequestContext) {
    return ids.map((id) => fetchNode(id, context));
  }

  @Query(() => Article, { nullable: true, description: 'One article, by its id or its canonical address.' })
  article(
    @Args(() => ArticleLookupArguments) args: ArticleLookupArguments,
    @Ctx() { loaders }: RequestContext,
  ) {
    requireOneOf(args, ['id', 'url']);
    const id = args.url
      ? derivedId('article', canonicalUrl(args.url.href))
      : requireKey(args.id ?? '', ['Article'], ['id']).id;
    return loaders.articleById.load(id);
  }

  @Query(() => ArticleConnection, { description: 'Every article of the archive.' })
  articles(@Args(() => ArticleArguments) args: ArticleArguments, @Ctx() { loaders }: RequestContext) {
    return connectArticles(loaders.articles, null, args, loaders);
  }

  @Query(() => OutletConnection, { description: 'Every outlet of the archive, by name.' })
  outlets(@Args(() => ConnectionArguments) args: ConnectionArguments, @Ctx() { loaders }: RequestContext) {
    return connect(loaders.outlets, null, args, { field: 'NAME', direction: 'ASC' });
  }

  @Query(() => Person, {
    nullable: true,
    description: 'By id, or by any name or alias, however capitalised.',
  })
  person(@Args(() => EntityArguments) args: EntityArguments, @Ctx() context: RequestContext) {
    return findEntity(EntityKind.PERSON, 'Person', args, context);
  }

  @Query(() => Organization, {
    nullable: true,
    description: 'By id, or by any name or alias, however capitalised.',
  })
  organization(@Args(() => EntityArguments) args: EntityArguments, @Ctx() context: RequestContext) {
    return findEntity(EntityKind.ORGANIZATION, 'Organization', args, context);
  }

  @Query(() => Place, { nullable: true, description: 'By id, or by any name or alias, however capitalised.' })
  place(@Args(() => EntityArguments) args: EntityArguments, @Ctx() context: RequestContext) {
    return findEntity(EntityKind.PLACE, 'Place', args, context);
  }

  @Query(() => StatementConnection, { description: 'Every statement of the archive: quotes and comments.' })
  statements(@Args(() => StatementArguments) args: StatementArguments, @Ctx() { loaders }: RequestContext) {
    const source = { list: loaders.statements, parent: null, ofEntity: loaders.statementsByEntityId };
    return connectStatements(source, args, LATEST_SAID, loaders);
  }

  @Query(() => QuoteConnection, { description: 'Every quote of the archive.' })
  quotes(@Args(() => StatementArguments) args: StatementArguments, @Ctx() { loaders }: RequestContext) {
    const source = { list: loaders.quotes, parent: null, ofEntity: loaders.quotesByEntityId };
    return connectStatements(source, args, LATEST_SAID, loaders);
  }

  @Query(() => EntityConnection, {
    description: 'Most mentioned first; nameMatches also finds misspelt names.',
  })
  entities(@Args(() => EntityListArguments) args: EntityListArguments, @Ctx() { loaders }: RequestContext) {
    const { kind, nameMatches } = args;
    const isNarrowed = kind != null || nameMatches != null;
    const test = { kinds: kind ?? null, nameKey: nameMatches == null ? null : nameKey(nameMatches) };
    return connect(
      loaders.entities,
      null,
      args,
      { field: 'MENTION_COUNT', direction: 'DESC' },
      {
        test: isNarrowed ? test : null,
        written: { kind, nameMatches },
      },
    );
  }

  @Query(() => SpeakerConnection, {
    complexity: WEIGHT_OF_AGGREGATE,
    description: 'Most quoted first, among the statements that pass the filter.',
  })
  async speakers(
    @Args(() => SpeakerListArguments) args: SpeakerListArguments,
    @Ctx() { loaders }: RequestContext,
  ) {
    const test = await readStatementFilter(args.filter, loaders);
    const order = { field: 'QUOTE_COUNT', direction: 'DESC' } as const;
    const quoted = await connect(loaders.quotedSpeakers, null, args, order, { test, written: args.filter });
    const nodes = await Promise.all(
      quoted.nodes.map(async ({ entityId, articleId, sourceId }) =>
        present(await speakerOf(loaders, articleId ?? '', entityId, sourceId)),
      ),
    );
    const edges = quoted.edges.map(({ cursor, node: { quoteCount } }, i) => {
      return { cursor, quoteCount, node: present(nodes[i] ?? null) };
    });
    return { ...quoted, nodes, edges };
  }
}
