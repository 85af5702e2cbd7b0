import { Comment } from '../entities/comment.js';
import { Quote } from '../entities/quote.js';
import type { Statement } from '../entities/statement.js';
import { KeysetList, type ParentShape, type SortKey } from './keyset-list.js';
import { statementCondition, statementRelevance, type StatementTest } from './statement-test.js';

const STATEMENT_COLUMNS = `
  s.article_id as "articleId", s.id, s.type, s.text, s.said_at as "saidAt", s.position,
  coalesce(s.revision, 0) as revision`;

export const QUOTE_COLUMNS = `${STATEMENT_COLUMNS},
  s.quote_kind as "kind", s.speaker_entity_id as "speakerEntityId", s.speaker_source_id as "speakerSourceId",
  s.attribution_type as "attributionType", s.rule, s.confidence, s.cue_start as "cueStart",
  s.cue_code_point_start as "cueCodePointStart",
  s.cue_exact as "cueExact", s.speaker_mention_start as "speakerMentionStart",
  s.speaker_mention_code_point_start as "speakerMentionCodePointStart",
  s.speaker_mention_exact as "speakerMentionExact"`;

const COMMENT_ONLY_COLUMNS = `
  s.author, s.thread_id as "threadId", s.parent_id as "parentId", s.depth, s.status, s.upvotes, s.downvotes`;

export const COMMENT_COLUMNS = `${STATEMENT_COLUMNS}, ${COMMENT_ONLY_COLUMNS}`;

export const ALL_COLUMNS = `${QUOTE_COLUMNS}, ${COMMENT_ONLY_COLUMNS}`;

export type StatementRecord = { type: 'QUOTE' | 'COMMENT' };

/** A quote of a record with `QUOTE_COLUMNS`. */
export function toQuote(record: object): Quote {
  return Object.assign(new Quote(), record);
}

/** A comment of a record with `COMMENT_COLUMNS`. */
export function toComment(record: object): Comment {
  return Object.assign(new Comment(), record);
}

export function toStatement(record: StatementRecord): Statement {
  return record.type === 'QUOTE' ? toQuote(record) : toComment(record);
}

/** The orders that statements can be read in; all end in the key, so that no two statements tie. */
export type StatementOrderName = 'SAID_AT' | 'POSITION' | 'CONFIDENCE' | 'RELEVANCE';

interface OrderColumns {
  readonly chronology: string;
  readonly articleId: string;
  readonly id: string;
}

type StatementOrders = Readonly<Record<StatementOrderName, readonly SortKey<StatementTest>[]>>;

function orders({ chronology, articleId, id }: OrderColumns): StatementOrders {
  const key = [
    { column: articleId, type: 'bigint' },
    { column: id, type: 'integer' },
  ] as const;
  return {
    SAID_AT: [{ column: chronology, type: 'timestamptz' }, ...key],
    POSITION: [key[0], { column: 's.position', type: 'integer' }, key[1]],
    CONFIDENCE: [{ column: 'coalesce(s.confidence, 0)', type: 'double precision' }, ...key],
    RELEVANCE: [{ column: statementRelevance, type: 'double precision' }, ...key],
  };
}

const OWN_COLUMNS: OrderColumns = { chronology: 's.chronology', articleId: 's.article_id', id: 's.id' };
/** In order of time, the index of `about` alone finds a page of any entity. */
const ABOUT_COLUMNS: OrderColumns = {
  chronology: 'ab.chronology',
  articleId: 'ab.article_id',
  id: 'ab.statement_id',
};
const ABOUT = 'about as ab join statement as s on s.article_id = ab.article_id and s.id = ab.statement_id';
const OF_PARENT_ENTITY = 'ab.entity_id = parent.id and ab.is_first and ab.is_listed';

interface Source {
  readonly name: string;
  readonly parent: ParentShape;
  readonly from?: string;
  readonly where: string;
  readonly orderColumns?: OrderColumns;
}

function statementList({ name, parent, from = 'statement as s', where, orderColumns = OWN_COLUMNS }: Source) {
  return new KeysetList<Statement, StatementOrderName, StatementRecord, StatementTest>({
    name,
    parent,
    columns: ALL_COLUMNS,
    source: (test, values) => `${from} where ${where} and ${statementCondition(test, values)}`,
    orders: orders(orderColumns),
    toRow: toStatement,
  });
}

function quoteList({ name, parent, from = 'statement as s', where, orderColumns = OWN_COLUMNS }: Source) {
  return new KeysetList<Quote, StatementOrderName, object, StatementTest>({
    name,
    parent,
    columns: QUOTE_COLUMNS,
    source: (test, values) =>
      `${from} where ${where} and s.type = 'QUOTE' and ${statementCondition(test, values)}`,
    orders: orders(orderColumns),
    toRow: toQuote,
  });
}

export const statements = statementList({ name: 'statements', parent: 'NONE', where: 'true' });
export const statementsByArticleIds = statementList({
  name: 'statementsByArticleIds',
  parent: 'ID',
  where: 's.article_id = parent.id',
});
export const statementsByEntityIds = statementList({
  name: 'statementsByEntityIds',
  parent: 'ID',
  from: ABOUT,
  where: OF_PARENT_ENTITY,
  orderColumns: ABOUT_COLUMNS,
});

export const quotes = quoteList({ name: 'quotes', parent: 'NONE', where: 'true' });
export const quotesByArticleIds = quoteList({
  name: 'quotesByArticleIds',
  parent: 'ID',
  where: 's.article_id = parent.id',
});
export const quotesByEntityIds = quoteList({
  name: 'quotesByEntityIds',
  parent: 'ID',
  from: ABOUT,
  where: OF_PARENT_ENTITY,
  orderColumns: ABOUT_COLUMNS,
});
export const quotesBySpeakerEntityIds = quoteList({
  name: 'quotesBySpeakerEntityIds',
  parent: 'ID',
  where: 's.speaker_entity_id = parent.id',
});
export const quotesBySpeakerSourceIds = quoteList({
  name: 'quotesBySpeakerSourceIds',
  parent: 'ARTICLE_AND_ID',
  where: 's.article_id = parent.article_id and s.speaker_source_id = parent.id',
});
