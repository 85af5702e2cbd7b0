// What 'verbatim schema type-policies' prints.
import { relayStylePagination } from '@apollo/client/utilities';

/** What was fetched before, by whatever query, is found again by its id. */
const byId = (__typename) => ({
  read: (existing, { args, toReference }) =>
    existing === undefined && args?.id ? toReference({ __typename, id: args.id }) : existing,
});

export const typePolicies = {
  Article: {
    fields: {
      copies: relayStylePagination(),
      copiesOf: relayStylePagination(),
      mentions: relayStylePagination(),
      quotes: relayStylePagination(['filter', 'orderBy']),
      statements: relayStylePagination(['filter', 'orderBy']),
      threads: relayStylePagination(),
      versions: relayStylePagination(),
    },
  },
  ArticleVersion: {
    fields: {
      quotes: relayStylePagination(),
      statements: relayStylePagination(),
    },
  },
  Comment: {
    fields: {
      replies: relayStylePagination(),
    },
  },
  CommentThread: {
    fields: {
      comments: relayStylePagination(),
    },
  },
  Organization: {
    fields: {
      quotes: relayStylePagination(['filter', 'orderBy']),
      statements: relayStylePagination(['filter', 'orderBy']),
    },
  },
  Outlet: {
    fields: {
      articles: relayStylePagination(['filter', 'orderBy']),
    },
  },
  Person: {
    fields: {
      quotes: relayStylePagination(['filter', 'orderBy']),
      statements: relayStylePagination(['filter', 'orderBy']),
    },
  },
  Place: {
    fields: {
      quotes: relayStylePagination(['filter', 'orderBy']),
      statements: relayStylePagination(['filter', 'orderBy']),
    },
  },
  Query: {
    fields: {
      apiKeys: relayStylePagination(),
      article: byId('Article'),
      articles: relayStylePagination(['filter', 'orderBy']),
      auditEntries: relayStylePagination(['subjectId']),
      comments: relayStylePagination(['status']),
      corrections: relayStylePagination(['subjectId', 'kind']),
      entities: relayStylePagination(['kind', 'nameMatches']),
      organization: byId('Organization'),
      outlets: relayStylePagination(),
      person: byId('Person'),
      place: byId('Place'),
      quotes: relayStylePagination(['filter', 'orderBy']),
      search: relayStylePagination(['text', 'kind']),
      speakers: relayStylePagination(['filter']),
      statements: relayStylePagination(['filter', 'orderBy']),
    },
  },
  UnnamedSource: {
    fields: {
      quotes: relayStylePagination(['filter', 'orderBy']),
    },
  },
  AddAliasPayload: { merge: true },
  AddCommentPayload: { merge: true },
  AnalysisQuality: { merge: true },
  AnonymityReason: { merge: true },
  Attribution: { merge: true },
  CoMentionGraph: { merge: true },
  CorrectAttributionPayload: { merge: true },
  CorrectQuotePayload: { merge: true },
  CreateApiKeyPayload: { merge: true },
  IngestArticlePayload: { merge: true },
  MergeEntitiesPayload: { merge: true },
  ModerateCommentPayload: { merge: true },
  QualityInterval: { merge: true },
  RejectQuotePayload: { merge: true },
  RevokeApiKeyPayload: { merge: true },
  SplitEntityPayload: { merge: true },
  TextSelector: { merge: true },
  UndoCorrectionPayload: { merge: true },
  Viewer: { merge: true },
};
