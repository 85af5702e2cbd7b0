import 'reflect-metadata';
import { lexicographicSortSchema, printSchema, type GraphQLSchema } from 'graphql';
import { buildSchema } from 'type-graphql';
import '../entities/index.js';
import { addQueryToPayloads } from './mutations/add-query-to-payloads.js';
import { authorize } from './authorize.js';
import { makeCompilable } from './make-compilable.js';
import { AffiliationResolver } from './resolvers/affiliation-resolver.js';
import { AggregateResolver } from './resolvers/aggregate-resolver.js';
import { AnalysisQualityResolver } from './resolvers/analysis-quality-resolver.js';
import { ArticleVersionResolver } from './resolvers/article-version-resolver.js';
import { ArticleResolver } from './resolvers/article-resolver.js';
import { AttributionAlternativeResolver, AttributionResolver } from './resolvers/attribution-resolver.js';
import { AuditResolver } from './resolvers/audit-resolver.js';
import { CommentResolver } from './resolvers/comment-resolver.js';
import { CommentThreadResolver } from './resolvers/comment-thread-resolver.js';
import { CorrectionResolver } from './resolvers/correction-resolver.js';
import { EntityCorrectionResolver } from './resolvers/entity-correction-resolver.js';
import { QuoteCorrectionResolver } from './resolvers/quote-correction-resolver.js';
import { EntityResolver } from './resolvers/entity-resolver.js';
import { IntakeResolver } from './resolvers/intake-resolver.js';
import { KeyResolver } from './resolvers/key-resolver.js';
import { MentionResolver } from './resolvers/mention-resolver.js';
import { ModerationResolver } from './resolvers/moderation-resolver.js';
import { OrganizationResolver } from './resolvers/organization-resolver.js';
import { OutletResolver } from './resolvers/outlet-resolver.js';
import { PersonResolver } from './resolvers/person-resolver.js';
import { QueryResolver } from './resolvers/query-resolver.js';
import { QuoteResolver } from './resolvers/quote-resolver.js';
import { SearchResolver } from './resolvers/search-resolver.js';
import { SpeakerResolver } from './resolvers/speaker-resolver.js';
import { StanceResolver } from './resolvers/stance-resolver.js';
import { StatementResolver } from './resolvers/statement-resolver.js';
import { TextSelectorResolver } from './resolvers/text-selector-resolver.js';
import { UnnamedSourceResolver } from './resolvers/unnamed-source-resolver.js';
import { ViewerResolver } from './resolvers/viewer-resolver.js';

/** The executable schema: every type and every resolver, arguments validated before a resolver sees them. */
export async function buildVerbatimSchema(): Promise<GraphQLSchema> {
  const schema = await buildSchema({
    resolvers: [
      AffiliationResolver,
      AggregateResolver,
      AnalysisQualityResolver,
      ArticleResolver,
      ArticleVersionResolver,
      AttributionAlternativeResolver,
      AttributionResolver,
      AuditResolver,
      CommentResolver,
      CommentThreadResolver,
      CorrectionResolver,
      EntityCorrectionResolver,
      QuoteCorrectionResolver,
      EntityResolver,
      IntakeResolver,
      KeyResolver,
      MentionResolver,
      ModerationResolver,
      OrganizationResolver,
      OutletResolver,
      PersonResolver,
      QueryResolver,
      QuoteResolver,
      SearchResolver,
      SpeakerResolver,
      StanceResolver,
      StatementResolver,
      TextSelectorResolver,
      UnnamedSourceResolver,
      ViewerResolver,
    ],
    authChecker: authorize,
    validate: { forbidUnknownValues: false },
  });
  // type-graphql has no place for the description of a root type.
  const [query, mutation] = [schema.getQueryType(), schema.getMutationType()];
  if (query) query.description = 'Where every question begins: the archive by id, by name, and as lists.';
  if (mutation)
    mutation.description = 'Where every change begins. Each needs a key or a token, and is written down.';
  return addQueryToPayloads(makeCompilable(schema));
}

/** The schema in GraphQL's own language, sorted, so that a change of it reads as one. */
export async function printVerbatimSchema(): Promise<string> {
  return `${printSchema(lexicographicSortSchema(await buildVerbatimSchema()))}\n`;
}
