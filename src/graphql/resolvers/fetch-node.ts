import { decodeGlobalId, decodeSearchResultId, type NodeKey, type NodeType } from '../../domain/global-id.js';
import { includesRole, Role } from '../../domain/role.js';
import type { Node } from '../../entities/node.js';
import type { RequestContext } from '../context.js';
import type { Loaders } from '../loaders/index.js';
import type { PromiseOrValue } from '../promise-or-value.js';
import { fetchSearchResult } from './fetch-search-result.js';

/** Who may see what is not for everybody; for others it is not there. */
const REQUIRED_ROLES: Readonly<Partial<Record<NodeType, Role>>> = {
  ApiKey: Role.ADMIN,
  AuditEntry: Role.ADMIN,
};

/**
 * What a global id stands for.
 * @returns null for an unknown id
 */
export async function fetchNode(globalId: string, context: RequestContext): Promise<Node | null> {
  const key = decodeGlobalId(globalId);
  if (key) return fetchRow(key, context);
  const result = decodeSearchResultId(globalId);
  return result && fetchSearchResult(result, context.loaders);
}

/**
 * The row that has a key. A key whose type is not the row's is unknown, so that one thing has one id.
 * @returns null for an unknown key
 */
export async function fetchRow(key: NodeKey, { loaders, principal }: RequestContext): Promise<Node | null> {
  const { [key.type]: required } = REQUIRED_ROLES;
  const isAtLeast = (role: Role): boolean => principal !== null && includesRole(principal.role, role);
  if (required && !isAtLeast(required)) return null;
  const node =
    (await load(key, loaders)) ?? (isAtLeast(Role.MODERATOR) ? await loadHidden(key, loaders) : null);
  return node?.constructor.name === key.type ? node : null;
}

/** What moderators alone see: a comment that waits, or was turned down. */
async function loadHidden(key: NodeKey, loaders: Loaders): Promise<Node | null> {
  if (key.type !== 'Comment' || key.version !== undefined) return null;
  return loaders.commentForModeratorsById.load(key);
}

function load(key: NodeKey, loaders: Loaders): PromiseOrValue<Node | null> {
  switch (key.type) {
    case 'ApiKey':
      return loaders.apiKeyById.load(key.id);
    case 'AuditEntry':
      return loaders.auditEntryById.load(key.id);
    case 'Correction':
      return loaders.correctionById.load(key.id);
    case 'Article':
      return loaders.articleById.load(key.id);
    case 'ArticleVersion':
      return loaders.versionById.load(key);
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
