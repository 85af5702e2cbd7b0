import type { CommentStatus } from '../../domain/kinds.js';
import type { Queryable } from '../database.js';
import { sql } from '../sql.js';

/** A comment that was sent in, and so stands on no page. */
export interface SentComment {
  readonly id: number;
  readonly author: string;
  readonly text: string;
  readonly saidAt: Date | null;
  readonly parentId: number | null;
  readonly sender: string;
}

/** The last decision about a comment. */
export interface Decided {
  readonly status: CommentStatus;
  /** How often a moderator decided. */
  readonly revision: number;
}

/** What is known of an article's comments that its page does not tell. */
export interface KeptComments {
  /** Each after the one that it replies to. */
  readonly sent: readonly SentComment[];
  /** By the comments' ids, also of those that are not there now. */
  readonly decided: ReadonlyMap<number, Decided>;
}

export const NOTHING_KEPT: KeptComments = { sent: [], decided: new Map() };

const sentCommentsSql = sql(
  'sentComments',
  `select s.id, s.author, s.text, s.said_at as "saidAt", s.parent_id as "parentId", s.sender
   from statement as s where s.article_id = $1 and s.sender is not null
   order by s.depth, s.position, s.id`,
);

const decidedCommentsSql = sql(
  'decidedComments',
  `select distinct on (m.comment_id) m.comment_id as "id", m.status,
     count(*) filter (where m.status_before is not null) over (partition by m.comment_id)::integer as "revision"
   from moderation as m where m.article_id = $1
   order by m.comment_id, m.id desc`,
);

/** @returns what stays when an article's page is read again; to be called while the article is locked */
export async function keptComments(transaction: Queryable, articleId: string): Promise<KeptComments> {
  const [sent, rows] = await Promise.all([
    transaction.query<SentComment & object>(sentCommentsSql, [articleId]),
    transaction.query<Decided & { id: number }>(decidedCommentsSql, [articleId]),
  ]);
  return { sent, decided: new Map(rows.map(({ id, status, revision }) => [id, { status, revision }])) };
}
