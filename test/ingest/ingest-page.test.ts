import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { ingestPage } from '../../src/ingest/ingest-page.js';
import { sql } from '../../src/store/sql.js';
import { startApi, type Api } from '../support/api.js';
import { comment, lanternPage, page } from '../support/pages.js';

const EVERYTHING = `{
  articles(first: 3) { nodes {
    id headline publishedAt wordCount commentCount
    quotes { nodes { id text kind speaker { id name } about { entity { id name } selector { start end exact } } } }
    threads { nodes { id comments { nodes { id text author depth replyCount parent { id } } } } }
    mentions { nodes { entity { id } selector { start end } } }
  } }
}`;

const TEXT = '“The bridge is shut,” said Ana Ruiz. “It was shut in May,” said Tom Lisk.';

interface Everything {
  readonly articles: {
    readonly nodes: readonly {
      readonly id: string;
      readonly headline: string;
      readonly quotes: { readonly nodes: readonly { readonly id: string; readonly text: string }[] };
    }[];
  };
}

let api: Api;

beforeEach(async () => {
  api = await startApi();
});

afterEach(() => api.close());

const everything = async () => (await api.query<Everything>(EVERYTHING)).data;

describe('a page', () => {
  it('keeps what somebody is said to hold apart from what is said', async () => {
    const text = 'Ana Ruiz said the bridge was shut. Tom Lisk hopes that it will open in May.';
    await ingestPage(api.database, page({ text }));
    const { data } = await api.query<{ articles: unknown }>(
      '{ articles(first: 3) { nodes { quotes { nodes { text attribution { type } } } } } }',
    );
    expect(data.articles).toEqual({
      nodes: [
        {
          quotes: {
            nodes: [
              { text: 'the bridge was shut', attribution: { type: 'SAID' } },
              { text: 'that it will open in May', attribution: { type: 'HELD' } },
            ],
          },
        },
      ],
    });
  });

  it('keeps how many readers agreed and disagreed with a comment, as the page tells', async () => {
    const voted = (up: number | null, down: number | null) =>
      page({
        comments: [
          { ...comment('gull', 'Shut it.'), votes: { up, down } },
          comment('tern', 'Open it.'),
          { ...comment('crow', 'Leave it.'), votes: { up: 5e9, down: 1 } },
        ],
      });
    const votes = async () =>
      (
        await api.query(
          `{ articles(first: 1) { nodes { versions { totalCount }
             threads { nodes { root { ... on Comment { upvotes downvotes } } } } } } }`,
        )
      ).data;
    const expected = (upvotes: number | null, downvotes: number | null) => ({
      articles: {
        nodes: [
          {
            versions: { totalCount: 0 },
            threads: {
              nodes: [
                { root: { upvotes, downvotes } },
                { root: { upvotes: null, downvotes: null } },
                { root: { upvotes: null, downvotes: 1 } },
              ],
            },
          },
        ],
      },
    });
    await ingestPage(api.database, voted(3, null));
    expect(await votes()).toEqual(expected(3, null));
    expect(await ingestPage(api.database, voted(4, 0))).toBe('changed');
    expect(await votes()).toEqual(expected(4, 0));
    expect(await ingestPage(api.database, voted(4, 0))).toBe('unchanged');
  });

  it('read again unchanged changes nothing', async () => {
    expect(await ingestPage(api.database, lanternPage(1, 3))).toBe('created');
    const before = await everything();
    expect(await ingestPage(api.database, lanternPage(1, 3))).toBe('unchanged');
    expect(await everything()).toEqual(before);
    expect(before.articles.nodes[0]?.quotes.nodes).toHaveLength(3);
  });

  it('read again changed is one article still, and statements that stayed keep their ids', async () => {
    await ingestPage(api.database, page({ text: TEXT }));
    const before = await everything();
    const changed = page({ headline: 'Bridge shut', text: `${TEXT} “Nobody asked me,” said Ana Ruiz.` });
    expect(await ingestPage(api.database, changed)).toBe('changed');
    const after = await everything();
    expect(after.articles.nodes).toHaveLength(1);
    expect(after.articles.nodes[0]).toMatchObject({
      id: before.articles.nodes[0]?.id,
      headline: 'Bridge shut',
    });
    const quotes = after.articles.nodes[0]?.quotes.nodes ?? [];
    expect(quotes).toEqual([...(before.articles.nodes[0]?.quotes.nodes ?? []), expect.anything()]);
    expect(quotes[2]?.text).toBe('Nobody asked me,');
  });

  it('gets the same ids in an archive loaded anew', async () => {
    await ingestPage(api.database, lanternPage(1, 3));
    const other = await startApi();
    try {
      await ingestPage(other.database, lanternPage(2, 1));
      await ingestPage(other.database, lanternPage(1, 3));
      const again = (await other.query<Everything>(EVERYTHING)).data.articles.nodes;
      expect(again).toContainEqual((await everything()).articles.nodes[0]);
    } finally {
      await other.close();
    }
  });

  it('read by eight at once is stored once', async () => {
    const outcomes = await Promise.all(
      Array.from({ length: 8 }, () => ingestPage(api.database, lanternPage(1, 3))),
    );
    expect(outcomes.sort()).toEqual(['created', ...Array.from({ length: 7 }, () => 'unchanged')]);
    const { articles } = await everything();
    expect(articles.nodes).toHaveLength(1);
    expect(articles.nodes[0]?.quotes.nodes).toHaveLength(3);
  });

  it('is stored beside others that name the same persons, at once', async () => {
    await Promise.all(Array.from({ length: 12 }, (_, i) => ingestPage(api.database, lanternPage(i, 2))));
    const { data } = await api.query<{ person: object }>(
      '{ person(name: "maria oldfield") { name quotes { totalCount } } }',
    );
    expect(data.person).toEqual({ name: 'Maria Oldfield', quotes: { totalCount: 12 } });
  });

  it('leaves nothing behind when storing it fails', async () => {
    await api.database.query(
      sql('forbid', 'alter table mention add constraint forbidden check (start_offset < 0)'),
    );
    await expect(ingestPage(api.database, lanternPage(1, 3))).rejects.toThrow();
    expect(await everything()).toEqual({ articles: { nodes: [] } });
  });

  it('whose id another article has is refused', async () => {
    await ingestPage(api.database, page({ text: TEXT }));
    await api.database.query(sql('usurp', `update article set identity = 'https://other.example/'`));
    await expect(ingestPage(api.database, page({ text: TEXT }))).rejects.toMatchObject({
      code: 'ID_COLLISION',
    });
  });

  it('without an address is known by its text', async () => {
    expect(await ingestPage(api.database, page({ url: null, text: TEXT }))).toBe('created');
    expect(await ingestPage(api.database, page({ url: null, text: TEXT, headline: 'Another' }))).toBe(
      'changed',
    );
    expect(await ingestPage(api.database, page({ url: null, text: `${TEXT} More.` }))).toBe('created');
  });

  it('keeps its threads: depth, replies and reading order', async () => {
    await ingestPage(
      api.database,
      page({
        text: TEXT,
        comments: [
          comment('gull', 'First.'),
          comment('heron', 'A reply.', 0),
          comment('otter', 'Another root.'),
          comment('gull', 'A reply to the reply.', 1),
          comment('gull', 'First.'),
        ],
      }),
    );
    const { data } = await api.query(`{ articles(first: 3) { nodes { commentCount threads { totalCount nodes {
      commentCount participantCount comments { nodes { author text depth replyCount parent { text } } } } } } } }`);
    const root = { parent: null, depth: 0, replyCount: 0 };
    expect(data).toEqual({
      articles: {
        nodes: [
          {
            commentCount: 5,
            threads: {
              totalCount: 3,
              nodes: [
                {
                  commentCount: 3,
                  participantCount: 2,
                  comments: {
                    nodes: [
                      { ...root, author: 'gull', text: 'First.', replyCount: 1 },
                      {
                        author: 'heron',
                        text: 'A reply.',
                        depth: 1,
                        replyCount: 1,
                        parent: { text: 'First.' },
                      },
                      {
                        author: 'gull',
                        text: 'A reply to the reply.',
                        depth: 2,
                        replyCount: 0,
                        parent: { text: 'A reply.' },
                      },
                    ],
                  },
                },
                {
                  commentCount: 1,
                  participantCount: 1,
                  comments: { nodes: [{ ...root, author: 'otter', text: 'Another root.' }] },
                },
                {
                  commentCount: 1,
                  participantCount: 1,
                  comments: { nodes: [{ ...root, author: 'gull', text: 'First.' }] },
                },
              ],
            },
          },
        ],
      },
    });
  });
});
