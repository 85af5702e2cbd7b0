import { createHash } from 'node:crypto';
import { VerbatimError } from '../domain/errors.js';
import type { Direction, Position, SortKey } from '../store/keyset-list.js';

/** What a cursor is bound to: a place in one list in one order means nothing in another. */
export interface CursorScope {
  readonly list: string;
  readonly order: string;
  readonly direction: Direction;
}

const PATTERNS: Record<SortKey<never>['type'], RegExp> = {
  bigint: /^\d{1,19}$/,
  integer: /^\d{1,10}$/,
  text: /^[^\0]*$/s,
  timestamptz: /^(-infinity|(?!0000)\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)$/,
};
const MAXIMA: Partial<Record<SortKey<never>['type'], bigint>> = {
  bigint: (1n << 63n) - 1n,
  integer: (1n << 31n) - 1n,
};

function fingerprint({ list, order, direction }: CursorScope): string {
  return createHash('sha256').update(`${list} ${order} ${direction}`).digest('base64url').slice(0, 6);
}

/** The opaque cursor of a place in an order. */
export function encodeCursor(scope: CursorScope, position: Position): string {
  return Buffer.from(JSON.stringify([fingerprint(scope), ...position]), 'utf8').toString('base64url');
}

function isValue(value: unknown, type: SortKey<never>['type']): value is string | number {
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
 * @throws VerbatimError BAD_USER_INPUT for a cursor of another list or order, or none at all
 */
export function decodeCursor(
  cursor: string,
  scope: CursorScope,
  types: readonly SortKey<never>['type'][],
  argument: string,
): Position {
  const parsed = parse(cursor);
  if (Array.isArray(parsed) && parsed.length === types.length + 1 && parsed[0] === fingerprint(scope)) {
    const values: unknown[] = parsed.slice(1);
    const position = values.filter((value, i) => isValue(value, types[i] ?? 'text'));
    if (position.length === types.length) return position;
  }
  throw new VerbatimError('BAD_USER_INPUT', `'${argument}' is not a cursor of this list in this order.`, {
    path: [argument],
  });
}
