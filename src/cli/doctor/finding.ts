import type { Config } from '../../server/config.js';
import type { ProvidedPostgres } from '../../server/open-database.js';
import type { Database } from '../../store/database.js';

/** What is examined. */
export interface Patient {
  readonly config: Config;
  readonly postgres: ProvidedPostgres;
  readonly database: Database;
}

/** What a check found, and what to do about it. */
export interface Finding {
  readonly state: 'ok' | 'warning' | 'failed';
  readonly found: string;
  /** Null where nothing is to be done. */
  readonly advice: string | null;
}

export const ok = (found: string): Finding => ({ state: 'ok', found, advice: null });
export const warning = (found: string, advice: string): Finding => ({ state: 'warning', found, advice });
export const failed = (found: string, advice: string): Finding => ({ state: 'failed', found, advice });

/** Bytes for people: '1.5 GB'. */
export function inBytes(bytes: number): string {
  const units = ['bytes', 'kB', 'MB', 'GB', 'TB'];
  const power = Math.min(units.length - 1, Math.floor(Math.log10(Math.max(1, bytes)) / 3));
  const amount = bytes / 1000 ** power;
  return `${power === 0 || amount >= 100 ? amount.toFixed(0) : amount.toFixed(1)} ${units[power] ?? ''}`;
}
