import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { SQL_CHANNEL } from '../../src/store/database.js';

interface Sent {
  readonly name: string;
  readonly text: string;
}

export interface Recording<T> {
  readonly result: T;
  readonly names: string[];
  readonly texts: string[];
}

/** Runs `work` and tells the SQL statements it sent, in order. */
export async function recordSql<T>(work: () => Promise<T>): Promise<Recording<T>> {
  const sent: Sent[] = [];
  const listener = (message: unknown): void => void sent.push(message as Sent);
  subscribe(SQL_CHANNEL, listener);
  try {
    const result = await work();
    return { result, names: sent.map(({ name }) => name), texts: sent.map(({ text }) => text) };
  } finally {
    unsubscribe(SQL_CHANNEL, listener);
  }
}
