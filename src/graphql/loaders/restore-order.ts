import { parentKey, type ParentKey } from '../../store/keyset-list.js';

/** The key of a row that stands alone. */
export const sameId = (id: string): string => id;

interface RowInArticle {
  readonly articleId: string;
  readonly id: number;
  readonly versionNumber?: number;
  /** Null or absent where its id is the bare one. */
  readonly idVersion?: number | null;
}

/** Of a row inside an article, or inside a version of one, the key that what hangs on it is asked by. */
export function keyOf({ articleId, id, versionNumber }: RowInArticle): ParentKey {
  return { id: articleId, localId: id, version: versionNumber };
}

/** The same as text. */
export function keyInArticle(row: RowInArticle): string {
  return parentKey(keyOf(row));
}

/**
 * @returns for each key the row that has it; for one that nothing has any more, the row of the last version that had it
 */
export function inOrderOrGone<Row extends RowInArticle>(
  keys: readonly ParentKey[],
  rows: readonly Row[],
): (Row | null)[] {
  const byKey = new Map(rows.map((row) => [keyInArticle(row), row]));
  const bare = (row: Row): string => parentKey({ id: row.articleId, localId: row.id });
  const gone = new Map(rows.filter((row) => row.idVersion == null).map((row) => [bare(row), row]));
  return keys.map((key) => byKey.get(parentKey(key)) ?? gone.get(parentKey(key)) ?? null);
}

/** @returns for each key the row that has it, or null */
export function inOrder<Key, Row>(
  keys: readonly Key[],
  rows: readonly Row[],
  ofKey: (key: Key) => string,
  ofRow: (row: Row) => string,
): (Row | null)[] {
  const byKey = new Map(rows.map((row) => [ofRow(row), row]));
  return keys.map((key) => byKey.get(ofKey(key)) ?? null);
}

/** @returns for each key the rows that have it, in the order they came */
export function grouped<Key, Row>(
  keys: readonly Key[],
  rows: readonly Row[],
  ofKey: (key: Key) => string,
  ofRow: (row: Row) => string,
): Row[][] {
  const groups = new Map<string, Row[]>(keys.map((key) => [ofKey(key), []]));
  for (const row of rows) groups.get(ofRow(row))?.push(row);
  return keys.map((key) => groups.get(ofKey(key)) ?? []);
}
