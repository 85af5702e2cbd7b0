import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { ingestPage } from '../../src/ingest/ingest-page.js';
import { startApi, type Api } from '../support/api.js';
import { comment, page } from '../support/pages.js';

let api: Api;

beforeEach(async () => {
  api = await startApi();
});

afterEach(() => api.close());

it('keeps how a comment stands to the article’s entities and to those it brings in', async () => {
  await ingestPage(
    api.database,
    page({
      text: '“The quay is shut,” said Ana Ruiz.',
      comments: [
        comment('gull', 'Ana Ruiz is a corrupt liar and a disgrace.'),
        comment('heron', 'The brave and honest Karl Lund won a well deserved victory.'),
      ],
    }),
  );
  const { data } = await api.query<{ articles: { nodes: unknown[] } }>(`{
    articles(first: 1) { nodes { threads(first: 5) { nodes { comments(first: 5) { nodes { stances { target { name } polarity } } } } } } }
  }`);
  const stances = (name: string, polarity: string) => ({
    comments: { nodes: [{ stances: [{ target: { name }, polarity }] }] },
  });
  expect(data.articles.nodes).toEqual([
    { threads: { nodes: [stances('Ana Ruiz', 'NEGATIVE'), stances('Karl Lund', 'POSITIVE')] } },
  ]);
});
