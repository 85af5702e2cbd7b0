import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ingestPage } from '../../src/ingest/ingest-page.js';
import { startApi, type Api } from '../support/api.js';
import { FILTERED_ARCHIVE } from '../support/filtered-archive.js';

interface Statement {
  readonly __typename: 'Quote' | 'Comment';
  readonly id: string;
  readonly text: string;
  readonly saidAt: string | null;
  readonly kind?: string;
  readonly attribution?: { readonly type: string } | null;
  readonly article: { readonly id: string; readonly outlet: { readonly id: string } };
  readonly about: readonly { readonly entity: { readonly id: string; readonly name: string } }[];
  readonly speaker?: { readonly __typename: string; readonly id: string; readonly name: string } | null;
}

const FIELDS = `__typename id text saidAt article { id outlet { id } } about { entity { id name } }
  ... on Quote { kind attribution { type } speaker { __typename id name } }`;

let api: Api;
let all: readonly Statement[];

beforeAll(async () => {
  api = await startApi();
  for (const each of FILTERED_ARCHIVE) await ingestPage(api.database, each);
  const { data } = await api.query<{ statements: { nodes: Statement[] } }>(
    `{ statements(first: 100) { nodes { ${FIELDS} } } }`,
  );
  all = data.statements.nodes;
});

afterAll(() => api.close());

interface Filter {
  readonly and?: readonly Filter[];
  readonly or?: readonly Filter[];
  readonly not?: Filter;
  readonly kind?: readonly string[];
  readonly attributionType?: readonly string[];
  readonly about?: { readonly id?: readonly string[]; readonly name?: string };
  readonly speaker?: {
    readonly id?: readonly string[];
    readonly name?: string;
    readonly isUnnamed?: boolean;
  };
  readonly outletId?: readonly string[];
  readonly articleId?: readonly string[];
  readonly saidAt?: { readonly from?: string; readonly to?: string };
  readonly text?: string;
}

const same = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

/** What a filter means, told without SQL. */
function passes(s: Statement, filter: Filter): boolean {
  const { and, or, not, kind, attributionType, about, speaker, outletId, articleId, saidAt, text } = filter;
  const type = s.attribution?.type;
  return [
    and?.every((each) => passes(s, each)),
    or?.some((each) => passes(s, each)),
    not && !passes(s, not),
    kind?.includes(s.kind ?? 'COMMENT'),
    attributionType && type !== undefined && attributionType.includes(type),
    about &&
      (about.id !== undefined || about.name !== undefined
        ? s.about.some(
            ({ entity }) =>
              (about.id?.includes(entity.id) ?? true) &&
              (about.name === undefined || same(entity.name, about.name)),
          )
        : true),
    speaker?.id?.includes(s.speaker?.id ?? ''),
    speaker?.name === undefined
      ? undefined
      : same(s.speaker?.name ?? '', speaker.name) && s.speaker?.__typename !== 'UnnamedSource',
    speaker?.isUnnamed === undefined
      ? undefined
      : s.speaker != null && speaker.isUnnamed === (s.speaker.__typename === 'UnnamedSource'),
    outletId?.includes(s.article.outlet.id),
    articleId?.includes(s.article.id),
    saidAt && (saidAt.from ?? saidAt.to) !== undefined
      ? s.saidAt !== null && (saidAt.from ?? '') <= s.saidAt && s.saidAt < (saidAt.to ?? '9999')
      : undefined,
    text === undefined ? undefined : new RegExp(`\\b${text}\\b`, 'i').test(s.text),
  ].every((part) => part ?? true);
}

function leaf(): fc.Arbitrary<Filter> {
  const some = <T>(values: readonly T[]) => {
    const distinct = [...new Set(values)];
    return fc.subarray(distinct, { maxLength: Math.min(3, distinct.length) });
  };
  const one = <T>(values: readonly T[]) => fc.constantFrom(...new Set(values));
  const entities = all.flatMap(({ about }) => about.map(({ entity }) => entity));
  const speakers = all.flatMap(({ speaker }) => speaker ?? []);
  const times = [
    '2019-01-01T00:00:00.000Z',
    ...all.flatMap(({ saidAt }) => saidAt ?? []),
    '2022-01-01T00:00:00.000Z',
  ];
  return fc.oneof(
    fc.record({ kind: some(['DIRECT', 'INDIRECT', 'MIXED', 'COMMENT']) }),
    fc.record({ attributionType: some(['SAID', 'HELD']) }),
    fc.record({ about: fc.record({ id: some(entities.map(({ id }) => id)) }) }),
    fc.record({ about: fc.record({ name: one([...entities.map(({ name }) => name), 'Nobody']) }) }),
    fc.record({ speaker: fc.record({ id: some(speakers.map(({ id }) => id)) }) }),
    fc.record({ speaker: fc.record({ name: one(speakers.map(({ name }) => name)) }) }),
    fc.record({ speaker: fc.record({ isUnnamed: fc.boolean() }) }),
    fc.record({ outletId: some(all.map(({ article }) => article.outlet.id)) }),
    fc.record({ articleId: some(all.map(({ article }) => article.id)) }),
    fc.record({ saidAt: fc.record({ from: one(times), to: one(times) }, { requiredKeys: [] }) }),
    fc.record({ text: one(['hall', 'ferry', 'pier', 'quite', 'zebra']) }),
    fc.constant({}),
  );
}

