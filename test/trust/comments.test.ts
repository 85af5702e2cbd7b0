import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Role } from '../../src/domain/role.js';
import { ingestPage } from '../../src/ingest/ingest-page.js';
import type { Page } from '../../src/ingest/page.js';
import { reanalyseArticle } from '../../src/ingest/reanalyse-article.js';
import { sql } from '../../src/store/sql.js';
import { startApi, type Api } from '../support/api.js';
import {
  addComment,
  COMMENT,
  moderateComment,
  SEEN,
  type AskedComment,
  type Seen,
} from '../support/comments.js';
import { createKey } from '../support/keys.js';
import { comment, page } from '../support/pages.js';
import { WRONG_COUNTS } from '../support/wrong-counts.js';

const TEXT = '“The Lantern Trust will mend the pier,” said Maria Oldfield, its director.';

let api: Api;
let contributor: string;
let moderator: string;
let number = 0;
let url: string;
let articleId: string;

beforeAll(async () => {
  api = await startApi({ memoryRows: 1000 });
  moderator = (await createKey(api.database, Role.MODERATOR)).secret;
});

afterAll(() => api.close());

const ingest = (given: Partial<Page> = {}) =>
  ingestPage(api.database, page({ url, text: TEXT, comments: printed(), ...given }));

/** A word that nobody else in the archive says. */
const word = (): string => `herring${String(number)}`;

const printed = () => [
  comment('gull', 'The pier is old.'),
  comment('tern', `The ${word()} is older than the Lantern Trust.`, 0),
  comment('crow', 'Nobody walks there.'),
];

beforeEach(async () => {
  url = `https://harbour.example/commented/${String(++number)}`;
  contributor = (await createKey(api.database, Role.CONTRIBUTOR)).secret;
  await ingest();
  const { data } = await api.query<{ article: { id: string } }>(
    'query ($url: URL!) { article(url: $url) { id } }',
    {
      url,
    },
  );
  articleId = data.article.id;
});

async function seen(text = 'mend', id = articleId): Promise<Seen> {
  const { data, errors } = await api.query<Seen>(SEEN, { url, text, id });
  expect(errors).toBeUndefined();
  expect(await api.database.query(WRONG_COUNTS)).toEqual([]);
  return data;
}

const texts = async (): Promise<string[]> =>
  (await seen()).article.threads.nodes.flatMap(({ comments }) =>
    comments.nodes.map(({ text, depth }) => `${'> '.repeat(depth)}${text}`),
  );

async function commentOf(author: string): Promise<AskedComment> {
  const { data } = await api.query<{ article: { statements: { nodes: AskedComment[] } } }>(
    `query ($url: URL!) { article(url: $url) { statements(filter: { kind: COMMENT }) { nodes { ... on Comment { ${COMMENT} } } } } }`,
    { url },
  );
  const found = data.article.statements.nodes.find((each) => each.author === author);
  if (!found) throw new Error(`Nobody sees a comment of ${author}.`);
  return found;
}

/** Sends a comment in, and has a moderator publish it if it waits. */
async function published(author: string, text: string, parentId?: string): Promise<AskedComment> {
  const { comment: sent } = await addComment(api, contributor, { articleId, author, text, parentId });
  if (!sent) throw new Error('It was not taken in.');
  if (sent.status === 'PUBLISHED') return sent;
  const decision = {
    commentId: sent.id,
    status: 'PUBLISHED',
    reason: 'Fair.',
    expectedRevision: sent.revision,
  };
  const { comment: decided } = await moderateComment(api, moderator, decision);
  if (!decided) throw new Error('It is gone.');
  return decided;
}

const hide = ({ id, revision }: AskedComment, status = 'REJECTED') =>
  moderateComment(api, moderator, { commentId: id, status, reason: 'Rude.', expectedRevision: revision });

const NAMES = sql('names', `select e.name from entity as e where e.name like 'Zeppelin%'`);

/** Whoever is one with another is not spoken of any more. */
const LEFT_BEHIND = sql(
  'leftBehind',
  `select e.name from mention as m join entity as e on e.id = m.entity_id where e.merged_into is not null
   union all select e.name from stance as st join entity as e on e.id = st.target_id where e.merged_into is not null`,
);

