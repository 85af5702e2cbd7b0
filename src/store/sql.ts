import { createHash } from 'node:crypto';

/** One SQL text with its name. The text opens with the name, so that logs and pg_stat_statements tell it too. */
export interface Sql {
  readonly name: string;
  readonly text: string;
  /**
   * What the server keeps the prepared statement under: at most 63 bytes, another one for another text. Undefined where
   * it is not kept.
   */
  readonly preparedName: string | undefined;
}

/** Names a SQL text. Its values are `$1`, `$2`, …; nothing a user wrote is ever part of the text. */
export function sql(name: string, text: string): Sql {
  const commented = `/* ${name} */ ${text.trim()}`;
  const hash = createHash('sha256').update(commented).digest('hex').slice(0, 8);
  return { name, text: commented, preparedName: `${name.slice(0, 50)}_${hash}` };
}

/** Names a SQL text that is sent too seldom, or in too many forms, to be kept prepared. */
export function unprepared(name: string, text: string): Sql {
  return { name, text: `/* ${name} */ ${text.trim()}`, preparedName: undefined };
}
