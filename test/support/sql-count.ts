import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { SQL_CHANNEL } from '../../src/store/database.js';

interface Sent {
  readonly name: string;
}

/** Runs `work` and tells the names of the SQL statements it sent, in order. */
export async function recordSql<T>(work: () => Promise<T>): Promise<{ result: T; names: string[] }> {
  const names: string[] = [];
  const listener = (message: unknown): void => void names.push((message as Sent).name);
  subscribe(SQL_CHANNEL, listener);
  try {
    return { result: await work(), names };
  } finally {
    unsubscribe(SQL_CHANNEL, listener);
  }
}
