import type { LocalIds } from '../domain/derived-id.js';
import type { ArticleFindingRows } from '../store/finding-writes.js';
import { at, chronologyOf, type AnalysedPage } from './analysed-page.js';
import { storedSpans } from './stored-spans.js';
import { threadComments, type ThreadedComment } from './thread-comments.js';

type CommentRows = Pick<ArticleFindingRows, 'threads' | 'comments' | 'mentions' | 'stances'>;

/**
 * The rows of the readers' comments under an article.
 * @param mentionsBefore how many mentions the article's text has: the comments' are numbered on from there
 */
export function commentRows(
  analysed: AnalysedPage,
  statementIds: LocalIds,
  mentionsBefore: number,
): CommentRows {
  const { articleId, page } = analysed;
  const threaded = analysed.storedComments ?? threadComments(page.comments, statementIds);
  // Comments are read after the article: their positions begin where its text ends.
  const positionOf = ({ rank }: ThreadedComment): number => page.text.length + rank;
  const mentions = threaded.flatMap((comment, index) => commentMentions(analysed, comment, index));
  return {
    threads: threaded
      .filter(({ parentId }) => parentId === null)
      .map((root) => ({ articleId, id: root.id, position: positionOf(root) })),
    comments: threaded.map((place) => ({
      articleId,
      id: place.id,
      type: 'COMMENT' as const,
      text: place.comment.text,
      saidAt: place.comment.saidAt,
      chronology: chronologyOf(place.comment.saidAt),
      position: positionOf(place),
      author: place.comment.author,
      threadId: place.threadId,
      parentId: place.parentId,
      depth: place.depth,
      status: place.status,
      isListed: place.isListed,
    })),
    mentions: mentions.map((mention, index) => ({ ...mention, id: mentionsBefore + index + 1 })),
    stances: threaded.flatMap((comment, index) => commentStances(analysed, comment, index)),
  };
}

function commentStances(
  { articleId, comments, entityIds, commentEntityIds }: AnalysedPage,
  { id }: ThreadedComment,
  index: number,
): CommentRows['stances'] {
  const { stances, newEntityStances } = at(comments, index);
  const newIds = at(commentEntityIds, index);
  const towards = [
    ...newEntityStances.map((stance) => ({ ...stance, targetId: at(newIds, stance.target) })),
    ...stances.map((stance) => ({ ...stance, targetId: at(entityIds, stance.target) })),
  ];
  // The archive may know one entity by two names that the comment takes for two: the article's own goes before.
  const byTarget = new Map(towards.map((stance) => [stance.targetId, stance]));
  return [...byTarget.values()].map(({ targetId, polarity, confidence }) => {
    return { articleId, statementId: id, targetId, polarity, confidence };
  });
}

function commentMentions(
  { articleId, comments, entityIds, commentEntityIds }: AnalysedPage,
  { id, comment }: ThreadedComment,
  index: number,
): Omit<CommentRows['mentions'][number], 'id'>[] {
  const { mentions, newEntities } = at(comments, index);
  const all = [
    ...mentions.map((mention) => ({ ...mention, entityId: at(entityIds, mention.entity) })),
    ...newEntities.flatMap((entity, i) =>
      entity.mentions.map((mention) => ({ ...mention, entityId: at(at(commentEntityIds, index), i) })),
    ),
  ].sort((a, b) => a.start - b.start || b.end - a.end);
  const stored = storedSpans(comment.text, all);
  return all.map((mention) => ({
    articleId,
    entityId: mention.entityId,
    commentId: id,
    ...stored(mention),
    isReference: mention.isReference,
  }));
}
