import type { Queryable } from './database.js';
import { SqlValues } from './sql-values.js';
import { sql, unprepared, type Sql } from './sql.js';
import { UNKNOWN_TIME } from './unknown-time.js';

export type Direction = 'ASC' | 'DESC';

/** What a list hangs on: nothing, a row that stands alone, a row inside an article, or inside a version of one. */
export type ParentShape = 'NONE' | 'ID' | 'ARTICLE_AND_ID' | 'VERSION_AND_ID';

export interface ParentKey {
  readonly id: string;
  readonly localId: number | null;
  /** The number of the article's version; absent for what is there now. */
  readonly version?: number | undefined;
}

/** One column of a total order; the last ones of an order are always the row's key. */
export interface SortKey<Filter> {
  /** SQL, or what writes it for a filter. */
  readonly column: string | ((filter: Filter | null, values: SqlValues) => string);
  readonly type: 'bigint' | 'double precision' | 'integer' | 'text' | 'timestamptz';
}

export interface ListDefinition<Row, Order extends string, Record, Filter = never> {
  /** The question it answers: `quotesByArticleIds`. */
  readonly name: string;
  readonly parent: ParentShape;
  readonly columns: string;
  /**
   * SQL, from after `from` to the end of the condition; `parent.id`, or `parent.article_id` and `parent.id`, are the
   * parent's key. Without a filter it has no values.
   */
  source(this: void, filter: Filter | null, values: SqlValues): string;
  readonly orders: { readonly [O in Order]: readonly SortKey<Filter>[] };
  toRow(this: void, record: Record): Row;
}

/** A place in an order: the values of its sort keys. */
export type Position = readonly (string | number)[];

/** A row, and its place in the order it was asked for in. */
export interface Placed<Row> {
  readonly row: Row;
  position(this: void): Position;
}

export interface Slice<Order extends string, Filter = never> {
  /** What rows must pass; null for all. */
  readonly filter: Filter | null;
  readonly order: Order;
  readonly direction: Direction;
  readonly limit: number;
  /** Only rows past this place, in the direction of reading. */
  readonly past: Position | null;
  /** The row at the place itself counts too. */
  readonly inclusive: boolean;
}

const PARENTS = {
  NONE: null,
  ID: 'unnest($1::bigint[]) as parent (id)',
  ARTICLE_AND_ID: 'unnest($1::bigint[], $2::integer[]) as parent (article_id, id)',
  VERSION_AND_ID: 'unnest($1::bigint[], $2::integer[], $3::integer[]) as parent (article_id, id, version)',
} as const;

const PARENT_KEYS = {
  NONE: '',
  ID: 'parent.id as "listOfId"',
  ARTICLE_AND_ID: 'parent.article_id as "listOfId", parent.id as "listOfLocalId"',
  VERSION_AND_ID:
    'parent.article_id as "listOfId", parent.id as "listOfLocalId", parent.version as "listOfVersion"',
} as const;

function parentValues(shape: ParentShape, parents: readonly ParentKey[]): unknown[] {
  if (shape === 'NONE') return [];
  const ids = parents.map(({ id }) => id);
  if (shape === 'ID') return [ids];
  const localIds = parents.map(({ localId }) => localId);
  return shape === 'ARTICLE_AND_ID'
    ? [ids, localIds]
    : [ids, localIds, parents.map(({ version }) => version)];
}

/** The key that rows are handed back under. */
export function parentKey({ id, localId, version }: ParentKey): string {
  if (localId === null) return id;
  return version === undefined ? `${id}:${String(localId)}` : `${id}:${String(localId)}@${String(version)}`;
}

type ListRecord = { listOfId?: string; listOfLocalId?: number; listOfVersion?: number };

function listKey({ listOfId, listOfLocalId, listOfVersion }: ListRecord): string {
  return parentKey({ id: listOfId ?? '', localId: listOfLocalId ?? null, version: listOfVersion });
}

/** A value of an order's column as text that PostgreSQL reads back to the same value. */
function sortValue(value: unknown): string | number {
  if (value instanceof Date) return value.toISOString();
  return typeof value === 'number' && Number.isFinite(value)
    ? value
    : value === -Infinity
      ? UNKNOWN_TIME
      : String(value);
}

/**
 * A list in a stable order, of which any slice can be asked for by the place where it begins, for one parent or
 * many in one statement. The one place that makes "a page for each of many"; it talks to the database alone.
 */
