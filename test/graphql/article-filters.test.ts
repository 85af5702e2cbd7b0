import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ingestPage } from '../../src/ingest/ingest-page.js';
import { startApi, type Api } from '../support/api.js';
import { FILTERED_ARCHIVE } from '../support/filtered-archive.js';

let api: Api;

beforeAll(async () => {
  api = await startApi();
  for (const each of FILTERED_ARCHIVE) await ingestPage(api.database, each);
});

afterAll(() => api.close());

describe('a filter of articles', () => {
  it.each([
    [{ language: ['en'] }, 4],
    [{ language: ['de'] }, 0],
    [{ not: { publishedAt: { from: '2020-01-20T00:00:00Z' } } }, 3],
    [{ publishedAt: { from: '2020-01-02T00:00:00Z', to: '2020-01-04T00:00:00Z' } }, 1],
    [{ text: 'pier or ferry' }, 2],
    [{ text: '"part 40"' }, 1],
    [{ about: { name: 'harbour union' } }, 1],
    [{ or: [{ about: { name: 'lantern trust' } }, { text: 'sailor' }] }, 3],
  ])('passes what it says: %j', async (filter, count) => {
    const { data, errors } = await api.query<{ articles: { totalCount: number; nodes: object[] } }>(
      'query ($filter: ArticleFilter) { articles(filter: $filter) { totalCount nodes { id } } }',
      { filter },
    );
    expect(errors).toBeUndefined();
    expect([data.articles.totalCount, data.articles.nodes.length]).toEqual([count, count]);
  });

  it('orders by counts and by relevance', async () => {
    const first = async (orderBy: object, filter?: object) => {
      const { data } = await api.query<{ articles: { nodes: { headline: string }[] } }>(
        'query ($orderBy: ArticleOrder, $filter: ArticleFilter) { articles(first: 1, orderBy: $orderBy, filter: $filter) { nodes { headline } } }',
        { orderBy, filter },
      );
      return data.articles.nodes[0]?.headline;
    };
    expect(await first({ field: 'COMMENT_COUNT', direction: 'DESC' })).toBe('Ferry plan divides the harbour');
    expect(await first({ field: 'QUOTE_COUNT', direction: 'ASC' })).toMatch(
      /^(Lantern Trust, part 40|Pier talks)/,
    );
    expect(await first({ field: 'RELEVANCE', direction: 'DESC' }, { text: 'ferry or hall' })).toBe(
      'Ferry plan divides the harbour',
    );
  });
});