describe('a comment that is sent in', () => {
  it('waits where its author is new: its sender sees it, and readers do not, by any path', async () => {
    const before = await seen('zeppelin');
    const text = 'The Zeppelin Society should mend the Lantern Trust.';
    const { comment: sent, userErrors } = await addComment(api, contributor, {
      articleId,
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
    expect(await api.database.query(NAMES)).toEqual([]);
  });

  it('is published where its author is known to its sender, with what it is about', async () => {
    await published('known', 'The ferry was late.');
    const text = 'I trust the Lantern Trust to mend it.';
    const { comment: sent } = await addComment(api, contributor, { articleId, author: 'known', text });
    expect(sent).toMatchObject({ status: 'PUBLISHED', about: [{ entity: { name: 'Lantern Trust' } }] });
    expect(await seen('trust to mend', sent?.id)).toMatchObject({
      article: { commentCount: 5, threads: { totalCount: 4 }, statements: { totalCount: 5 } },
      statements: { totalCount: 1 },
      search: { totalCount: 1 },
      node: { id: sent?.id },
    });
    const other = (await createKey(api.database, Role.CONTRIBUTOR)).secret;
    const foreign = await addComment(api, other, { articleId, author: 'known', text: 'Another known.' });
    expect(foreign.comment?.status).toBe('PENDING');
  });

  it('is turned down where its author has said the same before', async () => {
    await published('twice', 'The ferry was late.');
    const again = await addComment(api, contributor, {
      articleId,
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
    url = `https://harbour.example/commented/${String(++number)}`;
    await ingest();
    const { id } = await commentOf('gull');
    const [, ownArticle] = Buffer.from(id, 'base64url').toString().split(':');
    articleId = Buffer.from(`Article:${ownArticle ?? ''}`).toString('base64url');
    const codes = async (input: object) => (await addComment(api, contributor, input)).userErrors;
    const sent = { articleId, author: 'a', text: 'A reply.' };
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
    const waiting = await addComment(api, contributor, {
      articleId,
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
    expect(await api.database.query(NAMES)).toEqual([]);
    await ingest({ comments: [] });
    expect(await texts()).toEqual(['A root.', 'The Lantern Trust is right.']);
  });

  it('stays when its article is analysed anew, with what it mentions, and tells nothing while it is hidden', async () => {
    const sent = await published('a', 'The Lantern Trust is right.');
    await addComment(api, contributor, { articleId, author: 'c', text: 'Zeppelin Society waits.' });
    await api.database.query(sql('age', `update article set analysis_version = '1'`));
    const [, key = ''] = Buffer.from(articleId, 'base64url').toString().split(':');
    expect(await reanalyseArticle(api.database, key)).toBe(true);
    expect(await commentOf('a')).toEqual(sent);
    expect(sent.about).toEqual([{ entity: { name: 'Lantern Trust' } }]);
    expect(await api.database.query(NAMES)).toEqual([]);
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
      await expect(addComment(api, contributor, { articleId, author: 'a', text })).rejects.toThrow(
        'BAD_USER_INPUT',
      );
    }
    await expect(addComment(api, contributor, { articleId, author: ' ', text: 'A.' })).rejects.toThrow(
      'author',
    );
  });
});

describe('a comment that a moderator decides about', () => {
  it('is seen by no reader when it is hidden, by any path, and again when it is shown', async () => {
    const shown = await commentOf('tern');
    expect(shown.about).toEqual([{ entity: { name: 'Lantern Trust' } }]);
    const before = await seen(word(), shown.id);
    expect(before).toMatchObject({ search: { totalCount: 1 }, node: { id: shown.id } });
    const hidden = await hide(shown);
    expect(hidden).toMatchObject({ userErrors: [], comment: { status: 'REJECTED', revision: 1, about: [] } });
    const without = await seen(word(), shown.id);
    expect(without.article.commentCount).toBe(before.article.commentCount - 1);
    expect(without.organization).toEqual({
      mentionCount: (before.organization?.mentionCount ?? 0) - 1,
      statements: { totalCount: (before.organization?.statements.totalCount ?? 0) - 1 },
    });
    expect(without).toMatchObject({ statements: { totalCount: 0 }, search: { totalCount: 0 }, node: null });
    expect(without.statementTimeline.filter(({ count }) => count > 0)).toEqual([]);
    expect(JSON.stringify(without)).not.toContain(word());
    if (hidden.comment) await hide(hidden.comment, 'PUBLISHED');
    expect(await seen(word(), shown.id)).toEqual(before);
    expect(await commentOf('tern')).toEqual({ ...shown, revision: 2 });
  });

  it('stays as it was decided when its page is read again, goes, and comes back, and in versions of before', async () => {
    const tern = await commentOf('tern');
    await ingest({ text: `${TEXT} Snow fell.` });
    const versions = async () => {
      const query = `query ($url: URL!) { article(url: $url) { versions { nodes { statements { nodes { text } } } } } }`;
      return JSON.stringify((await api.query(query, { url })).data);
    };
    expect(await versions()).toContain(word());
    await hide(tern);
    const isSeen = async () =>
      `${JSON.stringify(await seen(word(), tern.id))} ${await versions()}`.includes(word());
    expect(await isSeen()).toBe(false);
    await ingest({ text: `${TEXT} It rained.` });
    expect(await isSeen()).toBe(false);
    await ingest({ comments: printed().slice(0, 1) });
    expect(await isSeen()).toBe(false);
    expect((await seen(word(), tern.id)).node).toBeNull();
    await ingest();
    expect(await isSeen()).toBe(false);
    const { data } = await api.query<{ comments: { nodes: AskedComment[] } }>(
      '{ comments(status: REJECTED, first: 100) { nodes { id revision } } }',
      {},
      undefined,
      moderator,
    );
    expect(data.comments.nodes).toContainEqual({ id: tern.id, revision: 1 });
  });

  it('is decided about by one of two at once: the other gets a conflict, and what there is now', async () => {
    const tern = await commentOf('tern');
    const answers = await Promise.all([hide(tern), hide(tern, 'PENDING')]);
    const conflicts = answers.filter(({ userErrors }) => userErrors.length > 0);
    expect(conflicts.map(({ userErrors }) => userErrors)).toEqual([
      [{ code: 'CONFLICT', path: ['input', 'expectedRevision'] }],
    ]);
    const [winner] = answers.filter(({ userErrors }) => userErrors.length === 0);
    expect(conflicts[0]?.comment).toEqual(winner?.comment);
  });

  it('has a history that moderators see, and readers do not', async () => {
    await hide(await published('a', 'A comment.'));
    const ask = async (key?: string) =>
      api.query<{ comments: { nodes: object[] } }>(
        `{ comments(status: REJECTED, last: 1) { nodes { author moderationHistory { status statusBefore rule reason madeBy } } } }`,
        {},
        undefined,
        key,
      );
    const { data } = await ask(moderator);
    expect(data.comments.nodes).toEqual([
      {
        author: 'a',
        moderationHistory: [
          {
            status: 'PENDING',
            statusBefore: null,
            rule: 'first comments',
            reason: 'No comment of its author is published yet.',
            madeBy: 'CONTRIBUTOR of a test',
          },
          {
            status: 'PUBLISHED',
            statusBefore: 'PENDING',
            rule: null,
            reason: 'Fair.',
            madeBy: 'MODERATOR of a test',
          },
          {
            status: 'REJECTED',
            statusBefore: 'PUBLISHED',
            rule: null,
            reason: 'Rude.',
            madeBy: 'MODERATOR of a test',
          },
        ],
      },
    ]);
    const query = `query ($url: URL!) { article(url: $url) { threads { nodes { root { text moderationHistory { reason } } } } } }`;
    const { data: read, errors } = await api.query(query, { url });
    expect(errors?.[0]?.extensions['code']).toBe('UNAUTHENTICATED');
    expect(JSON.stringify(read)).not.toContain('reason');
  });

  it('is listed for moderators, page by page, and found by its id', async () => {
    const ids: (string | undefined)[] = [];
    for (const author of ['x', 'y', 'z'])
      ids.push(
        (await addComment(api, contributor, { articleId, author, text: `By ${author}.` })).comment?.id,
      );
    const pageOf = async (args: string) => {
      const query = `{ comments(status: PENDING, ${args}) { totalCount nodes { id } pageInfo { startCursor hasPreviousPage } } }`;
      const { data, errors } = await api.query<{
        comments: { nodes: { id: string }[]; pageInfo: { startCursor: string; hasPreviousPage: boolean } };
      }>(query, {}, undefined, moderator);
      expect(errors).toBeUndefined();
      return data.comments;
    };
    const last = await pageOf('last: 2');
    expect(last.nodes.map(({ id }) => id)).toEqual(ids.slice(1));
    const before = await pageOf(`last: 1, before: "${last.pageInfo.startCursor}"`);
    expect(before.nodes.map(({ id }) => id)).toEqual(ids.slice(0, 1));
    const node = 'query ($id: ID!) { node(id: $id) { ... on Comment { status author } } }';
    const { data } = await api.query(node, { id: ids[0] }, undefined, moderator);
    expect(data).toEqual({ node: { status: 'PENDING', author: 'x' } });
    expect((await api.query(node, { id: ids[0] }, undefined, contributor)).data).toEqual({ node: null });
  });

  it('is about whom a person corrected its article to speak of', async () => {
    const editor = (await createKey(api.database, Role.EDITOR)).secret;
    const own = `Quill${'abcdefgh'.charAt(number % 8)}n Trust`;
    await ingest({
      text: `“The ${own} sleeps,” said Maria Oldfield. “Nobody like the Heron Board,” she said.`,
    });
    const idOf = async (name: string) => {
      const query = 'query ($name: String!) { organization(name: $name) { id } }';
      return (await api.query<{ organization: { id: string } }>(query, { name })).data.organization.id;
    };
    const merge = `mutation ($input: MergeEntitiesInput!) { mergeEntities(input: $input) { userErrors { code path } correction { id } } }`;
    const merged = await api.query<{
      mergeEntities: { correction: { id: string } | null; userErrors: object[] };
    }>(
      merge,
      {
        input: {
          entityId: await idOf(own),
          survivorId: await idOf('Heron Board'),
          expectedRevision: 0,
          reason: 'One.',
        },
      },
      undefined,
      editor,
    );
    expect([merged.errors, merged.data.mergeEntities.userErrors]).toEqual([undefined, []]);
    const sent = await published('a', `The ${own} is a disgrace.`);
    expect(sent.about).toEqual([{ entity: { name: 'Heron Board' } }]);
    expect(await api.database.query(LEFT_BEHIND)).toEqual([]);
    expect(await seen()).toMatchObject({ article: { commentCount: 4 } });
    const undo = `mutation ($id: ID!) { undoCorrection(input: { correctionId: $id }) { userErrors { code } } }`;
    const undone = await api.query(undo, { id: merged.data.mergeEntities.correction?.id }, undefined, editor);
    expect(undone.data).toEqual({ undoCorrection: { userErrors: [] } });
    expect((await commentOf('a')).about).toEqual([{ entity: { name: own } }]);
    expect(await seen()).toMatchObject({ article: { commentCount: 4 } });
  });

  it('is written down', async () => {
    const admin = (await createKey(api.database, Role.ADMIN)).secret;
    const sent = await published('a', 'Written down.');
    const { data } = await api.query<{ auditEntries: { nodes: object[] } }>(
      'query ($id: ID!) { auditEntries(subjectId: $id) { nodes { action actorName before after } } }',
      { id: sent.id },
      undefined,
      admin,
    );
    expect(data.auditEntries.nodes).toEqual([
      {
        action: 'moderateComment',
        actorName: 'MODERATOR of a test',
        before: { status: 'PENDING', revision: 0 },
        after: { status: 'PUBLISHED', revision: 1, reason: 'Fair.' },
      },
      {
        action: 'addComment',
        actorName: 'CONTRIBUTOR of a test',
        before: null,
        after: { status: 'PENDING', rule: 'first comments' },
      },
    ]);
  });
});
