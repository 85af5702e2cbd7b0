import type { ArticleFindingRows } from '../store/finding-writes.js';
import { aboutRows } from './about-rows.js';
import { at, chronologyOf, type AnalysedPage } from './analysed-page.js';
import { storedSpans } from './stored-spans.js';
import type { ThreadedComment } from './thread-comments.js';

type CommentRows = Pick<ArticleFindingRows, 'threads' | 'comments' | 'mentions' | 'about' | 'stances'>;
type Analysed = Omit<AnalysedPage, 'findings' | 'bylineIds'>;

/**
 * The rows of the readers' comments under an article.
 * @param mentionsBefore how many mentions the article's text has: the comments' are numbered on from there
 */
export function commentRows(analysed: Analysed, mentionsBefore: number): CommentRows {
  const { articleId, page, threaded } = analysed;
  // Comments are read after the article: their positions begin where its text ends.
  const positionOf = ({ rank }: ThreadedComment): number => page.text.length + rank;
  let mentionCount = mentionsBefore;
  const mentions = threaded.map((comment, index) =>
    commentMentions(analysed, comment, index).map((mention) => ({ ...mention, id: ++mentionCount })),
  );
  return {
    threads: threaded
      .filter(({ parentId }) => parentId === null)
      .map((root) => ({ articleId, id: root.id, position: positionOf(root) })),
    comments: threaded.map((place) => ({
      ...commentState(place),
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
    })),
    mentions: mentions.flat(),
    about: threaded.flatMap((comment, index) => {
      const { id, isListed } = comment;
      const statement = { articleId, id, chronology: chronologyOf(comment.comment.saidAt), isListed };
      return aboutRows(statement, at(mentions, index));
    }),
    stances: threaded.flatMap((comment, index) => commentStances(analysed, comment, index)),
  };
}

/** The database's integers end here; what a page tells beyond that is no count of readers. */
const LARGEST_COUNT = 0x7fffffff;

function countOf(votes: number | null | undefined): number | null {
  return votes == null || votes > LARGEST_COUNT ? null : votes;
}

/** What of a comment's row is not told by its place and its words. */
function commentState({ comment, status, isListed, revision, sender }: ThreadedComment) {
  const { up, down } = comment.votes ?? {};
  return { status, isListed, revision, sender, upvotes: countOf(up), downvotes: countOf(down) };
}

function commentStances(
  { articleId, comments, entityIds, commentEntityIds }: Analysed,
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
  { articleId, comments, entityIds, commentEntityIds }: Analysed,
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
