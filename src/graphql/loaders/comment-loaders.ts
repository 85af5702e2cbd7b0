import DataLoader from 'dataloader';
import type { CommentThread } from '../../entities/comment-thread.js';
import {
  commentsByThreadIds,
  repliesByCommentIds,
  threadsByArticleIds,
  threadsByIds,
  threadSizesByIds,
  type ThreadSize,
} from '../../store/comments.js';
import type { Queryable } from '../../store/database.js';
import { parentKey, type ParentKey } from '../../store/keyset-list.js';
import { ListLoader } from './list-loader.js';
import { inOrder } from './restore-order.js';

/** What can be asked about threads and the comments in them. */
export function commentLoaders(database: Queryable) {
  return {
    threadsByArticleId: new ListLoader(database, threadsByArticleIds),
    commentsByThreadId: new ListLoader(database, commentsByThreadIds),
    repliesByCommentId: new ListLoader(database, repliesByCommentIds),
    threadById: new DataLoader<ParentKey, CommentThread | null, string>(
      async (keys) =>
        inOrder(keys, await threadsByIds(database, keys), parentKey, ({ articleId, id }) =>
          parentKey({ id: articleId, localId: id }),
        ),
      { cacheKeyFn: parentKey },
    ),
    sizeByThreadId: new DataLoader<ParentKey, ThreadSize | null, string>(
      async (keys) =>
        inOrder(keys, await threadSizesByIds(database, keys), parentKey, ({ articleId, threadId }) =>
          parentKey({ id: articleId, localId: threadId }),
        ),
      { cacheKeyFn: parentKey },
    ),
  };
}
