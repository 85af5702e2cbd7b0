import type { Database, Pipeline } from './database.js';
import type { RequestEnd } from './request-end.js';

/** What a request's statements go to. */
export type RequestDatabase = Pipeline & Pick<Database, 'transaction'>;

/**
 * A database until a request's end: then the connections that are in use leave the pool, with what runs on them, and nothing is
 * sent any more. What is asked of it rejects with the reason. A transaction goes on to its end.
 */
export function untilEnd(database: Database, end: RequestEnd): RequestDatabase {
  const told = (error: unknown): never => {
    throw end.reason ?? error;
  };
  return {
    transaction: (work) => database.transaction(work),
    queryTogether: (statements) => database.queryTogether(statements, end).map((rows) => rows.catch(told)),
  };
}
