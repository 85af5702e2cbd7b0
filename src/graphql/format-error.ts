import { unwrapResolverError } from '@apollo/server/errors';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { ArgumentValidationError } from 'type-graphql';
import type { ValidationError } from 'class-validator';
import { VerbatimError, type ErrorCode } from '../domain/errors.js';

/** What a client did, or met: nothing that an operator has to look at. */
const OF_CLIENTS: ReadonlySet<ErrorCode> = new Set([
  'BAD_USER_INPUT',
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'CONFLICT',
  'CLIENT_GONE',
]);

/** The first broken rule, with the argument it stands in, outermost first. */
function firstViolation(errors: readonly ValidationError[]): { path: string[]; sentence: string } {
  const [error] = errors;
  if (!error) return { path: [], sentence: 'An argument is not valid.' };
  if (error.children?.length) {
    const inner = firstViolation(error.children);
    return { path: [error.property, ...inner.path], sentence: inner.sentence };
  }
  const [rule] = Object.values(error.constraints ?? {});
  return { path: [error.property], sentence: `${rule ?? 'An argument is not valid'}.` };
}

/** GraphQL's own sentences about a variable and about a value in the query, which repeat the value. */
const VARIABLE = /^Variable "\$(\w+)" got invalid value /;
const LITERAL = /^(?:Expected value of type|Enum)? ?"?([\w![\]]+)"?(?:,| cannot represent)/;
const NO_VALUE = /^Value ".*" does not exist in "(\w+)" enum/s;

/** Where GraphQL's parser stops at a literal, or a word of one that lacks a quotation mark: it repeats that whole. */
const SYNTAX = /^(Syntax Error: .*\b(?:BlockString|String|Name|Int|Float)) ".*"\.$/s;
/** Of an escape that is none it repeats what stands there. */
const ESCAPE = /^(Syntax Error: Invalid (?:Unicode|character) escape sequence): ".*"\.$/s;

/** What GraphQL's parser says where it stops at the bound. */
const TOO_MANY_TOKENS = /^Syntax Error: Document contains more tha\w (?<max>\d+) tokens/;

/** An error of GraphQL's own, without the value that a client sent. */
function withoutValues(formatted: GraphQLFormattedError): GraphQLFormattedError {
  const { message } = formatted;
  const [, variable] = VARIABLE.exec(message) ?? [];
  if (variable !== undefined) {
    const [, inner = variable] = new RegExp(` at "(${variable}[\\w.[\\]]*)"; `).exec(message) ?? [];
    const argument = inner.split(/[.[\]]+/).filter((part) => part !== '');
    const extensions = { ...formatted.extensions, argument };
    return {
      ...formatted,
      message: `The value of the variable '${inner}' does not fit its type.`,
      extensions,
    };
  }
  const [, stop] = SYNTAX.exec(message) ?? ESCAPE.exec(message) ?? [];
  if (stop !== undefined) return { ...formatted, message: `${stop}.` };
  const [, type] = LITERAL.exec(message) ?? NO_VALUE.exec(message) ?? [];
  return type === undefined
    ? formatted
    : { ...formatted, message: `This value is none of the type '${type}'.` };
}

/** What went wrong at first; GraphQL wraps it, in a resolver and before one is called. */
function causeOf(error: unknown): unknown {
  const isWrapped = error instanceof GraphQLError && error.originalError instanceof VerbatimError;
  return isWrapped ? error.originalError : unwrapResolverError(error);
}

/**
 * What a client is told of an error: a code, a sentence, and the argument at fault; never a stack, SQL or input.
 * @param report is told the errors that are nobody's fault but ours
 */
export function formatError(
  formatted: GraphQLFormattedError,
  error: unknown,
  report: (error: unknown) => void = () => undefined,
): GraphQLFormattedError {
  const cause = causeOf(error);
  const { locations, path } = formatted;
  const place = { ...(locations && { locations }), ...(path && { path }) };
  // Which part of us is away is the operator's to know.
  if (cause instanceof VerbatimError && cause.code === 'DATABASE_UNREACHABLE') {
    report(cause);
    return {
      message: 'The archive cannot be reached just now: try again soon.',
      ...place,
      extensions: { code: 'SERVICE_UNAVAILABLE' },
    };
  }
  if (cause instanceof VerbatimError) {
    if (!OF_CLIENTS.has(cause.code)) report(cause);
    const argument = cause.argument.length > 0 ? { argument: cause.argument } : {};
    return { message: cause.message, ...place, extensions: { code: cause.code, ...argument } };
  }
  if (cause instanceof ArgumentValidationError) {
    const violation = firstViolation(cause.extensions.validationErrors);
    const extensions = { code: 'BAD_USER_INPUT', argument: violation.path };
    return { message: violation.sentence, ...place, extensions };
  }
  const tooLong = TOO_MANY_TOKENS.exec(formatted.message)?.groups?.['max'];
  if (tooLong !== undefined) {
    const message = `The text of a query has at most ${tooLong} words and signs.`;
    return { message, ...place, extensions: { code: 'TOO_MANY_TOKENS' } };
  }
  // Apollo's own sentence is for whoever writes a server.
  if (formatted.extensions?.['validationErrorCode'] === 'INTROSPECTION_DISABLED') {
    const message = 'Introspection is not allowed here: this server does not tell its schema.';
    return { message, ...place, extensions: { code: 'INTROSPECTION_DISABLED' } };
  }
  if (formatted.extensions?.['code'] !== 'INTERNAL_SERVER_ERROR') return withoutValues(formatted);
  // GraphQL itself has no such operation: 'mutation' where the schema has none.
  if (cause instanceof GraphQLError && !cause.originalError && !path) {
    return { message: formatted.message, ...place, extensions: { code: 'OPERATION_RESOLUTION_FAILURE' } };
  }
  report(cause);
  return {
    message: 'Something went wrong on our side.',
    ...place,
    extensions: { code: 'INTERNAL_SERVER_ERROR' },
  };
}
