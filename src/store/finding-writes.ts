import type { About } from '../entities/about.js';
import type { Affiliation } from '../entities/affiliation.js';
import type { AttributionAlternative } from '../entities/attribution-alternative.js';
import type { Byline } from '../entities/byline.js';
import type { CommentThread } from '../entities/comment-thread.js';
import type { Comment } from '../entities/comment.js';
import type { Mention } from '../entities/mention.js';
import type { QuotePiece } from '../entities/quote-piece.js';
import type { Quote } from '../entities/quote.js';
import type { Stance } from '../entities/stance.js';
import type { UnnamedSource } from '../entities/unnamed-source.js';
import { BulkInsert, BulkInserts, type ColumnSource, type RowsOf } from './bulk-insert.js';
import type { Queryable } from './database.js';
import { statementWords } from './words.js';

/** `chronology` takes ISO 8601 or '-infinity'. */
interface Ordered {
  readonly chronology: string;
}
interface Typed {
  readonly type: 'QUOTE' | 'COMMENT';
}

const SPAN = [
  ['start_offset', 'integer', 'start'],
  ['code_point_start', 'integer', 'codePointStart'],
  ['exact', 'text', 'exact'],
] as const;
const ARTICLE = ['article_id', 'bigint', 'articleId', 'SAME'] as const;
const STATEMENT = [
  ARTICLE,
  ['type', 'text', 'type', 'SAME'],
  ['id', 'integer', 'id'],
  ['text', 'text', 'text'],
  ['position', 'integer', 'position'],
] as const satisfies readonly ColumnSource<string>[];

const insertBylines = BulkInsert.of<Byline>()('insertBylines', 'byline', [
  ARTICLE,
  ['ordinal', 'integer', 'ordinal'],
  ['person_id', 'bigint', 'personId'],
]);

const insertUnnamedSources = BulkInsert.of<UnnamedSource>()('insertUnnamedSources', 'unnamed_source', [
  ARTICLE,
  ['id', 'integer', 'id'],
  ['name', 'text', 'name'],
  ['organization_id', 'bigint', 'organizationId'],
  ['nationality', 'text', 'nationality'],
  ['is_plural', 'boolean', 'isPlural'],
  ['anonymity_requested', 'boolean', 'anonymityRequested'],
  ['reason_category', 'text', 'reasonCategory'],
  ['reason_start', 'integer', 'reasonStart'],
  ['reason_code_point_start', 'integer', 'reasonCodePointStart'],
  ['reason_exact', 'text', 'reasonExact'],
]);

const insertThreads = BulkInsert.of<CommentThread>()('insertThreads', 'comment_thread', [
  ARTICLE,
  ['id', 'integer', 'id'],
  ['position', 'integer', 'position'],
]);

const SEARCHED = { derived: [['words', statementWords('given.text')]] } as const;

const insertQuotes = BulkInsert.of<Quote & Ordered & Typed>()(
  'insertQuotes',
  'statement',
  [
    ...STATEMENT,
    ['said_at', 'timestamptz', 'saidAt', 'SAME'],
    ['chronology', 'timestamptz', 'chronology', 'SAME'],
    ['is_listed', 'boolean', 'isListed', 'SAME'],
    ['quote_kind', 'text', 'kind'],
    ['speaker_entity_id', 'bigint', 'speakerEntityId'],
    ['speaker_source_id', 'integer', 'speakerSourceId'],
    ['attribution_type', 'text', 'attributionType'],
    ['rule', 'text', 'rule'],
    ['confidence', 'double precision', 'confidence'],
    ['cue_start', 'integer', 'cueStart'],
    ['cue_code_point_start', 'integer', 'cueCodePointStart'],
    ['cue_exact', 'text', 'cueExact'],
    ['speaker_mention_start', 'integer', 'speakerMentionStart'],
    ['speaker_mention_code_point_start', 'integer', 'speakerMentionCodePointStart'],
    ['speaker_mention_exact', 'text', 'speakerMentionExact'],
  ],
  SEARCHED,
);

const insertComments = BulkInsert.of<Comment & Ordered & Typed>()(
  'insertComments',
  'statement',
  [
    ...STATEMENT,
    ['said_at', 'timestamptz', 'saidAt'],
    ['chronology', 'timestamptz', 'chronology'],
    ['is_listed', 'boolean', 'isListed'],
    ['author', 'text', 'author'],
    ['thread_id', 'integer', 'threadId'],
    ['parent_id', 'integer', 'parentId'],
    ['depth', 'integer', 'depth'],
    ['status', 'text', 'status'],
    ['revision', 'integer', 'revision'],
    ['sender', 'text', 'sender'],
    ['upvotes', 'integer', 'upvotes'],
    ['downvotes', 'integer', 'downvotes'],
  ],
  SEARCHED,
);

