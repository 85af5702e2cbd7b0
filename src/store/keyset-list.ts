import type { Queryable } from './database.js';
import { sql, type Sql } from './sql.js';

export type Direction = 'ASC' | 'DESC';

/** What a list hangs on: nothing, a row that stands alone, or a row inside an article. */
export type ParentShape = 'NONE' | 'ID' | 'ARTICLE_AND_ID';

export interface ParentKey {
  readonly id: string;
  readonly localId: number | null;
}

/** One column of a total order; the last ones of an order are always the row's key. */
export interface SortKey<Row> {
  readonly column: string;
  readonly type: 'bigint' | 'integer' | 'text' | 'timestamptz';
  /** The row's value of the column, as Postgres reads it. */
  valueOf(this: void, row: Row): string | number;
}

export interface ListDefinition<Row, Order extends string, Record> {
  /** The question it answers: `quotesByArticleIds`. */
  readonly name: string;
  readonly parent: ParentShape;
  readonly columns: string;
  readonly from: string;
  /** SQL; `parent.id`, or `parent.article_id` and `parent.id`, are the parent's key. */
  readonly where: string;
  readonly orders: { readonly [O in Order]: readonly SortKey<Row>[] };
  toRow(this: void, record: Record): Row;
}

/** A place in an order: the values of its sort keys. */
export type Position = readonly (string | number)[];

export interface Slice<Order extends string> {
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
} as const;

function parentValues(shape: ParentShape, parents: readonly ParentKey[]): unknown[] {
  if (shape === 'NONE') return [];
  const ids = parents.map(({ id }) => id);
  return shape === 'ID' ? [ids] : [ids, parents.map(({ localId }) => localId)];
}

/** The key that rows are handed back under. */
export function parentKey({ id, localId }: ParentKey): string {
  return localId === null ? id : `${id}:${String(localId)}`;
}

type ListRecord = { listOfId?: string; listOfLocalId?: number };

/**
 * A list in a stable order, of which any slice can be asked for by the place where it begins, for one parent or
 * many in one statement. The one place that makes "a page for each of many"; it talks to the database alone.
 */
export class KeysetList<Row, Order extends string, Record extends object = object> {
  private readonly statements = new Map<string, Sql>();

  constructor(readonly definition: ListDefinition<Row, Order, Record>) {}

  /** The place of a row in an order. */
  positionOf(row: Row, order: Order): Position {
    return this.definition.orders[order].map(({ valueOf }) => valueOf(row));
  }

  /** @returns for each parent, under its `parentKey`, the rows of the slice in the direction of reading */
  async slices(
    database: Queryable,
    parents: readonly ParentKey[],
    slice: Slice<Order>,
  ): Promise<Map<string, Row[]>> {
    const { parent, toRow } = this.definition;
    const values = [...parentValues(parent, parents), slice.limit, ...(slice.past ?? [])];
    const records = await database.query<Record & ListRecord>(this.sliceStatement(slice), values);
    const rows = new Map<string, Row[]>(parents.map((key) => [parentKey(key), []]));
    for (const record of records) {
      const key = { id: record.listOfId ?? '', localId: record.listOfLocalId ?? null };
      rows.get(parentKey(key))?.push(toRow(record));
    }
    return rows;
  }

  /** @returns for each parent, under its `parentKey`, the number of rows in its whole list */
  async counts(database: Queryable, parents: readonly ParentKey[]): Promise<Map<string, number>> {
    const records = await database.query<ListRecord & { count: number }>(
      this.countStatement(),
      parentValues(this.definition.parent, parents),
    );
    const counts = new Map(parents.map((key) => [parentKey(key), 0]));
    for (const { listOfId, listOfLocalId, count } of records) {
      counts.set(parentKey({ id: listOfId ?? '', localId: listOfLocalId ?? null }), count);
    }
    return counts;
  }

  private sliceStatement({ order, direction, past, inclusive }: Slice<Order>): Sql {
    const variant = [order, direction, past ? (inclusive ? 'from' : 'after') : 'start']
      .join(' ')
      .toLowerCase();
    return this.statement(variant, () => {
      const { parent, columns, from, where, orders } = this.definition;
      const keys = orders[order];
      const firstValue = parentValues(parent, []).length + 2;
      const comparison = `${direction === 'ASC' ? '>' : '<'}${inclusive ? '=' : ''}`;
      const bound = keys.map(({ type }, i) => `$${String(firstValue + i)}::${type}`).join(', ');
      const conditions = [
        where,
        ...(past ? [`(${keys.map((k) => k.column).join(', ')}) ${comparison} (${bound})`] : []),
      ];
      const sorted = keys.map(({ column }) => `${column} ${direction}`).join(', ');
      const page = `select ${columns}${keys.map(({ column }, i) => `, ${column} as sort_${String(i)}`).join('')}
        from ${from} where ${conditions.join(' and ')}
        order by ${sorted} limit $${String(firstValue - 1)}`;
      const outerOrder = keys.map((_, i) => `page.sort_${String(i)} ${direction}`).join(', ');
      return this.forEachParent(page, outerOrder);
    });
  }

  private countStatement(): Sql {
    return this.statement('count', () => {
      const { from, where } = this.definition;
      return this.forEachParent(`select count(*)::integer as count from ${from} where ${where}`, null);
    });
  }

  /** Over Citus, a page for each of many entities is a `union all` instead: this is where that would be. */
  private forEachParent(page: string, order: string | null): string {
    const parents = PARENTS[this.definition.parent];
    if (parents === null) return page;
    const key =
      this.definition.parent === 'ID'
        ? 'parent.id as "listOfId"'
        : 'parent.article_id as "listOfId", parent.id as "listOfLocalId"';
    return `select ${key}, page.* from ${parents} cross join lateral (${page}) as page${order ? ` order by ${order}` : ''}`;
  }

  private statement(variant: string, text: () => string): Sql {
    let statement = this.statements.get(variant);
    if (!statement) {
      statement = sql(`${this.definition.name} ${variant}`, text());
      this.statements.set(variant, statement);
    }
    return statement;
  }
}
