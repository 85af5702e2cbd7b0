import { describe, expect, it } from '@jest/globals';
import { Role } from '../../src/domain/role.js';
import { sql } from '../../src/store/sql.js';
import { commentedArticles, TEXT } from '../support/commented-articles.js';
import type { AskedComment } from '../support/comments.js';
import { createKey } from '../support/keys.js';

const { there, word, printed, ingest, seen, commentOf, send, published, hide } = commentedArticles();

/** Whoever is one with another is not spoken of any more. */
const LEFT_BEHIND = sql(
  'leftBehind',
  `select e.name from mention as m join entity as e on e.id = m.entity_id where e.merged_into is not null
   union all select e.name from stance as st join entity as e on e.id = st.target_id where e.merged_into is not null`,
);

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
    const sizes = ({ article }: typeof before) =>
      article.threads.nodes.map(({ commentCount, participantCount }) => [commentCount, participantCount]);
    expect([sizes(before)[0], sizes(without)[0]]).toEqual([
      [2, 2],
      [1, 1],
    ]);
    expect(without.organization).toEqual({
      mentionCount: (before.organization?.mentionCount ?? 0) - 1,
      statements: { totalCount: (before.organization?.statements.totalCount ?? 0) - 1 },
    });
    expect(without).toMatchObject({ statements: { totalCount: 0 }, search: { totalCount: 0 }, node: null });
    expect(without.statementTimeline.filter(({ count }) => count > 0)).toEqual([]);
    expect(without.everything.filter(({ count, total }) => count !== total)).toEqual([]);
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
      return JSON.stringify((await there.api.query(query, { url: there.url })).data);
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
    const { data } = await there.api.query<{ comments: { nodes: AskedComment[] } }>(
      '{ comments(status: REJECTED, first: 100) { nodes { id revision } } }',
      {},
      undefined,
      there.moderator,
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
      there.api.query<{ comments: { nodes: object[] } }>(
        `{ comments(status: REJECTED, last: 1) { nodes { author moderationHistory { status statusBefore rule reason madeBy } } } }`,
        {},
        undefined,
        key,
      );
    const { data } = await ask(there.moderator);
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
    const { data: read, errors } = await there.api.query(query, { url: there.url });
    expect(errors?.[0]?.extensions['code']).toBe('UNAUTHENTICATED');
    expect(JSON.stringify(read)).not.toContain('reason');
  });

  it('is listed for moderators, page by page, and found by its id', async () => {
    const ids: (string | undefined)[] = [];
    for (const author of ['x', 'y', 'z'])
      ids.push((await send({ author, text: `By ${author}.` })).comment?.id);
    const pageOf = async (args: string) => {
      const query = `{ comments(status: PENDING, ${args}) { totalCount nodes { id } pageInfo { startCursor hasPreviousPage } } }`;
      const { data, errors } = await there.api.query<{
        comments: { nodes: { id: string }[]; pageInfo: { startCursor: string; hasPreviousPage: boolean } };
      }>(query, {}, undefined, there.moderator);
      expect(errors).toBeUndefined();
      return data.comments;
    };
    const last = await pageOf('last: 2');
    expect(last.nodes.map(({ id }) => id)).toEqual(ids.slice(1));
    const before = await pageOf(`last: 1, before: "${last.pageInfo.startCursor}"`);
    expect(before.nodes.map(({ id }) => id)).toEqual(ids.slice(0, 1));
    const node = 'query ($id: ID!) { node(id: $id) { ... on Comment { status author } } }';
    const { data } = await there.api.query(node, { id: ids[0] }, undefined, there.moderator);
    expect(data).toEqual({ node: { status: 'PENDING', author: 'x' } });
    expect((await there.api.query(node, { id: ids[0] }, undefined, there.contributor)).data).toEqual({
      node: null,
    });
  });

  it('is about whom a person corrected its article to speak of', async () => {
    const editor = (await createKey(there.api.database, Role.EDITOR)).secret;
    const own = `Quill${'abcdefgh'.charAt(there.number % 8)}n Trust`;
    await ingest({
      text: `“The ${own} sleeps,” said Maria Oldfield. “Nobody like the Heron Board,” she said.`,
    });
    const idOf = async (name: string) => {
      const query = 'query ($name: String!) { organization(name: $name) { id } }';
      return (await there.api.query<{ organization: { id: string } }>(query, { name })).data.organization.id;
    };
    const merge = `mutation ($input: MergeEntitiesInput!) { mergeEntities(input: $input) { userErrors { code path } correction { id } } }`;
    const merged = await there.api.query<{
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
    expect(await there.api.database.query(LEFT_BEHIND)).toEqual([]);
    expect(await seen()).toMatchObject({ article: { commentCount: 4 } });
    const undo = `mutation ($id: ID!) { undoCorrection(input: { correctionId: $id }) { userErrors { code } } }`;
    const undone = await there.api.query(
      undo,
      { id: merged.data.mergeEntities.correction?.id },
      undefined,
      editor,
    );
    expect(undone.data).toEqual({ undoCorrection: { userErrors: [] } });
    expect((await commentOf('a')).about).toEqual([{ entity: { name: own } }]);
    expect(await seen()).toMatchObject({ article: { commentCount: 4 } });
  });

  it('is written down', async () => {
    const admin = (await createKey(there.api.database, Role.ADMIN)).secret;
    const sent = await published('a', 'Written down.');
    const { data } = await there.api.query<{ auditEntries: { nodes: object[] } }>(
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
