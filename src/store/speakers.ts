import { KeysetList } from './keyset-list.js';
import { statementCondition, type StatementTest } from './statement-test.js';

/** A speaker's key, an entity's or an unnamed source's, and how many of the statements are attributed to it. */
export interface QuotedSpeaker {
  readonly entityId: string | null;
  readonly articleId: string | null;
  readonly sourceId: number | null;
  readonly quoteCount: number;
}

/** Everybody to whom statements that pass a test are attributed, by their number. */
export const quotedSpeakers = new KeysetList<QuotedSpeaker, 'QUOTE_COUNT', QuotedSpeaker, StatementTest>({
  name: 'quotedSpeakers',
  parent: 'NONE',
  columns:
    'sp.entity_id as "entityId", sp.article_id as "articleId", sp.source_id as "sourceId", sp.quote_count as "quoteCount"',
  source: (test, values) => `(
    select s.speaker_entity_id as entity_id, case when s.speaker_source_id is not null then s.article_id end as article_id,
      s.speaker_source_id as source_id, count(*)::integer as quote_count
    from statement as s
    where (s.speaker_entity_id is not null or s.speaker_source_id is not null) and ${statementCondition(test, values)}
    group by 1, 2, 3
  ) as sp where true`,
  orders: {
    QUOTE_COUNT: [
      { column: 'sp.quote_count', type: 'integer' },
      { column: 'coalesce(sp.entity_id, 0)', type: 'bigint' },
      { column: 'coalesce(sp.article_id, 0)', type: 'bigint' },
      { column: 'coalesce(sp.source_id, 0)', type: 'integer' },
    ],
  },
  toRow: ({ entityId, articleId, sourceId, quoteCount }) => ({ entityId, articleId, sourceId, quoteCount }),
});
