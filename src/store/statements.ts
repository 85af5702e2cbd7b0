import { Comment } from '../entities/comment.js';
import { Quote } from '../entities/quote.js';
import type { Statement } from '../entities/statement.js';
import type { Queryable } from './database.js';
import { KeysetList, type ParentKey, type SortKey } from './keyset-list.js';
import { sql } from './sql.js';

const STATEMENT_COLUMNS = `
  s.article_id as "articleId", s.id, s.type, s.text, s.said_at as "saidAt", s.position`;

const QUOTE_COLUMNS = `${STATEMENT_COLUMNS},
  s.quote_kind as "kind", s.speaker_entity_id as "speakerEntityId", s.speaker_source_id as "speakerSourceId",
  s.attribution_type as "attributionType", s.rule, s.confidence, s.cue_start as "cueStart",
  s.cue_code_point_start as "cueCodePointStart",
  s.cue_exact as "cueExact", s.speaker_mention_start as "speakerMentionStart",
  s.speaker_mention_code_point_start as "speakerMentionCodePointStart",
  s.speaker_mention_exact as "speakerMentionExact"`;

const COMMENT_ONLY_COLUMNS = `
  s.author, s.thread_id as "threadId", s.parent_id as "parentId", s.depth, s.status`;

export const COMMENT_COLUMNS = `${STATEMENT_COLUMNS}, ${COMMENT_ONLY_COLUMNS}`;

const ALL_COLUMNS = `${QUOTE_COLUMNS}, ${COMMENT_ONLY_COLUMNS}`;

export type StatementRecord = { type: 'QUOTE' | 'COMMENT' };

/** A quote of a record with `QUOTE_COLUMNS`. */
function toQuote(record: object): Quote {
  return Object.assign(new Quote(), record);
}

/** A comment of a record with `COMMENT_COLUMNS`. */
export function toComment(record: object): Comment {
  return Object.assign(new Comment(), record);
}

function toStatement(record: StatementRecord): Statement {
  return record.type === 'QUOTE' ? toQuote(record) : toComment(record);
}

/** The orders that statements can be read in; both end in the key, so that no two statements tie. */
export type StatementOrderName = 'SAID_AT' | 'POSITION';

/** What an unknown time is ordered as: before all others. */
export const UNKNOWN_TIME = '-infinity';

function chronologyOf(statement: Statement): string {
  return statement.saidAt?.toISOString() ?? UNKNOWN_TIME;
}

interface OrderColumns {
  readonly chronology: string;
  readonly articleId: string;
  readonly id: string;
}

function orders<S extends Statement>({ chronology, articleId, id }: OrderColumns) {
  const article: SortKey<S> = { column: articleId, type: 'bigint', valueOf: (s) => s.articleId };
  const local: SortKey<S> = { column: id, type: 'integer', valueOf: (s) => s.id };
  return {
    SAID_AT: [{ column: chronology, type: 'timestamptz', valueOf: chronologyOf }, article, local],
    POSITION: [article, { column: 's.position', type: 'integer', valueOf: (s: S) => s.position }, local],
  } satisfies Record<StatementOrderName, readonly SortKey<S>[]>;
}

const OWN_COLUMNS: OrderColumns = { chronology: 's.chronology', articleId: 's.article_id', id: 's.id' };
const PUBLISHED = `(s.type = 'QUOTE' or s.status = 'PUBLISHED')`;

function statementList(name: string, parent: 'NONE' | 'ID', where: string) {
  return new KeysetList<Statement, StatementOrderName, StatementRecord>({
    name,
    parent,
    columns: ALL_COLUMNS,
    from: 'statement as s',
    where: `${where} and ${PUBLISHED}`,
    orders: orders<Statement>(OWN_COLUMNS),
    toRow: toStatement,
  });
}

function quoteList(name: string, parent: 'NONE' | 'ID' | 'ARTICLE_AND_ID', where: string) {
  return new KeysetList<Quote, StatementOrderName>({
    name,
    parent,
    columns: QUOTE_COLUMNS,
    from: 'statement as s',
    where: `${where} and s.type = 'QUOTE'`,
    orders: orders<Quote>(OWN_COLUMNS),
    toRow: toQuote,
  });
}

export const statements = statementList('statements', 'NONE', 'true');
export const statementsByArticleIds = statementList(
  'statementsByArticleIds',
  'ID',
  's.article_id = parent.id',
);
/** Ordered by the columns of `about`: in order of time, its index alone finds a page of any entity. */
export const statementsByEntityIds = new KeysetList<Statement, StatementOrderName, StatementRecord>({
  name: 'statementsByEntityIds',
  parent: 'ID',
  columns: ALL_COLUMNS,
  from: 'about as ab join statement as s on s.article_id = ab.article_id and s.id = ab.statement_id',
  where: `ab.entity_id = parent.id and ab.is_first and ${PUBLISHED}`,
  orders: orders<Statement>({
    chronology: 'ab.chronology',
    articleId: 'ab.article_id',
    id: 'ab.statement_id',
  }),
  toRow: toStatement,
});

export const quotes = quoteList('quotes', 'NONE', 'true');
export const quotesByArticleIds = quoteList('quotesByArticleIds', 'ID', 's.article_id = parent.id');
export const quotesBySpeakerEntityIds = quoteList(
  'quotesBySpeakerEntityIds',
  'ID',
  's.speaker_entity_id = parent.id',
);
export const quotesBySpeakerSourceIds = quoteList(
  'quotesBySpeakerSourceIds',
  'ARTICLE_AND_ID',
  's.article_id = parent.article_id and s.speaker_source_id = parent.id',
);

const statementsByIdsSql = sql(
  'statementsByIds',
  `select ${ALL_COLUMNS}
   from statement as s
   join unnest($1::bigint[], $2::integer[]) as wanted (article_id, id)
     on s.article_id = wanted.article_id and s.id = wanted.id
   where s.article_id = any ($1::bigint[]) and ${PUBLISHED}`,
);

/** @returns those found, in no order */
export async function statementsByIds(database: Queryable, keys: readonly ParentKey[]): Promise<Statement[]> {
  const records = await database.query<StatementRecord>(statementsByIdsSql, [
    keys.map(({ id }) => id),
    keys.map(({ localId }) => localId),
  ]);
  return records.map(toStatement);
}
