import { parentKey } from '../../store/keyset-list.js';

/** The key of a row that stands alone. */
export const sameId = (id: string): string => id;

/** The key of a row inside an article. */
export function keyInArticle({ articleId, id }: { articleId: string; id: number }): string {
  return parentKey({ id: articleId, localId: id });
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
