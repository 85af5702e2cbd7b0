import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { Role } from '../../src/domain/role.js';
import { buildVerbatimSchema } from '../../src/graphql/schema.js';
import { startApi, type Api } from '../support/api.js';
import { createKey } from '../support/keys.js';
import { archiveState } from '../support/unrecorded-writes.js';

const TEXT = [
  'Pier to be mended',
  'By Ada Quill',
  'May 1, 2020',
  '“The Lantern Trust will mend the pier,” said Maria Oldfield.\n\n“The Harbour Union owes the Lantern Trust nothing,” said Tobias Renner.',
  'Published in The Harbour Ledger',
].join('\n\n');

interface Thing {
  readonly id: string;
  readonly revision: number;
}
interface Archive {
  readonly articles: {
    readonly nodes: readonly [{ readonly id: string; readonly quotes: { readonly nodes: readonly Thing[] } }];
  };
  readonly trust: Thing;
  readonly union: Thing;
  readonly comments: { readonly nodes: readonly Thing[] };
  readonly corrections: { readonly nodes: readonly { readonly id: string }[] };
  readonly apiKeys: { readonly nodes: readonly { readonly id: string }[] };
}
const ARCHIVE = `{
  articles { nodes { id quotes { nodes { id revision } } } }
  trust: organization(name: "Lantern Trust") { id revision }
  union: organization(name: "Harbour Union") { id revision }
  comments(status: PENDING) { nodes { id revision } }
  corrections { nodes { id } }
  apiKeys(last: 1) { nodes { id } }
}`;

/** The input of each mutation, after those before it, and what the log tells of before and after. */
type Recipe = readonly [
  mutation: string,
  input: (archive: Archive) => object,
  before: object | null,
  after: object | null,
];

const reason = 'So it is.';
const quote = ({ articles }: Archive) => {
  const [{ id: quoteId, revision: expectedRevision } = { id: '', revision: 0 }] =
    articles.nodes[0].quotes.nodes;
  return { quoteId, expectedRevision, reason };
};
const entity = ({ id: entityId, revision: expectedRevision }: Thing) => ({
  entityId,
  expectedRevision,
  reason,
});
const latest = ({ corrections }: Archive) => ({ correctionId: corrections.nodes[0]?.id });

const RECIPES: readonly Recipe[] = [
  ['ingestArticle', () => ({ text: TEXT }), null, { headline: 'Pier to be mended' }],
  [
    'addComment',
    ({ articles }) => ({ articleId: articles.nodes[0].id, author: 'gull', text: 'At last.' }),
    null,
    { status: 'PENDING' },
  ],
  [
    'moderateComment',
    ({ comments }) => {
      const [{ id: commentId, revision: expectedRevision } = { id: '', revision: 0 }] = comments.nodes;
      return { commentId, expectedRevision, status: 'PUBLISHED', reason };
    },
    { status: 'PENDING', revision: 0 },
    { status: 'PUBLISHED', revision: 1, reason },
  ],
  [
    'correctAttribution',
    (archive) => ({ ...quote(archive), speakerId: archive.union.id }),
    { speakerName: 'Maria Oldfield' },
    { speakerName: 'Harbour Union' },
  ],
  [
    'correctQuote',
    (archive) => ({ ...quote(archive), kind: 'DIRECT', pieces: [{ start: 1, end: 18, isVerbatim: true }] }),
    { text: 'The Lantern Trust will mend the pier,' },
    { text: 'The Lantern Trust' },
  ],
  ['rejectQuote', quote, { isListed: true }, { isListed: false }],
  ['undoCorrection', latest, { isListed: false }, { isListed: true }],
  [
    'addAlias',
    ({ trust }) => ({ ...entity(trust), name: 'The Lamp' }),
    { alias: null },
    { alias: 'The Lamp' },
  ],
  [
    'splitEntity',
    ({ trust, articles }) => ({
      ...entity(trust),
      articleIds: [articles.nodes[0].id],
      name: 'Lantern Trust of Elm',
    }),
    { name: 'Lantern Trust' },
    { name: 'Lantern Trust of Elm' },
  ],
  ['undoCorrection', latest, { name: 'Lantern Trust of Elm' }, { name: 'Lantern Trust' }],
  [
    'mergeEntities',
    ({ trust, union }) => ({ ...entity(union), survivorId: trust.id }),
    { name: 'Harbour Union' },
    { name: 'Lantern Trust' },
  ],
  ['undoCorrection', latest, { name: 'Lantern Trust' }, { name: 'Harbour Union' }],
  ['createApiKey', () => ({ name: 'a reader', role: 'READER' }), null, { name: 'a reader', revokedAt: null }],
  [
    'revokeApiKey',
    ({ apiKeys }) => ({ id: apiKeys.nodes[0]?.id }),
    { name: 'a reader', revokedAt: null },
    { name: 'a reader', revokedAt: expect.any(String) },
  ],
];

let api: Api;
let key: string;

beforeAll(async () => {
  api = await startApi();
  key = (await createKey(api.database, Role.ADMIN)).secret;
});

afterAll(() => api.close());

async function ask<Data>(query: string, variables: object = {}): Promise<Data> {
  const { data, errors } = await api.query<Data>(query, variables, undefined, key);
  expect(errors).toBeUndefined();
  return data;
}

interface Entry {
  readonly action: string;
}
const log = async () =>
  (
    await ask<{ auditEntries: { totalCount: number; nodes: readonly Entry[] } }>(
      '{ auditEntries(first: 1) { totalCount nodes { action actorName before after } } }',
    )
  ).auditEntries;

it('is tried of every mutation there is', async () => {
  const mutations = Object.keys((await buildVerbatimSchema()).getMutationType()?.getFields() ?? {});
  expect([...new Set(RECIPES.map(([mutation]) => mutation))].sort()).toEqual(mutations.sort());
});

it('stands in the log once, with who did it, what was before and what is after', async () => {
  for (const [mutation, input, before, after] of RECIPES) {
    const { totalCount } = await log();
    const type = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input`;
    const data = await ask<Record<string, { userErrors: readonly object[] }>>(
      `mutation ($input: ${type}!) { ${mutation}(input: $input) { userErrors { code message } } }`,
      { input: input(await ask<Archive>(ARCHIVE)) },
    );
    expect([mutation, data[mutation]?.userErrors]).toEqual([mutation, []]);
    const now = await log();
    expect([mutation, now.totalCount]).toEqual([mutation, totalCount + 1]);
    const told = { action: mutation, actorName: 'ADMIN of a test', before, after };
    expect(now.nodes[0]).toMatchObject(told);
    // A key's row tells when it was last used, too: that is no write of its holder's.
    const { unrecorded } = await archiveState(api.databaseUrl, ['api_key']);
    expect([mutation, unrecorded]).toEqual([mutation, {}]);
  }
});
