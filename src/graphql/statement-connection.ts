import type { Statement } from '../entities/statement.js';
import type { Direction, ParentKey } from '../store/keyset-list.js';
import { onlyEntity, type StatementTest } from '../store/statement-test.js';
import type { StatementOrderName } from '../store/statements.js';
import { connect, type Connection } from './connection.js';
import { readStatementFilter } from './filters/read-statement-filter.js';
import type { StatementArguments } from './inputs/statement-arguments.js';
import type { ListLoader } from './loaders/list-loader.js';
import type { Loaders } from './loaders/index.js';
import { requireWords } from './require-words.js';

type StatementList<Row> = ListLoader<Row, StatementOrderName, StatementTest>;

export const LATEST_SAID = { field: 'SAID_AT', direction: 'DESC' } as const;
export const READING_ORDER = { field: 'POSITION', direction: 'ASC' } as const;

interface Source<Row> {
  readonly list: StatementList<Row>;
  readonly parent: ParentKey | null;
  /** The same list for one entity, where there is one: it finds a page of it by an index of its own. */
  readonly ofEntity?: StatementList<Row>;
  /** The length of the whole list, where that is known without counting. */
  readonly count?: () => Promise<number>;
}

/**
 * One page of a list of statements, as the arguments filter and order it.
 * @throws VerbatimError BAD_USER_INPUT
 */
export async function connectStatements<Row extends Statement>(
  { list, parent, ofEntity, count }: Source<Row>,
  args: StatementArguments,
  defaultOrder: { readonly field: StatementOrderName; readonly direction: Direction },
  loaders: Loaders,
): Promise<Connection<Row>> {
  const order = args.orderBy ?? defaultOrder;
  const test = await readStatementFilter(args.filter, loaders);
  requireWords(order.field, test);
  const selection = { test, written: args.filter, name: list.definition.name };
  const entity = ofEntity ? onlyEntity(test) : null;
  if (ofEntity && entity) {
    const key = { id: entity.id, localId: null };
    return connect(ofEntity, key, args, order, { ...selection, test: entity.rest });
  }
  return connect(list, parent, args, order, { ...selection, ...(test === null && count && { count }) });
}
