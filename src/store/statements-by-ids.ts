import type { Quote } from '../entities/quote.js';
import type { Statement } from '../entities/statement.js';
import type { Queryable } from './database.js';
import type { ParentKey } from './keyset-list.js';
import { sql } from './sql.js';
import { LISTED } from './statement-test.js';
import { ALL_COLUMNS, QUOTE_COLUMNS, toQuote, toStatement, type StatementRecord } from './statements.js';
import { goneStatements, PACKED_STATEMENTS, readByKeysOrGone, WANTED_VERSIONS } from './version-rows.js';

const current = sql(
  'statementsByIds',
  `select ${ALL_COLUMNS}
   from statement as s
   join unnest($1::bigint[], $2::integer[]) as wanted (article_id, id)
     on s.article_id = wanted.article_id and s.id = wanted.id
   where s.article_id = any ($1::bigint[]) and ${LISTED}`,
);

const inVersions = sql(
  'statementsByVersionIds',
  `select ${ALL_COLUMNS}, s.version_number as "versionNumber", s.id_version as "idVersion"
   from ${WANTED_VERSIONS} cross join lateral ${PACKED_STATEMENTS}
   where s.id = any (v.ids) and ${LISTED}`,
);

const gone = sql('goneStatementsByIds', goneStatements(ALL_COLUMNS, 'true'));

/** @returns those found, in no order; one that is gone as it was in the last version that it stood in */
export async function statementsByIds(database: Queryable, keys: readonly ParentKey[]): Promise<Statement[]> {
  type Found = StatementRecord & { articleId: string; id: number };
  return (await readByKeysOrGone<Found>(database, { current, inVersions, gone }, keys)).map(toStatement);
}

const quotesForEditorsSql = sql(
  'quotesForEditors',
  `select ${QUOTE_COLUMNS}
   from statement as s
   join unnest($1::bigint[], $2::integer[]) as wanted (article_id, id)
     on s.article_id = wanted.article_id and s.id = wanted.id
   where s.article_id = any ($1::bigint[]) and s.type = 'QUOTE'`,
);

/** @returns those found, in no order, those that a person rejected among them */
export async function quotesForEditors(database: Queryable, keys: readonly ParentKey[]): Promise<Quote[]> {
  const values = [keys.map(({ id }) => id), keys.map(({ localId }) => localId)];
  return (await database.query(quotesForEditorsSql, values)).map(toQuote);
}
