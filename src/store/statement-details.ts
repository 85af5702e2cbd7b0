import { AttributionAlternative } from '../entities/attribution-alternative.js';
import { Mention } from '../entities/mention.js';
import { QuotePiece } from '../entities/quote-piece.js';
import { Stance } from '../entities/stance.js';
import type { Queryable } from './database.js';
import type { ParentKey } from './keyset-list.js';
import { sql, type Sql } from './sql.js';

/** Statements by their keys: the join finds the rows, `any` alone tells which shards hold them. */
function ofStatements(columns: string, table: string, statementColumn: string): string {
  return `select ${columns}
    from ${table}
    join unnest($1::bigint[], $2::integer[]) as wanted (article_id, id)
      on t.article_id = wanted.article_id and t.${statementColumn} = wanted.id
    where t.article_id = any ($1::bigint[])`;
}

const piecesByQuoteIdsSql = sql(
  'piecesByQuoteIds',
  `${ofStatements(
    `t.article_id as "articleId", t.quote_id as "quoteId", t.ordinal, t.is_verbatim as "isVerbatim",
     t.start_offset as "start", t.code_point_start as "codePointStart", t.exact`,
    'quote_piece as t',
    'quote_id',
  )} order by t.article_id, t.quote_id, t.ordinal`,
);

const mentionsByStatementIdsSql = sql(
  'mentionsByStatementIds',
  `select about.statement_id as "statementId", m.article_id as "articleId", m.id, m.entity_id as "entityId",
     m.comment_id as "commentId", m.start_offset as "start", m.code_point_start as "codePointStart", m.exact,
     m.is_reference as "isReference"
   from (${ofStatements('t.article_id, t.statement_id, t.mention_id', 'about as t', 'statement_id')}) as about
   join mention as m on m.article_id = about.article_id and m.id = about.mention_id
   order by m.article_id, m.id`,
);

const stancesByStatementIdsSql = sql(
  'stancesByStatementIds',
  `${ofStatements(
    `t.article_id as "articleId", t.statement_id as "statementId", t.target_id as "targetId", t.polarity,
     t.confidence`,
    'stance as t',
    'statement_id',
  )} order by t.article_id, t.statement_id, t.target_id`,
);

const alternativesByQuoteIdsSql = sql(
  'alternativesByQuoteIds',
  `${ofStatements(
    `t.article_id as "articleId", t.quote_id as "quoteId", t.ordinal, t.confidence,
     t.speaker_entity_id as "speakerEntityId", t.speaker_source_id as "speakerSourceId"`,
    'attribution_alternative as t',
    'quote_id',
  )} order by t.article_id, t.quote_id, t.ordinal`,
);

function byKeys<Row extends object>(
  database: Queryable,
  statement: Sql,
  keys: readonly ParentKey[],
): Promise<Row[]> {
  return database.query<Row>(statement, [keys.map(({ id }) => id), keys.map(({ localId }) => localId)]);
}

/** @returns the pieces of the quotes, each quote's in reading order */
export async function piecesByQuoteIds(
  database: Queryable,
  keys: readonly ParentKey[],
): Promise<QuotePiece[]> {
  return (await byKeys(database, piecesByQuoteIdsSql, keys)).map((row) =>
    Object.assign(new QuotePiece(), row),
  );
}

/** @returns what the statements are about, each statement's mentions in reading order */
export async function mentionsByStatementIds(
  database: Queryable,
  keys: readonly ParentKey[],
): Promise<{ statementId: number; mention: Mention }[]> {
  const records = await byKeys<{ statementId: number }>(database, mentionsByStatementIdsSql, keys);
  return records.map(({ statementId, ...row }) => ({
    statementId,
    mention: Object.assign(new Mention(), row),
  }));
}

/** @returns the stances of the statements, in no order */
export async function stancesByStatementIds(
  database: Queryable,
  keys: readonly ParentKey[],
): Promise<Stance[]> {
  return (await byKeys(database, stancesByStatementIdsSql, keys)).map((row) =>
    Object.assign(new Stance(), row),
  );
}

/** @returns the runners-up of the quotes, each quote's most likely first */
export async function alternativesByQuoteIds(
  database: Queryable,
  keys: readonly ParentKey[],
): Promise<AttributionAlternative[]> {
  const records = await byKeys(database, alternativesByQuoteIdsSql, keys);
  return records.map((row) => Object.assign(new AttributionAlternative(), row));
}