const insertPieces = BulkInsert.of<QuotePiece>()('insertPieces', 'quote_piece', [
  ARTICLE,
  ['quote_id', 'integer', 'quoteId'],
  ['ordinal', 'integer', 'ordinal'],
  ['is_verbatim', 'boolean', 'isVerbatim'],
  ...SPAN,
]);

const insertAlternatives = BulkInsert.of<AttributionAlternative>()(
  'insertAlternatives',
  'attribution_alternative',
  [
    ARTICLE,
    ['quote_id', 'integer', 'quoteId'],
    ['ordinal', 'integer', 'ordinal'],
    ['confidence', 'double precision', 'confidence'],
    ['speaker_entity_id', 'bigint', 'speakerEntityId'],
    ['speaker_source_id', 'integer', 'speakerSourceId'],
  ],
);

const insertMentions = BulkInsert.of<Mention>()('insertMentions', 'mention', [
  ARTICLE,
  ['id', 'integer', 'id'],
  ['entity_id', 'bigint', 'entityId'],
  ['comment_id', 'integer', 'commentId'],
  ...SPAN,
  ['is_reference', 'boolean', 'isReference'],
]);

const insertAbout = BulkInsert.of<Omit<About, 'chronology'> & Ordered>()('insertAbout', 'about', [
  ARTICLE,
  ['statement_id', 'integer', 'statementId'],
  ['mention_id', 'integer', 'mentionId'],
  ['entity_id', 'bigint', 'entityId'],
  ['chronology', 'timestamptz', 'chronology'],
  ['is_first', 'boolean', 'isFirst'],
  ['is_listed', 'boolean', 'isListed'],
]);

const insertStances = BulkInsert.of<Stance>()('insertStances', 'stance', [
  ARTICLE,
  ['statement_id', 'integer', 'statementId'],
  ['target_id', 'bigint', 'targetId'],
  ['polarity', 'text', 'polarity'],
  ['confidence', 'double precision', 'confidence'],
]);

const insertAffiliations = BulkInsert.of<Omit<Affiliation, 'chronology'> & Ordered>()(
  'insertAffiliations',
  'affiliation',
  [
    ARTICLE,
    ['ordinal', 'integer', 'ordinal'],
    ['person_id', 'bigint', 'personId'],
    ['organization_id', 'bigint', 'organizationId'],
    ['role', 'text', 'role'],
    ...SPAN,
    ['chronology', 'timestamptz', 'chronology'],
  ],
);

const ANALYSIS = {
  unnamedSources: insertUnnamedSources,
  quotes: insertQuotes,
  pieces: insertPieces,
  alternatives: insertAlternatives,
  mentions: insertMentions,
  about: insertAbout,
  stances: insertStances,
  affiliations: insertAffiliations,
} as const;
const ALL = {
  bylines: insertBylines,
  threads: insertThreads,
  comments: insertComments,
  ...ANALYSIS,
} as const;

const insertAnalysisRows = new BulkInserts('insertAnalysis', ANALYSIS);
const insertAllRows = new BulkInserts('insertArticleRows', ALL);

/** Every row that belongs to an article, table by table. */
export type ArticleFindingRows = RowsOf<typeof ALL>;

/** The rows of what is found in one comment. */
export type CommentFindingRows = Pick<ArticleFindingRows, 'mentions' | 'about' | 'stances'>;

/** Stores what was found in a comment that is stored. */
export async function insertCommentFindings(
  transaction: Queryable,
  { mentions, about, stances }: CommentFindingRows,
): Promise<void> {
  await insertMentions.run(transaction, mentions);
  await insertAbout.run(transaction, about);
  await insertStances.run(transaction, stances);
}

/** Stores one comment, and its thread where it opens one; what is found in it is not among it. */
export async function insertComment(
  transaction: Queryable,
  { threads, comments }: Pick<ArticleFindingRows, 'threads' | 'comments'>,
): Promise<void> {
  await insertThreads.run(transaction, threads);
  await insertComments.run(transaction, comments);
}

/** Stores what was found in an article, beside the comments that are stored. */
export async function insertAnalysis(transaction: Queryable, rows: ArticleFindingRows): Promise<void> {
  await insertAnalysisRows.run(transaction, rows);
}

/** Stores every row of an article that has none. */
export async function insertAll(transaction: Queryable, rows: ArticleFindingRows): Promise<void> {
  await insertAllRows.run(transaction, rows);
}
