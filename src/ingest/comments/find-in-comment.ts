import type { ArticleFindings, CommentFindings } from '../../analysis/findings.js';
import { reapplyEntityCorrections } from '../../store/corrections/reapply-corrections.js';
import type { Queryable } from '../../store/database.js';
import { insertCommentFindings } from '../../store/finding-writes.js';
import { lastMentionId, meantAt } from '../../store/moderation/comment-state.js';
import type { StoredText } from '../../store/stored-articles.js';
import { at } from '../analysed-page.js';
import { analyseTexts } from '../analyse-page.js';
import { commentRows } from '../comment-rows.js';
import { linkAnalysis } from '../link-analysis.js';
import type { ThreadedComment } from '../thread-comments.js';

interface Linked {
  /** Of the article's entities; empty for those that the comment does not speak of. */
  readonly entityIds: readonly string[];
  /** Of the comment's own. */
  readonly newIds: readonly string[];
}

/** The entities of an article that a comment speaks of, by their indices. */
function meantIn({ mentions, stances }: CommentFindings): number[] {
  return [...new Set([...mentions.map(({ entity }) => entity), ...stances.map(({ target }) => target)])];
}

/** Whom the article means it has told where it names them; only what an older analysis did not find there is linked anew. */
async function link(
  transaction: Queryable,
  articleId: string,
  findings: ArticleFindings,
  found: CommentFindings,
): Promise<Linked> {
  const meant = meantIn(found);
  const startsOf = (index: number): number[] =>
    at(findings.entities, index).mentions.map(({ start }) => start);
  const stored = await meantAt(transaction, articleId, meant.flatMap(startsOf));
  const ids = new Map<number, string>();
  for (const index of meant) {
    const id = startsOf(index).flatMap((start) => stored.get(start) ?? [])[0];
    if (id !== undefined) ids.set(index, id);
  }
  const unknown = meant.filter((index) => !ids.has(index));
  const entities = unknown.map((index) => at(findings.entities, index));
  const linked = await linkAnalysis(transaction, articleId, {
    findings: { ...findings, entities, affiliations: [] },
    comments: [found],
    authors: [],
  });
  await linked.stored;
  unknown.forEach((index, i) => ids.set(index, at(linked.entityIds, i)));
  const entityIds = findings.entities.map((_, index) => ids.get(index) ?? '');
  return { entityIds, newIds: at(linked.commentEntityIds, 0) };
}

/**
 * Stores what a comment mentions and how it stands to that, as reading its article anew would: in the light of what the
 * article says, and of what people corrected. To be called for a comment that readers see, while the article is locked.
 */
export async function findInComment(
  transaction: Queryable,
  articleId: string,
  article: StoredText,
  comment: ThreadedComment,
): Promise<void> {
  const { findings, comments } = analyseTexts(article.text, [comment.comment.text]);
  const { entityIds, newIds } = await link(transaction, articleId, findings, at(comments, 0));
  const analysed = { articleId, page: article, threaded: [comment], comments };
  const before = await lastMentionId(transaction, articleId);
  const rows = commentRows({ ...analysed, entityIds, commentEntityIds: [newIds] }, before);
  await insertCommentFindings(transaction, rows);
  await reapplyEntityCorrections(transaction, articleId, [
    ...new Set(rows.mentions.map(({ entityId }) => entityId)),
  ]);
}
