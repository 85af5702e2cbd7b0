import {
  commentsByThreadIds,
  repliesByCommentIds,
  threadsByArticleIds,
  threadsByIds,
  threadSizesByIds,
} from '../../store/comments.js';
import { parentKey, type ParentKey } from '../../store/keyset-list.js';
import { commentsByVersionThreadIds, repliesByVersionCommentIds } from '../../store/version-statements.js';
import type { Level } from './level.js';
import { ListLoader } from './list-loader.js';
import { inOrder, inOrderOrGone, keyInArticle } from './restore-order.js';

/** What can be asked about threads and the comments in them. */
export function commentLoaders(level: Level) {
  return {
    threadsByArticleId: new ListLoader(level, threadsByArticleIds),
    commentsByThreadId: new ListLoader(level, commentsByThreadIds),
    repliesByCommentId: new ListLoader(level, repliesByCommentIds),
    commentsByVersionThreadId: new ListLoader(level, commentsByVersionThreadIds),
    repliesByVersionCommentId: new ListLoader(level, repliesByVersionCommentIds),
    threadById: level.loader(
      async (keys: readonly ParentKey[]) => inOrderOrGone(keys, await threadsByIds(level, keys)),
      parentKey,
    ),
    sizeByThreadId: level.loader(
      async (keys: readonly ParentKey[]) =>
        inOrder(keys, await threadSizesByIds(level, keys), parentKey, ({ threadId, ...size }) =>
          keyInArticle({ ...size, id: threadId }),
        ),
      parentKey,
    ),
  };
}
