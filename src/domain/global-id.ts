import { VerbatimError } from './errors.js';

/** The names of the types that `Query.node` can fetch again. */
export const NODE_TYPES = [
  'ApiKey',
  'Article',
  'ArticleVersion',
  'AuditEntry',
  'Comment',
  'CommentThread',
  'Correction',
  'Organization',
  'Outlet',
  'Person',
  'Place',
  'Quote',
  'UnnamedSource',
] as const;

export type NodeType = (typeof NODE_TYPES)[number];

/** A row's key: one id for what stands alone, article and local id for what belongs to an article. */
export interface NodeKey {
  readonly type: NodeType;
  readonly id: string;
  readonly localId: number | null;
  /** The number of the article's version that it stands in, where it is meant as it was then. */
  readonly version?: number;
}

const PATTERN = /^([A-Z][A-Za-z]+):(\d{1,19})(?::(\d{1,10})(?:@(\d{1,10}))?)?$/;
const INSIDE_AN_ARTICLE: ReadonlySet<NodeType> = new Set([
  'ArticleVersion',
  'Comment',
  'CommentThread',
  'Quote',
  'UnnamedSource',
]);
const IN_A_VERSION: ReadonlySet<NodeType> = new Set(['Comment', 'CommentThread', 'Quote', 'UnnamedSource']);
const MAX_ID = (1n << 63n) - 1n;
const MAX_LOCAL_ID = 0x7fffffff;

/**
 * The opaque id that clients see.
 * @param version of the article, for what is meant as it was then
 */
export function encodeGlobalId(type: NodeType, id: string, localId?: number, version?: number): string {
  const inArticle = localId === undefined ? '' : `:${String(localId)}`;
  const inVersion = version === undefined ? '' : `@${String(version)}`;
  return Buffer.from(`${type}:${id}${inArticle}${inVersion}`, 'utf8').toString('base64url');
}

/** @returns the key an id stands for, or null for an id that this server never gave out */
export function decodeGlobalId(globalId: string): NodeKey | null {
  const key = Buffer.from(globalId, 'base64url').toString('utf8');
  const match = PATTERN.exec(key);
  const type = NODE_TYPES.find((known) => known === match?.[1]);
  const id = match?.[2];
  if (!type || id === undefined || BigInt(id) > MAX_ID) return null;
  const localId = match?.[3] === undefined ? null : Number(match[3]);
  const version = match?.[4] === undefined ? undefined : Number(match[4]);
  if ((localId !== null) !== INSIDE_AN_ARTICLE.has(type) || (localId ?? 0) > MAX_LOCAL_ID) return null;
  if (version !== undefined && (!IN_A_VERSION.has(type) || version > MAX_LOCAL_ID)) return null;
  if (encodeGlobalId(type, id, localId ?? undefined, version) !== globalId) return null;
  return version === undefined ? { type, id, localId } : { type, id, localId, version };
}

/** What was found, and the text it was searched by. */
export interface SearchResultKey {
  readonly found: NodeKey;
  readonly text: string;
}

const SEARCH_RESULT = /^SearchResult:([\w-]+):(.+)$/su;

/** The opaque id of a search's hit, by which the same search finds it again. */
export function encodeSearchResultId({ found, text }: SearchResultKey): string {
  const foundId = encodeGlobalId(found.type, found.id, found.localId ?? undefined);
  return Buffer.from(`SearchResult:${foundId}:${text}`, 'utf8').toString('base64url');
}

/** @returns what a search result's id stands for, or null for any other id */
export function decodeSearchResultId(globalId: string): SearchResultKey | null {
  const match = SEARCH_RESULT.exec(Buffer.from(globalId, 'base64url').toString('utf8'));
  const found = decodeGlobalId(match?.[1] ?? '');
  const text = match?.[2];
  if (!found || text === undefined || text.includes('\0')) return null;
  const key = { found, text };
  return encodeSearchResultId(key) === globalId ? key : null;
}

/**
 * The key behind a global id that must be of one of the given types.
 * @param path where the id stands in the arguments, outermost first
 * @throws VerbatimError BAD_USER_INPUT where it is of another type or no id at all
 */
export function requireKey(globalId: string, types: readonly NodeType[], path: readonly string[]): NodeKey {
  const key = decodeGlobalId(globalId);
  // What a thing was in an earlier version is only read.
  if (key && types.includes(key.type) && key.version === undefined) return key;
  throw new VerbatimError(
    'BAD_USER_INPUT',
    `'${path.at(-1) ?? ''}' must be the id of ${types.join(' or ')}.`,
    {
      path,
    },
  );
}
