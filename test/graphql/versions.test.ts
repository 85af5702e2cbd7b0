import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { ingestPage } from '../../src/ingest/ingest-page.js';
import { sql } from '../../src/store/sql.js';
import { startApi, type Api } from '../support/api.js';
import {
  AFTER,
  ARTICLE,
  BEFORE,
  COMMENT,
  KEPT,
  NEW,
  QUOTE,
  type QuoteAnswer,
  type Shown,
} from '../support/changed-article.js';
import { comment, page } from '../support/pages.js';
import { recordSql } from '../support/sql-count.js';

let api: Api;

beforeEach(async () => {
  api = await startApi({ memoryRows: 1000 });
});

afterEach(() => api.close());

async function article(): Promise<Shown> {
  const { data, errors } = await api.query<{ articles: { nodes: Shown[] } }>(ARTICLE);
  expect(errors).toBeUndefined();
  const [only] = data.articles.nodes;
  if (!only) throw new Error('No article.');
  return only;
}

async function node(id: string, fields: string): Promise<unknown> {
  const { data, errors } = await api.query<{ node: unknown }>(
    `query Node($id: ID!) { node(id: $id) { id __typename ... on Quote { ${QUOTE} } ${fields} } }`,
    { id },
  );
  expect(errors).toBeUndefined();
  return data.node;
}

const textOf = ({ text }: { text: string }): string => text;

