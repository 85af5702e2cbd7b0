import { afterAll, beforeAll, beforeEach, expect } from '@jest/globals';
import { Role } from '../../src/domain/role.js';
import { ingestPage } from '../../src/ingest/ingest-page.js';
import type { Page } from '../../src/ingest/page.js';
import { startApi, type Api } from './api.js';
import { addComment, COMMENT, moderateComment, SEEN, type AskedComment, type Seen } from './comments.js';
import { createKey } from './keys.js';
import { comment, page } from './pages.js';
import { WRONG_COUNTS } from './wrong-counts.js';

/** What the article of each test says. */
export const TEXT = '“The Lantern Trust will mend the pier,” said Maria Oldfield, its director.';

/** Where a test is: its article, and who sends in comments and decides about them. */
interface Place {
  api: Api;
  moderator: string;
  /** Another one for each test: an author is known to who sent him in. */
  contributor: string;
  url: string;
  articleId: string;
  /** How many articles there were before. */
  number: number;
}

/**
 * Gives each test of a file an article of its own with three comments, on one server.
 * @returns where a test is, as it goes on, and what is done there
 */
export function commentedArticles() {
  const there = { number: 0 } as Place;

  beforeAll(async () => {
    there.api = await startApi({ memoryRows: 1000 });
    there.moderator = (await createKey(there.api.database, Role.MODERATOR)).secret;
  });

  afterAll(() => there.api.close());

  /** A word that nobody else in the archive says. */
  const word = (): string => `herring${String(there.number)}`;

  const printed = () => [
    comment('gull', 'The pier is old.'),
    comment('tern', `The ${word()} is older than the Lantern Trust.`, 0, new Date('2020-05-06')),
    comment('crow', 'Nobody walks there.'),
  ];

  const ingest = (given: Partial<Page> = {}) =>
    ingestPage(there.api.database, page({ url: there.url, text: TEXT, comments: printed(), ...given }));

  /** Goes on to another article. */
  async function another(): Promise<void> {
    there.url = `https://harbour.example/commented/${String(++there.number)}`;
    await ingest();
    const query = 'query ($url: URL!) { article(url: $url) { id } }';
    const { data } = await there.api.query<{ article: { id: string } }>(query, { url: there.url });
    there.articleId = data.article.id;
  }

  beforeEach(async () => {
    there.contributor = (await createKey(there.api.database, Role.CONTRIBUTOR)).secret;
    await another();
  });

  async function seen(text = 'mend', id = there.articleId): Promise<Seen> {
    const { data, errors } = await there.api.query<Seen>(SEEN, { url: there.url, text, id });
    expect(errors).toBeUndefined();
    expect(await there.api.database.query(WRONG_COUNTS)).toEqual([]);
    return data;
  }

  const texts = async (): Promise<string[]> =>
    (await seen()).article.threads.nodes.flatMap(({ comments }) =>
      comments.nodes.map(({ text, depth }) => `${'> '.repeat(depth)}${text}`),
    );

  async function commentOf(author: string): Promise<AskedComment> {
    const { data } = await there.api.query<{ article: { statements: { nodes: AskedComment[] } } }>(
      `query ($url: URL!) { article(url: $url) { statements(filter: { kind: COMMENT }) { nodes { ... on Comment { ${COMMENT} } } } } }`,
      { url: there.url },
    );
    const found = data.article.statements.nodes.find((each) => each.author === author);
    if (!found) throw new Error(`Nobody sees a comment of ${author}.`);
    return found;
  }

  const send = (input: object, key = there.contributor) =>
    addComment(there.api, key, { articleId: there.articleId, ...input });

  /** Sends a comment in, and has a moderator publish it if it waits. */
  async function published(author: string, text: string, parentId?: string): Promise<AskedComment> {
    const { comment: sent } = await send({ author, text, parentId });
    if (!sent) throw new Error('It was not taken in.');
    if (sent.status === 'PUBLISHED') return sent;
    const { id: commentId, revision: expectedRevision } = sent;
    const decision = { commentId, status: 'PUBLISHED', reason: 'Fair.', expectedRevision };
    const { comment: decided } = await moderateComment(there.api, there.moderator, decision);
    if (!decided) throw new Error('It is gone.');
    return decided;
  }

  const hide = ({ id, revision }: AskedComment, status = 'REJECTED') =>
    moderateComment(there.api, there.moderator, {
      commentId: id,
      status,
      reason: 'Rude.',
      expectedRevision: revision,
    });

  return { there, word, printed, ingest, another, seen, texts, commentOf, send, published, hide };
}
