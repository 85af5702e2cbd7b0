import { Field, Int, ObjectType, type ClassType } from 'type-graphql';
import { VerbatimError } from '../domain/errors.js';
import type { Direction, ParentKey, Placed } from '../store/keyset-list.js';
import { decodeCursor, encodeCursor, type CursorScope } from './cursor.js';
import type { ConnectionArguments } from './inputs/connection-arguments.js';
import { DEFAULT_PAGE_SIZE, WEIGHT_OF_COUNT } from './limits.js';
import type { ListLoader } from './loaders/list-loader.js';
import { PageInfo } from './page-info.js';

/** Worked out only where a query asks for it. */
export type Lazy<T> = T | (() => T | Promise<T>);

export interface Edge<Row> {
  readonly cursor: Lazy<string>;
  readonly node: Row;
}

export interface Connection<Row> {
  readonly edges: readonly Edge<Row>[];
  readonly nodes: readonly Row[];
  readonly pageInfo: PageInfo;
  readonly totalCount: Lazy<number>;
}

/**
 * Makes the two GraphQL types of a connection, `<name>Connection` and `<name>Edge`.
 * @param things what the nodes are, in the plural, for the descriptions
 */
export function connectionTypes<Row extends object>(
  name: string,
  things: string,
  node: () => ClassType<Row> | object,
) {
  @ObjectType(`${name}Edge`, { simpleResolvers: true, description: `One place in a list of ${things}.` })
  class EdgeType implements Edge<Row> {
    @Field(() => String, {
      description: 'Where to go on from: for after and before in the same list and order.',
    })
    readonly cursor!: Lazy<string>;

    @Field(() => node(), { description: 'What stands at this place.' })
    readonly node!: Row;
  }

  @ObjectType(`${name}Connection`, { simpleResolvers: true, description: `One page of a list of ${things}.` })
  class ConnectionType implements Connection<Row> {
    @Field(() => [EdgeType], { description: 'The page, each with its cursor.' })
    readonly edges!: readonly EdgeType[];

    @Field(() => [node()], { description: 'The page without cursors.' })
    readonly nodes!: readonly Row[];

    @Field(() => PageInfo, { description: 'Whether there is more, and where to go on.' })
    readonly pageInfo!: PageInfo;

    @Field(() => Int, {
      description: 'The length of the whole list; counted only where asked for.',
      complexity: WEIGHT_OF_COUNT,
    })
    readonly totalCount!: Lazy<number>;
  }

  return ConnectionType;
}

const opposite = (direction: Direction): Direction => (direction === 'ASC' ? 'DESC' : 'ASC');

function isGiven<T>(value: T | null | undefined): value is T {
  return value !== null && value !== undefined;
}

/** Which way a page is read. @throws VerbatimError BAD_USER_INPUT where the arguments contradict each other */
function readsBackwards({ first, after, last, before }: ConnectionArguments): boolean {
  const backwards = isGiven(last) || isGiven(before);
  if (backwards && (isGiven(first) || isGiven(after))) {
    throw new VerbatimError('BAD_USER_INPUT', "Give 'first' and 'after', or 'last' and 'before', not both.", {
      path: [isGiven(last) ? 'last' : 'before'],
    });
  }
  return backwards;
}

/** Which rows of a list a connection is over. */
export interface Selection<Filter> {
  /** What rows must pass; null for all. */
  readonly test: Filter | null;
  /** The filter as the client wrote it, which cursors are bound to. */
  readonly written: unknown;
  /** How many they are, where that is known without counting. */
  readonly count?: () => Promise<number>;
  /** The list that cursors are bound to, where another one stands in for it. */
  readonly name?: string;
}

const EVERYTHING: Selection<never> = { test: null, written: null };

/**
 * One page of a list as Relay's cursor connections define it. Both hasNextPage and hasPreviousPage are true facts;
 * what lies behind the cursor is asked of the database only where the query wants to know.
 * @throws VerbatimError BAD_USER_INPUT for a foreign cursor and for contradicting arguments
 */
export async function connect<Row, Order extends string, Filter = never>(
  loader: ListLoader<Row, Order, Filter>,
  parent: ParentKey | null,
  args: ConnectionArguments,
  order: { readonly field: Order; readonly direction: Direction },
  { test, written, count, name }: Selection<Filter> = EVERYTHING,
): Promise<Connection<Row>> {
  const { definition } = loader;
  const scope: CursorScope = {
    list: name ?? definition.name,
    order: order.field,
    direction: order.direction,
    filter: written,
  };
  const backwards = readsBackwards(args);
  const cursor = backwards ? args.before : args.after;
  const types = definition.orders[order.field].map(({ type }) => type);
  const past = isGiven(cursor) ? decodeCursor(cursor, scope, types, backwards ? 'before' : 'after') : null;
  const direction = backwards ? opposite(order.direction) : order.direction;
  const size = (backwards ? args.last : args.first) ?? DEFAULT_PAGE_SIZE;

  const slice = { filter: test, order: order.field, direction, limit: size + 1, past, inclusive: false };
  const read = await loader.slice(parent, slice);
  const placed = read.slice(0, size);
  if (backwards) placed.reverse();
  const ahead = read.length > size;
  const behind = async (): Promise<boolean> => {
    if (!past) return false;
    const turned = { ...slice, direction: opposite(direction), limit: 1, inclusive: true };
    return (await loader.slice(parent, turned)).length > 0;
  };
  const cursorOf =
    ({ position }: Placed<Row>) =>
    () =>
      encodeCursor(scope, position());
  const [start, end] = [placed.at(0), placed.at(-1)];
  return {
    edges: placed.map((each) => ({ node: each.row, cursor: cursorOf(each) })),
    nodes: placed.map(({ row }) => row),
    pageInfo: {
      hasNextPage: backwards ? behind : ahead,
      hasPreviousPage: backwards ? ahead : behind,
      startCursor: start === undefined ? null : cursorOf(start),
      endCursor: end === undefined ? null : cursorOf(end),
    },
    totalCount: count ?? (() => loader.count(parent, test)),
  };
}
