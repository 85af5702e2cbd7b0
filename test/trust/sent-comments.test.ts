import { describe, expect, it } from '@jest/globals';
import { Role } from '../../src/domain/role.js';
import { reanalyseArticle } from '../../src/ingest/reanalyse-article.js';
import { sql } from '../../src/store/sql.js';
import { commentedArticles, TEXT } from '../support/commented-articles.js';
import { createKey } from '../support/keys.js';
import { comment } from '../support/pages.js';

const { there, word, printed, ingest, another, seen, texts, commentOf, send, published, hide } =
  commentedArticles();

const NAMES = sql('names', `select e.name from entity as e where e.name like 'Zeppelin%'`);

describe('a comment that is sent in', () => {
  it('waits where its author is new: its sender sees it, and readers do not, by any path', async () => {
    const before = await seen('zeppelin');
    const text = 'The Zeppelin Society should mend the Lantern Trust.';
    const { comment: sent, userErrors } = await send({
      author: 'newcomer',
      text,
    });
    expect(userErrors).toEqual([]);
    expect(sent).toMatchObject({
      text,
      status: 'PENDING',
      revision: 0,
      depth: 0,
      parent: null,
      about: [],
      stances: [],
      thread: { root: { id: sent?.id } },
    });
    expect(await seen('zeppelin')).toEqual(before);
    expect((await seen('zeppelin', sent?.id)).node).toBeNull();
    expect((await seen('zeppelin', sent?.thread.id)).node).toBeNull();
    expect(await there.api.database.query(NAMES)).toEqual([]);
  });

  it('is published where its author is known to its sender, with what it is about', async () => {
    await published('known', 'The ferry was late.');
    const text = 'I trust the Lantern Trust to mend it.';
    const { comment: sent } = await send({ author: 'known', text });
    expect(sent).toMatchObject({ status: 'PUBLISHED', about: [{ entity: { name: 'Lantern Trust' } }] });
    expect(await seen('trust to mend', sent?.id)).toMatchObject({
      article: { commentCount: 5, threads: { totalCount: 4 }, statements: { totalCount: 5 } },
      statements: { totalCount: 1 },
      search: { totalCount: 1 },
      node: { id: sent?.id },
    });
    const other = (await createKey(there.api.database, Role.CONTRIBUTOR)).secret;
    const foreign = await send({ author: 'known', text: 'Another known.' }, other);
    expect(foreign.comment?.status).toBe('PENDING');
  });

  it('waits as long as none of its author is published, however many wait or were turned down', async () => {
    const { comment: first } = await send({ author: 'patient', text: 'The ferry was late.' });
    expect((await send({ author: 'patient', text: 'It was late again.' })).comment?.status).toBe('PENDING');
    if (first) await hide(first);
    expect((await send({ author: 'patient', text: 'And again.' })).comment?.status).toBe('PENDING');
  });

  it('is turned down where its author has said the same before', async () => {
    await published('twice', 'The ferry was late.');
    const again = await send({
      author: 'twice',
      text: ' The  ferry was LATE. ',
    });
    expect(again.comment?.status).toBe('REJECTED');
  });

  it('stands after all that hangs on its parent, and a root after all others', async () => {
    const [gull, tern] = [await commentOf('gull'), await commentOf('tern')];
    await published('a', 'Root.');
    await published('b', 'To the gull.', gull.id);
    await published('c', 'To the tern.', tern.id);
    await published('d', 'To the gull too.', gull.id);
    await published('e', 'To the tern too.', tern.id);
    await published('f', 'To the crow.', (await commentOf('crow')).id);
    await published('g', 'To the tern as well.', tern.id);
    expect(await texts()).toEqual([
      'The pier is old.',
      `> The ${word()} is older than the Lantern Trust.`,
      '> > To the tern.',
      '> > To the tern too.',
      '> > To the tern as well.',
      '> To the gull.',
      '> To the gull too.',
      'Nobody walks there.',
      '> To the crow.',
      'Root.',
    ]);
  });

  it('answers a comment of the same article that readers see, and no other', async () => {
    const foreign = await commentOf('gull');
    await another();
    const { id } = await commentOf('gull');
    const codes = async (input: object) => (await send(input)).userErrors;
    const sent = { author: 'a', text: 'A reply.' };
    expect(await codes({ ...sent, parentId: foreign.id })).toEqual([
      { code: 'BAD_USER_INPUT', path: ['input', 'parentId'] },
    ]);
    await hide(await commentOf('gull'));
    expect(await codes({ ...sent, parentId: id })).toEqual([
      { code: 'NOT_FOUND', path: ['input', 'parentId'] },
    ]);
    const nowhere = Buffer.from('Article:12345').toString('base64url');
    expect(await codes({ ...sent, articleId: nowhere })).toEqual([
      { code: 'NOT_FOUND', path: ['input', 'articleId'] },
    ]);
    expect(await seen()).toMatchObject({ article: { commentCount: 2 } });
  });

  it('stays when the page is read again, under its parent, and its mentions with it', async () => {
    const gull = await commentOf('gull');
    const reply = await published('a', 'The Lantern Trust is right.', gull.id);
    await published('b', 'A root.');
    const waiting = await send({
      author: 'c',
      text: 'Zeppelin Society waits.',
    });
    await ingest({
      text: `${TEXT} It rained.`,
      comments: [comment('owl', 'I am first now.'), ...printed().slice(0, 1)],
    });
    expect(await texts()).toEqual([
      'I am first now.',
      'The pier is old.',
      '> The Lantern Trust is right.',
      'A root.',
    ]);
    const again = await commentOf('a');
    expect(again).toEqual({ ...reply, revision: 1 });
    expect(again.about).toEqual([{ entity: { name: 'Lantern Trust' } }]);
    expect((await seen('zeppelin', waiting.comment?.id)).node).toBeNull();
    expect(await there.api.database.query(NAMES)).toEqual([]);
    await ingest({ comments: [] });
    expect(await texts()).toEqual(['A root.', 'The Lantern Trust is right.']);
  });

  it('stays when its article is analysed anew, with what it mentions, and tells nothing while it is hidden', async () => {
    const sent = await published('a', 'The Lantern Trust is right.');
    await send({ author: 'c', text: 'Zeppelin Society waits.' });
    await there.api.database.query(sql('age', `update article set analysis_version = '1'`));
    const [, key = ''] = Buffer.from(there.articleId, 'base64url').toString().split(':');
    expect(await reanalyseArticle(there.api.database, key)).toBe(true);
    expect(await commentOf('a')).toEqual(sent);
    expect(sent.about).toEqual([{ entity: { name: 'Lantern Trust' } }]);
    expect(await there.api.database.query(NAMES)).toEqual([]);
    expect(await seen()).toMatchObject({ article: { commentCount: 4 } });
  });

  it('is one with the comment that the page prints, once it does', async () => {
    const sent = await published('a', 'A root.');
    await ingest({ comments: [...printed(), comment('a', 'A root.')] });
    expect((await commentOf('a')).id).toBe(sent.id);
    expect(await texts()).toHaveLength(4);
    await ingest({ comments: printed() });
    expect((await commentOf('a')).id).toBe(sent.id);
  });

  it('needs words, and no more of them than is told', async () => {
    for (const text of ['', ' \n ', 'x'.repeat(10_001), 'a\0b']) {
      await expect(send({ author: 'a', text })).rejects.toThrow('BAD_USER_INPUT');
    }
    await expect(send({ author: ' ', text: 'A.' })).rejects.toThrow('author');
  });
});
