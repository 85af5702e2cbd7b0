import { apiKeys, apiKeysByIds } from '../../store/api-keys.js';
import { auditEntries, auditEntriesByIds } from '../../store/audit-log.js';
import {
  corrections,
  correctionsByIds,
  latestCorrectionsByQuoteIds,
} from '../../store/corrections/correction-rows.js';
import { parentKey, type ParentKey } from '../../store/keyset-list.js';
import { commentsByStatus, commentsForModerators } from '../../store/moderation/moderated-comments.js';
import { moderationsByCommentIds } from '../../store/moderation/moderation-rows.js';
import { quotesForEditors } from '../../store/statements-by-ids.js';
import type { Level } from './level.js';
import { ListLoader } from './list-loader.js';
import { grouped, inOrder, keyInArticle, sameId } from './restore-order.js';

/** What was decided about a comment is the same in every version of its article. */
const bareKey = ({ id, localId }: ParentKey): string => parentKey({ id, localId });

/** What can be asked about who may do what, and did. */
export function trustLoaders(level: Level) {
  return {
    apiKeys: new ListLoader(level, apiKeys),
    apiKeyById: level.loader(
      async (ids: readonly string[]) => inOrder(ids, await apiKeysByIds(level, ids), sameId, ({ id }) => id),
      sameId,
    ),
    corrections: new ListLoader(level, corrections),
    correctionById: level.loader(
      async (ids: readonly string[]) =>
        inOrder(ids, await correctionsByIds(level, ids), sameId, ({ id }) => id),
      sameId,
    ),
    correctionByQuoteId: level.loader(
      async (keys: readonly ParentKey[]) =>
        inOrder(
          keys,
          await latestCorrectionsByQuoteIds(level, keys),
          parentKey,
          ({ articleId, statementId }) => parentKey({ id: articleId ?? '', localId: statementId }),
        ),
      parentKey,
    ),
    quoteForEditorsById: level.loader(
      async (keys: readonly ParentKey[]) =>
        inOrder(keys, await quotesForEditors(level, keys), parentKey, ({ articleId, id }) =>
          parentKey({ id: articleId, localId: id }),
        ),
      parentKey,
    ),
    commentsByStatus: new ListLoader(level, commentsByStatus),
    commentForModeratorsById: level.loader(
      async (keys: readonly ParentKey[]) =>
        inOrder(keys, await commentsForModerators(level, keys), parentKey, keyInArticle),
      parentKey,
    ),
    moderationsByCommentId: level.loader(
      async (keys: readonly ParentKey[]) =>
        grouped(keys, await moderationsByCommentIds(level, keys), bareKey, ({ articleId, commentId }) =>
          parentKey({ id: articleId, localId: commentId }),
        ),
      parentKey,
    ),
    auditEntries: new ListLoader(level, auditEntries),
    auditEntryById: level.loader(
      async (ids: readonly string[]) =>
        inOrder(ids, await auditEntriesByIds(level, ids), sameId, ({ id }) => id),
      sameId,
    ),
  };
}