function filters(depth: number): fc.Arbitrary<Filter> {
  if (depth === 0) return leaf();
  const inner = filters(depth - 1);
  const parts = fc.array(inner, { maxLength: 2 });
  return fc.oneof(
    leaf(),
    fc.tuple(leaf(), parts).map(([own, and]) => ({ ...own, and })),
    fc.tuple(leaf(), parts).map(([own, or]) => ({ ...own, or })),
    fc.tuple(leaf(), inner).map(([own, not]) => ({ ...own, not })),
  );
}

describe('a filter of statements', () => {
  it('passes what it says, however it is put together', async () => {
    expect(new Set(all.map(({ kind }) => kind)).size).toBeGreaterThan(2);
    expect(all.some(({ speaker }) => speaker?.__typename === 'UnnamedSource')).toBe(true);
    expect(all.some(({ attribution }) => attribution?.type === 'HELD')).toBe(true);
    await fc.assert(
      fc.asyncProperty(filters(4), async (filter) => {
        const { data, errors } = await api.query<{ statements: { totalCount: number; nodes: Statement[] } }>(
          'query ($filter: StatementFilter) { statements(first: 100, filter: $filter) { totalCount nodes { id } } }',
          { filter },
        );
        expect(errors).toBeUndefined();
        const wanted = all.filter((statement) => passes(statement, filter)).map(({ id }) => id);
        expect(data.statements.nodes.map(({ id }) => id)).toEqual(wanted);
        expect(data.statements.totalCount).toBe(wanted.length);
      }),
      { numRuns: 150 },
    );
  });

  it('means the same in every list', async () => {
    const filter = { not: { text: 'hall' }, kind: ['DIRECT', 'COMMENT'] };
    const { data } = await api.query<Record<string, { statements: { nodes: { id: string }[] } }>>(
      `query ($filter: StatementFilter, $article: ID!) {
        organization(name: "Lantern Trust") { statements(first: 100, filter: $filter) { nodes { id } } }
        article(id: $article) { statements(first: 100, filter: $filter) { nodes { id } } }
      }`,
      { filter, article: all.find(({ text }) => text.includes('pier'))?.article.id },
    );
    const wanted = (also: (s: Statement) => boolean) =>
      all
        .filter((s) => passes(s, filter) && also(s))
        .map(({ id }) => id)
        .sort();
    const found = (name: string) => data[name]?.statements.nodes.map(({ id }) => id).sort();
    const aboutTrust = wanted((s) => s.about.some(({ entity }) => entity.name === 'Lantern Trust'));
    const inTalks = wanted((s) => s.text.includes('pier'));
    expect([aboutTrust.length, inTalks.length]).toEqual([2, 2]);
    expect(found('organization')).toEqual(aboutTrust);
    expect(found('article')).toEqual(inTalks);
  });

  it('understands a phrase, minus and or as people type them', async () => {
    const found = async (text: string) => {
      const { data } = await api.query<{ statements: { nodes: { text: string }[] } }>(
        'query ($text: String) { statements(first: 100, filter: { text: $text }) { nodes { text } } }',
        { text },
      );
      return data.statements.nodes.map((node) => node.text);
    };
    expect(await found('"hall number 101"')).toEqual([
      'The Lantern Trust will open hall number 101 before winter,',
    ]);
    expect(await found('"number hall"')).toEqual([]);
    expect(await found('ferry -late')).toEqual(['that the ferry will sail']);
    expect((await found('quite or sleeps')).sort()).toEqual(['Quite.', 'The Harbour Union sleeps.']);
    expect(await found('férry lates')).toEqual(['The ferry is late,']);
  });

  it.each([
    ['an id of another type', { about: { id: ['QXJ0aWNsZTox'] } }, ['filter', 'about', 'id']],
    [
      'such an id deep inside',
      { and: [{}, { not: { outletId: ['?'] } }] },
      ['filter', 'and', '1', 'not', 'outletId'],
    ],
    ['nesting five deep', { not: { not: { not: { not: { not: {} } } } } }, ['filter']],
    ['too many parts', { or: Array.from({ length: 50 }, () => ({})) }, ['filter']],
    ['an empty search', { text: '' }, ['filter', 'text']],
    ['a NUL', { speaker: { name: 'a\0b' } }, ['filter', 'speaker', 'name']],
  ])('refuses %s, and says where', async (_, filter, argument) => {
    const { errors } = await api.query(
      'query ($filter: StatementFilter) { quotes(filter: $filter) { totalCount } }',
      {
        filter,
      },
    );
    expect(errors?.[0]?.extensions).toEqual({ code: 'BAD_USER_INPUT', argument });
  });
});
