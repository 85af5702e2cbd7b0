import type { NodeKey } from '../../domain/global-id.js';
import type { Node } from '../../entities/node.js';
import type { Loaders } from '../loaders/index.js';

/**
 * What a global id stands for. An id whose type is not the row's is unknown, so that one thing has one id.
 * @returns null for an unknown id
 */
export async function fetchNode(key: NodeKey | null, loaders: Loaders): Promise<Node | null> {
  const node = key && (await load(key, loaders));
  return node && node.constructor.name === key.type ? node : null;
}

function load(key: NodeKey, loaders: Loaders): Promise<Node | null> {
  switch (key.type) {
    case 'Article':
      return loaders.articleById.load(key.id);
    case 'Outlet':
      return loaders.outletById.load(key.id);
    case 'Person':
    case 'Organization':
    case 'Place':
      return loaders.entityById.load(key.id);
    case 'UnnamedSource':
      return loaders.unnamedSourceById.load(key);
    case 'CommentThread':
      return loaders.threadById.load(key);
    case 'Quote':
    case 'Comment':
      return loaders.statementById.load(key);
  }
}
