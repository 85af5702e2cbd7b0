import type { Api } from './api.js';

/** A comment as tests ask for it. */
export const COMMENT = `id author text status depth revision
  parent { id } thread { id root { id } } about { entity { name } } stances { target { name } }`;

export interface AskedComment {
  readonly id: string;
  readonly author: string;
  readonly text: string;
  readonly status: string;
  readonly depth: number;
  readonly revision: number;
  readonly parent: { readonly id: string } | null;
  readonly thread: { readonly id: string; readonly root: { readonly id: string } };
  readonly about: readonly { readonly entity: { readonly name: string } }[];
}

export interface CommentPayload {
  readonly comment: AskedComment | null;
  readonly userErrors: readonly { readonly code: string; readonly path: readonly string[] }[];
}

async function mutate(api: Api, key: string, name: string, input: object): Promise<CommentPayload> {
  const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
  const { data, errors } = await api.query<Record<string, CommentPayload>>(
    `mutation ($input: ${type}!) { ${name}(input: $input) { comment { ${COMMENT} } userErrors { code path } } }`,
    { input },
    undefined,
    key,
  );
  if (errors) throw new Error(JSON.stringify(errors));
  const { [name]: payload } = data;
  if (!payload) throw new Error('There is no payload.');
  return payload;
}

export const addComment = (api: Api, key: string, input: object) => mutate(api, key, 'addComment', input);
export const moderateComment = (api: Api, key: string, input: object) =>
  mutate(api, key, 'moderateComment', input);

/** Everything readers can see of an article's comments, by every path. */
export const SEEN = `query ($url: URL!, $text: String!, $id: ID!) {
  article(url: $url) {
    commentCount
    threads { totalCount nodes { commentCount participantCount root { text } comments { nodes { text depth } } } }
    statements(filter: { kind: COMMENT }) { totalCount nodes { text } }
  }
  statements(filter: { kind: COMMENT, text: $text }) { totalCount }
  search(text: $text, kind: COMMENT) { totalCount }
  statementTimeline(filter: { kind: COMMENT, text: $text }, interval: YEAR) { count }
  everything: statementTimeline(interval: YEAR) { count total }
  node(id: $id) { id }
  organization(name: "Lantern Trust") { mentionCount statements(filter: { kind: COMMENT }) { totalCount } }
}`;

export interface Seen {
  readonly article: {
    readonly commentCount: number;
    readonly threads: {
      readonly totalCount: number;
      readonly nodes: readonly {
        readonly commentCount: number;
        readonly participantCount: number;
        readonly root: { readonly text: string };
        readonly comments: { readonly nodes: readonly { readonly text: string; readonly depth: number }[] };
      }[];
    };
    readonly statements: {
      readonly totalCount: number;
      readonly nodes: readonly { readonly text: string }[];
    };
  };
  readonly statements: { readonly totalCount: number };
  readonly search: { readonly totalCount: number };
  readonly statementTimeline: readonly { readonly count: number }[];
  readonly everything: readonly { readonly count: number; readonly total: number }[];
  readonly node: { readonly id: string } | null;
  readonly organization: {
    readonly mentionCount: number;
    readonly statements: { readonly totalCount: number };
  } | null;
}
