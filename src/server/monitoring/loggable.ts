import { types } from 'node:util';

/** What may be told of an error beside its words: of PostgreSQL's fields those that hold no value of a row or a query. */
const TOLD = ['code', 'severity', 'schema', 'table', 'column', 'constraint', 'routine', 'argument'] as const;

/** SQLSTATE class 22, data exception: its message repeats the value at fault, in quotation marks. */
const REPEATS_A_VALUE = /^22/;

const MAX_CAUSES = 5;

function messageOf(error: Error): string {
  const code = 'code' in error ? String(error.code) : '';
  return REPEATS_A_VALUE.test(code) ? error.message.replace(/"[^]*"/, '"…"') : error.message;
}

/**
 * An error as it goes to the log: what happened and where in our code, without what anybody sent or wrote. PostgreSQL
 * tells the values of a row in `detail`, of a statement in `where`.
 */
export function loggable(error: unknown, causes = MAX_CAUSES): unknown {
  if (!types.isNativeError(error)) return { type: typeof error };
  const fields = Object.entries(error).filter(([name]) => TOLD.some((told) => told === name));
  const frames = (error.stack ?? '').split('\n').filter((line) => /^ +at /.test(line));
  return {
    type: error.name,
    message: messageOf(error),
    ...Object.fromEntries(fields),
    stack: frames.join('\n'),
    ...(error.cause !== undefined && causes > 0 && { cause: loggable(error.cause, causes - 1) }),
  };
}