describe('an article read again changed', () => {
  it('keeps what it said before: its text, its head, and everything found in it, at its words there', async () => {
    await ingestPage(api.database, BEFORE);
    const before = await article();
    expect(await ingestPage(api.database, AFTER)).toBe('changed');
    const after = await article();
    expect(before).toMatchObject({ versionNumber: 1, versions: { totalCount: 0, nodes: [] } });
    expect(after).toMatchObject({
      versionNumber: 2,
      text: AFTER.text,
      versions: {
        totalCount: 1,
        nodes: [
          {
            number: 1,
            headline: BEFORE.headline,
            text: BEFORE.text,
            readAt: before.readAt,
            replacedAt: after.readAt,
            quoteCount: 2,
            commentCount: 3,
            bylines: [{ name: 'Ada Quill' }],
            outlet: { name: 'The Harbour Ledger' },
            article: { headline: 'Bridge open' },
          },
        ],
      },
    });
    const quotes = after.versions.nodes[0]?.quotes.nodes ?? [];
    expect(quotes.map(textOf)).toEqual(before.quotes.nodes.map(textOf));
    for (const { pieces } of quotes)
      for (const { selector } of pieces)
        expect(BEFORE.text.slice(selector.start, selector.end)).toBe(selector.exact);
    const plain = (given: readonly QuoteAnswer[]): unknown =>
      JSON.parse(JSON.stringify(given).replaceAll(/"id":"[^"]*"|"version":(null|\{[^}]*\})/g, '"same":true'));
    expect(plain(quotes)).toEqual(plain(before.quotes.nodes));
  });

  it('answers for a statement that is gone, and tells in which version it was last', async () => {
    await ingestPage(api.database, BEFORE);
    const gone = (await article()).quotes.nodes[1];
    const { data } = await api.query<{
      articles: { nodes: { threads: { nodes: { id: string; comments: { nodes: { id: string }[] } }[] } }[] };
    }>(ARTICLE);
    const thread = data.articles.nodes[0]?.threads.nodes[0];
    await ingestPage(api.database, AFTER);
    const asGone = (await node(gone?.id ?? '', '')) as QuoteAnswer;
    expect(asGone).toEqual({
      ...gone,
      __typename: 'Quote',
      version: { id: expect.any(String), number: 1 },
      speaker: expect.anything(),
    });
    expect(asGone).toMatchObject({
      speaker: {
        name: 'an official',
        anonymityReason: { selector: { exact: expect.stringContaining('delicacy') } },
        quotes: { nodes: [{ text: gone?.text }] },
      },
    });
    const [root, reply] = thread?.comments.nodes ?? [];
    expect(await node(root?.id ?? '', `... on Comment { ${COMMENT} }`)).toMatchObject({
      id: root?.id,
      version: { number: 1 },
      replyCount: 1,
      replies: { nodes: [{ id: reply?.id }] },
      thread: { id: thread?.id, commentCount: 2, participantCount: 2, root: { id: root?.id } },
    });
    expect(
      await node(thread?.id ?? '', '... on CommentThread { comments { nodes { text } } }'),
    ).toMatchObject({
      comments: { nodes: [{ text: 'The Harbour Union sleeps.' }, { text: 'Does it?' }] },
    });
    const source = asGone.speaker?.id ?? '';
    expect(await node(source, '... on UnnamedSource { name }')).toMatchObject({
      id: source,
      name: 'an official',
    });
  });

  it('keeps the id of a statement that stayed, and tells it from what it was before', async () => {
    await ingestPage(api.database, BEFORE);
    const [stays] = (await article()).quotes.nodes;
    await ingestPage(api.database, AFTER);
    const after = await article();
    expect(after.quotes.nodes.map(({ id }) => id)).toContain(stays?.id);
    const then = after.versions.nodes[0]?.quotes.nodes.find(({ text }) => text === stays?.text);
    expect(then?.id).not.toBe(stays?.id);
    expect(then?.pieces).toEqual(stays?.pieces);
    expect(await node(then?.id ?? '', '')).toMatchObject({
      id: then?.id,
      version: { number: 1 },
      pieces: stays?.pieces,
    });
    expect(await node(stays?.id ?? '', '')).toMatchObject({ id: stays?.id, version: null });
  });

  it('finds a statement that comes back where it stands now', async () => {
    await ingestPage(api.database, BEFORE);
    const gone = (await article()).quotes.nodes[1];
    await ingestPage(api.database, AFTER);
    await ingestPage(api.database, BEFORE);
    const after = await article();
    expect(after).toMatchObject({ versionNumber: 3, versions: { totalCount: 2 } });
    expect(await node(gone?.id ?? '', '')).toEqual({ ...gone, __typename: 'Quote' });
  });

  it('makes no version of comments that are only more', async () => {
    await ingestPage(api.database, BEFORE);
    const more = { ...BEFORE, comments: [...BEFORE.comments, comment('heron', 'Late.')] };
    expect(await ingestPage(api.database, more)).toBe('changed');
    const after = await article();
    expect(after).toMatchObject({ versionNumber: 1, versions: { totalCount: 0 } });
    expect(await ingestPage(api.database, BEFORE)).toBe('changed');
    expect(await article()).toMatchObject({ versionNumber: 2, versions: { totalCount: 1 } });
  });

  it('by a newer analysis alone makes no version', async () => {
    await ingestPage(api.database, BEFORE);
    await api.database.query(sql('age', `update article set analysis_version = '1'`));
    expect(await ingestPage(api.database, BEFORE)).toBe('changed');
    expect(await article()).toMatchObject({ versionNumber: 1, versions: { totalCount: 0 } });
  });

  it('shows no comment of an earlier version that moderation has hidden since', async () => {
    await ingestPage(api.database, BEFORE);
    await ingestPage(api.database, AFTER);
    await api.database.query(
      sql('hide', `update statement set status = 'REJECTED', is_listed = false where author = 'crow'`),
    );
    const texts = (await article()).versions.nodes[0]?.statements.nodes.map(textOf) ?? [];
    expect(texts).toContain('Does it?');
    expect(texts).not.toContain('Stays.');
  });

  it('costs as many statements for two quotes of a version as for twenty', async () => {
    const long = (count: number) =>
      page({
        url: `https://harbour.example/${String(count)}`,
        text: Array.from({ length: count }, (_, i) => KEPT.replace('bridge', `bridge ${String(i)}`)).join(
          '\n\n',
        ),
      });
    for (const count of [2, 20]) {
      await ingestPage(api.database, long(count));
      await ingestPage(api.database, { ...long(count), text: NEW });
    }
    const forgetful = await startApi({ shares: api });
    try {
      const query = (count: number) => {
        const quotes = `quotes(first: 20) { nodes { ${QUOTE} } }`;
        const url = `https://harbour.example/${String(count)}`;
        return recordSql(() =>
          forgetful.query(`{ article(url: "${url}") { versions(first: 2) { nodes { ${quotes} } } } }`),
        );
      };
      const [few, many] = [await query(2), await query(20)];
      expect(JSON.stringify(many.result.data).split('shut the bridge').length).toBeGreaterThan(20);
      expect(many.names).toEqual(few.names);
    } finally {
      await forgetful.close();
    }
  });
});

describe('a page read again unchanged', () => {
  it('writes no row: every one is that which was there', async () => {
    await ingestPage(api.database, BEFORE);
    await ingestPage(api.database, AFTER);
    const tables = [
      'article',
      'article_version',
      'statement',
      'mention',
      'about',
      'entity',
      'alias',
      'outlet',
      'change',
    ];
    const rows = () =>
      Promise.all(
        tables.map((table) =>
          api.database.query(
            sql('rows', `select t.xmin, t.ctid, to_jsonb(t) as row from ${table} as t order by t.ctid`),
          ),
        ),
      );
    const before = await rows();
    expect(await ingestPage(api.database, AFTER)).toBe('unchanged');
    expect(await rows()).toEqual(before);
    expect(before.every((each) => each.length > 0)).toBe(true);
  });
});
