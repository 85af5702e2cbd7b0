import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ingestPage } from '../../src/ingest/ingest-page.js';
import { startApi, type Api } from '../support/api.js';
import { COUNTED_ARCHIVE } from '../support/counted-archive.js';

let api: Api;

beforeAll(async () => {
  api = await startApi();
  for (const each of COUNTED_ARCHIVE) await ingestPage(api.database, each);
});

afterAll(() => api.close());

async function ask<Data>(query: string, variables: object = {}): Promise<Data> {
  const { data, errors } = await api.query<Data>(query, variables);
  expect(errors).toBeUndefined();
  return data;
}

describe('the lists by frequency', () => {
  it('have the most quoted first, among the statements that pass, in pages', async () => {
    const speakers = `query ($filter: StatementFilter, $after: String) {
      speakers(first: 1, after: $after, filter: $filter) {
        totalCount pageInfo { endCursor hasNextPage } edges { quoteCount node { __typename name } } } }`;
    type Page = {
      speakers: {
        totalCount: number;
        pageInfo: { endCursor: string; hasNextPage: boolean };
        edges: { quoteCount: number; node: { __typename: string; name: string } }[];
      };
    };
    const met: unknown[] = [];
    let after: string | null = null;
    for (;;) {
      const page: Page = await ask<Page>(speakers, { after, filter: { kind: ['DIRECT'] } });
      met.push(
        ...page.speakers.edges.map(({ quoteCount, node }) => [node.__typename, node.name, quoteCount]),
      );
      expect(page.speakers.totalCount).toBe(6);
      if (!page.speakers.pageInfo.hasNextPage) break;
      after = page.speakers.pageInfo.endCursor;
    }
    expect(met[0]).toEqual(['Person', 'Tobias Renner', 4]);
    expect(met[1]).toEqual(['Person', 'Maria Oldfield', 3]);
    // Brought in anew each time, and so a source of its own.
    expect(met.slice(2)).toEqual(Array(4).fill(['UnnamedSource', 'an official of the Port Elm Council', 1]));
  });

  it('have the most mentioned first, also by a part of the name, without accents or misspelt', async () => {
    const names = async (args: string) =>
      (
        await ask<{ entities: { nodes: { name: string }[] } }>(`{ entities(${args}) { nodes { name } } }`)
      ).entities.nodes.map(({ name }) => name);
    const counts = await ask<{ entities: { nodes: { mentionCount: number }[] } }>(
      '{ entities { nodes { mentionCount } } }',
    );
    const inOrder = counts.entities.nodes.map(({ mentionCount }) => mentionCount);
    expect(inOrder).toEqual([...inOrder].sort((a, b) => b - a));
    expect(await names('kind: [PERSON]')).toEqual(
      expect.arrayContaining(['Ada Quill', 'Maria Oldfield', 'Tobias Renner']),
    );
    for (const typed of ['harbor union', 'HARBOUR', 'Hárbour Únion', 'harbuor union', 'the Harbour Union'])
      expect(await names(`nameMatches: "${typed}"`)).toEqual(['Harbour Union']);
    expect(await names('nameMatches: "harbour", kind: [PERSON, PLACE]')).toEqual([]);
    expect(await names('nameMatches: "zzzz"')).toEqual([]);
  });
});
