import {
  commentsByThreadIds,
  repliesByCommentIds,
  threadsByArticleIds,
  threadsByIds,
  threadSizesByIds,
} from '../../store/comments.js';
import { parentKey } from '../../store/keyset-list.js';
import { commentsByVersionThreadIds, repliesByVersionCommentIds } from '../../store/version-statements.js';
import type { Level } from './level.js';
import { ListLoader } from './list-loader.js';
import { BY_PARENT, type Remembered } from './remembered.js';
import { inOrder, inOrderOrGone, keyInArticle } from './restore-order.js';

/** What can be asked about threads and the comments in them. */
export function commentLoaders(level: Level, inside: Remembered) {
  return {
    threadsByArticleId: new ListLoader(level, threadsByArticleIds, inside),
    commentsByThreadId: new ListLoader(level, commentsByThreadIds, inside),
    repliesByCommentId: new ListLoader(level, repliesByCommentIds, inside),
    commentsByVersionThreadId: new ListLoader(level, commentsByVersionThreadIds, inside),
    repliesByVersionCommentId: new ListLoader(level, repliesByVersionCommentIds, inside),
    threadById: inside.loader('threadById', BY_PARENT, async (keys) =>
      inOrderOrGone(keys, await threadsByIds(level, keys)),
    ),
    sizeByThreadId: inside.loader('sizeByThreadId', BY_PARENT, async (keys) =>
      inOrder(keys, await threadSizesByIds(level, keys), parentKey, ({ threadId, ...size }) =>
        keyInArticle({ ...size, id: threadId }),
      ),
    ),
  };
}
