import { apiKeys, apiKeysByIds } from '../../store/api-keys.js';
import { auditEntries, auditEntriesByIds } from '../../store/audit-log.js';
import type { Level } from './level.js';
import { ListLoader } from './list-loader.js';
import { inOrder, sameId } from './restore-order.js';

/** What can be asked about who may do what, and did. */
export function trustLoaders(level: Level) {
  return {
    apiKeys: new ListLoader(level, apiKeys),
    apiKeyById: level.loader(
      async (ids: readonly string[]) => inOrder(ids, await apiKeysByIds(level, ids), sameId, ({ id }) => id),
      sameId,
    ),
    auditEntries: new ListLoader(level, auditEntries),
    auditEntryById: level.loader(
      async (ids: readonly string[]) =>
        inOrder(ids, await auditEntriesByIds(level, ids), sameId, ({ id }) => id),
      sameId,
    ),
  };
}
