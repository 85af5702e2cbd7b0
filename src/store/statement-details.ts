import { AttributionAlternative } from '../entities/attribution-alternative.js';
import { Mention } from '../entities/mention.js';
import { QuotePiece } from '../entities/quote-piece.js';
import { Stance } from '../entities/stance.js';
import type { Queryable } from './database.js';
import type { ParentKey } from './keyset-list.js';
import { sql } from './sql.js';
import { packedRows, readByKeys, WANTED_VERSIONS } from './version-rows.js';
import type { PACKED_TABLES } from './version-writes.js';

type PackedTable = (typeof PACKED_TABLES)[number];

/** Rows of `t` by the keys of their statements: the join finds them, `any` alone tells which shards hold them. */
function ofStatements(columns: string, table: PackedTable, statementColumn: string): string {
  return `select ${columns}
    from ${table} as t
    join unnest($1::bigint[], $2::integer[]) as wanted (article_id, id)
      on t.article_id = wanted.article_id and t.${statementColumn} = wanted.id
    where t.article_id = any ($1::bigint[])`;
}

/** The same of statements in versions. */
function ofStatementsInVersions(columns: string, table: PackedTable, statementColumn: string): string {
  return `select ${columns}, v.number as "versionNumber"
    from ${WANTED_VERSIONS} ${packedRows(table, 't')}
    where t.${statementColumn} = any (v.ids)`;
}

/** One question about statements, to be asked of those that are there now and of those in versions. */
function details(name: string, columns: string, table: PackedTable, statementColumn: string, order: string) {
  const ordered = `order by t.article_id, t.${statementColumn}, t.${order}`;
  return {
    current: sql(name, `${ofStatements(columns, table, statementColumn)} ${ordered}`),
    inVersions: sql(
      `${name}InVersions`,
      `${ofStatementsInVersions(columns, table, statementColumn)} ${ordered}`,
    ),
  };
}

const piecesByQuoteIdsSql = details(
  'piecesByQuoteIds',
  `t.article_id as "articleId", t.quote_id as "quoteId", t.ordinal, t.is_verbatim as "isVerbatim",
   t.start_offset as "start", t.code_point_start as "codePointStart", t.exact`,
  'quote_piece',
  'quote_id',
  'ordinal',
);

const MENTION_COLUMNS = `m.article_id as "articleId", m.id, m.entity_id as "entityId",
     m.comment_id as "commentId", m.start_offset as "start", m.code_point_start as "codePointStart", m.exact,
     m.is_reference as "isReference"`;

const mentionsByStatementIdsSql = {
  current: sql(
    'mentionsByStatementIds',
    `select about.statement_id as "statementId", ${MENTION_COLUMNS}
     from (${ofStatements('t.article_id, t.statement_id, t.mention_id', 'about', 'statement_id')}) as about
     join mention as m on m.article_id = about.article_id and m.id = about.mention_id
     order by m.article_id, m.id`,
  ),
  inVersions: sql(
    'mentionsByStatementIdsInVersions',
    `select t.statement_id as "statementId", ${MENTION_COLUMNS}, v.number as "versionNumber"
     from ${WANTED_VERSIONS} ${packedRows('about', 't')} ${packedRows('mention', 'm')}
     where t.statement_id = any (v.ids) and m.id = t.mention_id
     order by m.article_id, m.id`,
  ),
};

const stancesByStatementIdsSql = details(
  'stancesByStatementIds',
  `t.article_id as "articleId", t.statement_id as "statementId", t.target_id as "targetId", t.polarity,
   t.confidence`,
  'stance',
  'statement_id',
  'target_id',
);

const alternativesByQuoteIdsSql = details(
  'alternativesByQuoteIds',
  `t.article_id as "articleId", t.quote_id as "quoteId", t.ordinal, t.confidence,
   t.speaker_entity_id as "speakerEntityId", t.speaker_source_id as "speakerSourceId"`,
  'attribution_alternative',
  'quote_id',
  'ordinal',
);

/** @returns the pieces of the quotes, each quote's in reading order */
export async function piecesByQuoteIds(
  database: Queryable,
  keys: readonly ParentKey[],
): Promise<QuotePiece[]> {
  return (await readByKeys(database, piecesByQuoteIdsSql, keys)).map((row) =>
    Object.assign(new QuotePiece(), row),
  );
}

/** @returns what the statements are about, each statement's mentions in reading order */
export async function mentionsByStatementIds(
  database: Queryable,
  keys: readonly ParentKey[],
): Promise<{ statementId: number; mention: Mention }[]> {
  const records = await readByKeys<{ statementId: number }>(database, mentionsByStatementIdsSql, keys);
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
  return (await readByKeys(database, stancesByStatementIdsSql, keys)).map((row) =>
    Object.assign(new Stance(), row),
  );
}

/** @returns the runners-up of the quotes, each quote's most likely first */
export async function alternativesByQuoteIds(
  database: Queryable,
  keys: readonly ParentKey[],
): Promise<AttributionAlternative[]> {
  const records = await readByKeys(database, alternativesByQuoteIdsSql, keys);
  return records.map((row) => Object.assign(new AttributionAlternative(), row));
}
