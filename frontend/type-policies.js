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
      mentions: relayStylePagination(),
      quotes: relayStylePagination(['orderBy']),
      statements: relayStylePagination(['orderBy']),
      threads: relayStylePagination(),
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
      quotes: relayStylePagination(['orderBy']),
      statements: relayStylePagination(['orderBy']),
    },
  },
  Outlet: {
    fields: {
      articles: relayStylePagination(['orderBy']),
    },
  },
  Person: {
    fields: {
      quotes: relayStylePagination(['orderBy']),
      statements: relayStylePagination(['orderBy']),
    },
  },
  Place: {
    fields: {
      quotes: relayStylePagination(['orderBy']),
      statements: relayStylePagination(['orderBy']),
    },
  },
  Query: {
    fields: {
      article: byId('Article'),
      articles: relayStylePagination(['orderBy']),
      organization: byId('Organization'),
      outlets: relayStylePagination(),
      person: byId('Person'),
      place: byId('Place'),
      quotes: relayStylePagination(['orderBy']),
      statements: relayStylePagination(['orderBy']),
    },
  },
  UnnamedSource: {
    fields: {
      quotes: relayStylePagination(['orderBy']),
    },
  },
  AnonymityReason: { merge: true },
  Attribution: { merge: true },
  TextSelector: { merge: true },
};
