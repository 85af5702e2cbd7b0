import type { ArticleFindingRows } from '../store/finding-writes.js';

/** What a statement is about: the mentions inside it, the first of each entity marked. */
export function aboutRows(
  statement: { articleId: string; id: number; chronology: string; isListed: boolean },
  mentions: readonly { id: number; entityId: string }[],
): ArticleFindingRows['about'] {
  const met = new Set<string>();
  return mentions.map(({ id, entityId }) => {
    const isFirst = !met.has(entityId);
    met.add(entityId);
    const { articleId, chronology, isListed } = statement;
    return { articleId, statementId: statement.id, mentionId: id, entityId, chronology, isFirst, isListed };
  });
}