export class KeysetList<Row, Order extends string, Record extends object = object, Filter = never> {
  private readonly statements = new Map<string, Sql>();

  constructor(readonly definition: ListDefinition<Row, Order, Record, Filter>) {}

  /** @returns for each parent, under its `parentKey`, the rows of the slice in the direction of reading */
  async slices(
    database: Queryable,
    parents: readonly ParentKey[],
    slice: Slice<Order, Filter>,
  ): Promise<Map<string, Placed<Row>[]>> {
    const { toRow, orders } = this.definition;
    const names = orders[slice.order].map((_, i) => `sort_${String(i)}`);
    const { statement, values } = this.sliceStatement(parents, slice);
    type SliceRecord = Record & ListRecord & { readonly [sort: string]: unknown };
    const records = await database.query<SliceRecord>(statement, values);
    const rows = new Map<string, Placed<Row>[]>(parents.map((key) => [parentKey(key), []]));
    for (const record of records) {
      // Not the record itself: what is remembered of a list would hold each row twice.
      const place = names.map((name) => record[name]);
      const position = (): Position => place.map(sortValue);
      rows.get(listKey(record))?.push({ row: toRow(record), position });
    }
    return rows;
  }

  /** @returns for each parent, under its `parentKey`, the number of rows in its whole list that pass the filter */
  async counts(
    database: Queryable,
    parents: readonly ParentKey[],
    filter: Filter | null,
  ): Promise<Map<string, number>> {
    const values = new SqlValues(parentValues(this.definition.parent, parents));
    const statement = this.statement('count', filter, () =>
      this.forEachParent(
        `select count(*)::integer as count from ${this.definition.source(filter, values)}`,
        null,
      ),
    );
    const records = await database.query<ListRecord & { count: number }>(statement, values.values);
    const counts = new Map(parents.map((key) => [parentKey(key), 0]));
    for (const record of records) counts.set(listKey(record), record.count);
    return counts;
  }

  private sliceStatement(
    parents: readonly ParentKey[],
    { filter, order, direction, limit, past, inclusive }: Slice<Order, Filter>,
  ): { statement: Sql; values: readonly unknown[] } {
    const variant = [order, direction, past ? (inclusive ? 'from' : 'after') : 'start']
      .join(' ')
      .toLowerCase();
    const { parent, columns, source, orders } = this.definition;
    const values = new SqlValues(parentValues(parent, parents));
    const statement = this.statement(variant, filter, () => {
      const text = source(filter, values);
      const keys = orders[order].map(({ column, type }) => {
        return { type, column: typeof column === 'string' ? column : column(filter, values) };
      });
      const sorted = keys.map(({ column }, i) => `, ${column} as sort_${String(i)}`).join('');
      const outerOrder = keys.map((_, i) => `sort_${String(i)} ${direction}`).join(', ');
      const comparison = `${direction === 'ASC' ? '>' : '<'}${inclusive ? '=' : ''}`;
      const first = values.values.length + 2;
      const bound = keys.map(({ type }, i) => `$${String(first + i)}::${type}`).join(', ');
      const isPast = past
        ? ` and (${keys.map(({ column }) => column).join(', ')}) ${comparison} (${bound})`
        : '';
      const page = `select ${columns}${sorted} from ${text}${isPast}
        order by ${keys.map(({ column }) => `${column} ${direction}`).join(', ')} limit $${String(first - 1)}`;
      return this.forEachParent(page, outerOrder);
    });
    return { statement, values: [...values.values, limit, ...(past ?? [])] };
  }

  /** Over Citus, a page for each of many entities is a `union all` instead: this is where that would be. */
  private forEachParent(page: string, order: string | null): string {
    const parents = PARENTS[this.definition.parent];
    if (parents === null) return page;
    const key = PARENT_KEYS[this.definition.parent];
    return `select ${key}, page.* from ${parents} cross join lateral (${page}) as page${order ? ` order by ${order}` : ''}`;
  }

  /** Filters are too many to be kept, here or by PostgreSQL, which plans each for its values. */
  private statement(variant: string, filter: Filter | null, text: () => string): Sql {
    const name = `${this.definition.name} ${variant}`;
    if (filter !== null) return unprepared(`${name} filtered`, text());
    let statement = this.statements.get(variant);
    if (!statement) {
      statement = sql(name, text());
      this.statements.set(variant, statement);
    }
    return statement;
  }
}
