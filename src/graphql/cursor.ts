import { createHash } from 'node:crypto';
import { VerbatimError } from '../domain/errors.js';
import type { Direction, Position, SortKey } from '../store/keyset-list.js';

type SortType = SortKey<never>['type'];

/** What a cursor is bound to: a place in one list under one filter in one order means nothing in another. */
export interface CursorScope {
  readonly list: string;
  readonly order: string;
  readonly direction: Direction;
  /** As the client wrote it. */
  readonly filter: unknown;
}

const PATTERNS: Record<SortType, RegExp> = {
  bigint: /^\d{1,19}$/,
  'double precision': /^-?\d{1,20}(\.\d{1,20})?(e-?\d{1,3})?$/,
  integer: /^\d{1,10}$/,
  text: /^[^\0]*$/s,
  timestamptz: /^(-infinity|(?!0000)\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)$/,
};
const MAXIMA: Partial<Record<SortType, bigint>> = {
  bigint: (1n << 63n) - 1n,
  integer: (1n << 31n) - 1n,
};

function fingerprint({ list, order, direction, filter }: CursorScope): string {
  const scope = `${list} ${order} ${direction} ${JSON.stringify(filter ?? null)}`;
  return createHash('sha256').update(scope).digest('base64url').slice(0, 8);
}

/** The opaque cursor of a place in an order. */
export function encodeCursor(scope: CursorScope, position: Position): string {
  return Buffer.from(JSON.stringify([fingerprint(scope), ...position]), 'utf8').toString('base64url');
}

function isValue(value: unknown, type: SortType): value is string | number {
  if (typeof value !== 'string' && typeof value !== 'number') return false;
  if (!PATTERNS[type].test(String(value))) return false;
  const maximum = MAXIMA[type];
  if (type === 'timestamptz' && value !== '-infinity') return !Number.isNaN(Date.parse(String(value)));
  return maximum === undefined || BigInt(value) <= maximum;
}

function parse(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    return null;
  }
}

/**
 * The place that a cursor stands for.
 * @param argument the GraphQL argument it came by, for the error
 * @throws VerbatimError BAD_USER_INPUT for a cursor of another list, filter or order, or none at all
 */
export function decodeCursor(
  cursor: string,
  scope: CursorScope,
  types: readonly SortType[],
  argument: string,
): Position {
  const parsed = parse(cursor);
  if (Array.isArray(parsed) && parsed.length === types.length + 1 && parsed[0] === fingerprint(scope)) {
    const values: unknown[] = parsed.slice(1);
    const position = values.filter((value, i) => isValue(value, types[i] ?? 'text'));
    if (position.length === types.length) return position;
  }
  throw new VerbatimError(
    'BAD_USER_INPUT',
    `'${argument}' is not a cursor of this list under this filter in this order.`,
    {
      path: [argument],
    },
  );
}
