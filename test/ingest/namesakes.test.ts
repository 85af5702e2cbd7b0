import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { ingestPage } from '../../src/ingest/ingest-page.js';
import { reanalyseArticle } from '../../src/ingest/reanalyse-article.js';
import { sql } from '../../src/store/sql.js';
import { startApi, type Api } from '../support/api.js';
import { page } from '../support/pages.js';

/** Articles that name an Ana Ruiz, each by what its text tells of her. */
const TEXTS = {
  minister: '“The bridge is shut,” said Ana Ruiz, the transport minister, beside Tom Lisk.',
  senator: 'Senator Ana Ruiz said the toll would rise.',
  striker: '“We played well,” said Ana Ruiz, a striker of the Tarn Rovers.',
  goalkeeper: 'Former goalkeeper Ana Ruiz said the Tarn Rovers had earned it.',
  beside: 'Ana Ruiz said nothing about the Tarn Rovers.',
  alone: 'Ana Ruiz said the winter would be cold.',
  both: 'The senator and former striker Ana Ruiz said the game had changed.',
} as const;
type Title = keyof typeof TEXTS;

let api: Api;

beforeEach(async () => {
  api = await startApi();
});

afterEach(() => api.close());

async function read(title: Title): Promise<void> {
  const text = TEXTS[title];
  await ingestPage(api.database, page({ url: `https://harbour.example/${title}`, headline: title, text }));
}

interface Speakers {
  readonly articles: {
    readonly nodes: readonly {
      readonly headline: string;
      readonly quotes: { readonly nodes: readonly { readonly speaker: { readonly id: string } }[] };
    }[];
  };
}

/** The articles of each Ana Ruiz, in alphabetical order. */
async function persons(): Promise<string[][]> {
  const { data } = await api.query<Speakers>(
    '{ articles(first: 20) { nodes { headline quotes { nodes { speaker { id } } } } } }',
  );
  const byId = new Map<string, string[]>();
  for (const { headline, quotes } of data.articles.nodes) {
    const id = quotes.nodes[0]?.speaker.id ?? 'nobody';
    byId.set(id, [...(byId.get(id) ?? []), headline].sort());
  }
  return [...byId.values()].sort();
}

describe('persons of one full name', () => {
  it.each<Title[][]>([
    [['minister', 'striker', 'senator', 'goalkeeper']],
    [['goalkeeper', 'senator', 'minister', 'striker']],
    [['striker', 'goalkeeper', 'minister', 'senator']],
  ])('are two where printed roles say so, in whatever order they are read: %j', async (order) => {
    for (const title of order) await read(title);
    expect(await persons()).toEqual([
      ['goalkeeper', 'striker'],
      ['minister', 'senator'],
    ]);
  });

  it('are one where no role speaks against it', async () => {
    for (const title of ['alone', 'minister', 'beside'] as const) await read(title);
    expect(await persons()).toEqual([['alone', 'beside', 'minister']]);
  });

  it('are one where an article prints both roles for one', async () => {
    for (const title of ['both', 'minister', 'striker'] as const) await read(title);
    expect(await persons()).toEqual([['both', 'minister', 'striker']]);
  });

  it('are told apart by whom they are named beside, and stay apart in doubt', async () => {
    for (const title of ['minister', 'striker', 'beside', 'alone'] as const) await read(title);
    expect(await persons()).toEqual([['alone'], ['beside', 'striker'], ['minister']]);
  });

  it('stay who they are when their articles are analysed again', async () => {
    for (const title of ['alone', 'minister', 'striker', 'beside'] as const) await read(title);
    const before = await persons();
    expect(before).toEqual([
      ['alone', 'minister'],
      ['beside', 'striker'],
    ]);
    const rows = await api.database.query<{ id: string }>(
      sql('makeOld', `update article as a set analysis_version = '0' returning a.id`),
    );
    for (const { id } of rows) expect(await reanalyseArticle(api.database, id)).toBe(true);
    expect(await persons()).toEqual(before);
  });
});
