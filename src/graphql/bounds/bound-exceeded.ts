import { GraphQLError } from 'graphql';

/** A bound that an operation may exceed, with what it may be at most. */
const SENTENCES = {
  QUERY_TOO_DEEP: 'fields one inside the other',
  QUERY_TOO_COMPLEX: 'objects in its answer, by the page sizes it asks for',
  TOO_MANY_FIELDS: 'fields, its fragments written out',
  TOO_MANY_ALIASES: 'aliases',
  TOO_MANY_DIRECTIVES: 'directives',
  VARIABLES_TOO_DEEP: 'values one inside the other in its variables',
} as const;

export type BoundCode = keyof typeof SENTENCES;

/** An operation that asks for more than one request may. It is the client's to change, and no news for the log. */
export class BoundExceeded extends GraphQLError {
  /** @param found where it is known: the walk stops at the first that is too much */
  constructor(
    readonly code: BoundCode,
    readonly max: number,
    found?: number,
  ) {
    const asks = found === undefined ? '' : `, and this one has up to ${String(found)}`;
    super(`An operation has at most ${String(max)} ${SENTENCES[code]}${asks}.`, {
      extensions: { code, http: { status: 400 } },
    });
  }
}
