import type { Comment } from '../entities/comment.js';
import type { Quote } from '../entities/quote.js';
import type { Statement } from '../entities/statement.js';
import { KeysetList, type ParentShape } from './keyset-list.js';
import { LISTED } from './statement-test.js';
import { ALL_COLUMNS, toComment, toQuote, toStatement, type StatementRecord } from './statements.js';
import { PACKED_STATEMENTS } from './version-rows.js';

/** A list of what stood in a version, in reading order. */
function versionList<Row, Columns extends object>(
  name: string,
  parent: ParentShape,
  where: string,
  toRow: (record: Columns) => Row,
) {
  const version = parent === 'VERSION_AND_ID' ? 'parent.version' : 'parent.id';
  return new KeysetList<Row, 'POSITION', Columns>({
    name,
    parent,
    columns: `${ALL_COLUMNS}, s.version_number as "versionNumber", s.id_version as "idVersion"`,
    source: () =>
      `article_version as v cross join lateral ${PACKED_STATEMENTS}
       where v.article_id = parent.article_id and v.number = ${version} and ${LISTED} and ${where}`,
    orders: {
      POSITION: [
        { column: 's.position', type: 'integer' },
        { column: 's.id', type: 'integer' },
      ],
    },
    toRow,
  });
}

export const statementsByVersionIds = versionList<Statement, StatementRecord>(
  'statementsOfVersions',
  'ARTICLE_AND_ID',
  'true',
  toStatement,
);
export const quotesByVersionIds = versionList<Quote, object>(
  'quotesOfVersions',
  'ARTICLE_AND_ID',
  `s.type = 'QUOTE'`,
  toQuote,
);
export const quotesByVersionSourceIds = versionList<Quote, object>(
  'quotesBySourcesInVersions',
  'VERSION_AND_ID',
  's.speaker_source_id = parent.id',
  toQuote,
);
export const commentsByVersionThreadIds = versionList<Comment, object>(
  'commentsByThreadsInVersions',
  'VERSION_AND_ID',
  `s.type = 'COMMENT' and s.thread_id = parent.id`,
  toComment,
);
export const repliesByVersionCommentIds = versionList<Comment, object>(
  'repliesByCommentsInVersions',
  'VERSION_AND_ID',
  's.parent_id = parent.id',
  toComment,
);
