import type { Queryable } from '../database.js';
import { sql } from '../sql.js';

/** Which rows go from one entity to another: those of some articles, or null for all. */
export interface EntityMove {
  readonly correctionId: string;
  readonly from: string;
  readonly to: string;
  readonly articleIds: readonly string[] | null;
}

const SCOPE = (table: string): string => `($4::bigint[] is null or ${table}.article_id = any ($4::bigint[]))`;

/** SQL: moves one table's rows, and tells which. */
function moving(name: string, table: string, column: string, key: string): string {
  return `${name} as (
    update ${table} set ${column} = $3 where ${table}.${column} = $2 and ${SCOPE(table)} returning ${table}.article_id, ${key})`;
}

const TOWARDS_BOTH = `exists (select from stance as other where other.article_id = stance.article_id
  and other.statement_id = stance.statement_id and other.target_id = $3)`;

/** A statement has one stance towards one entity: of two, the one that was there stays. */
const moveRowsSql = sql(
  'moveRows',
  `with ${[
    moving('mentions', 'mention', 'entity_id', 'mention.id'),
    moving('speakers', 'statement', 'speaker_entity_id', 'statement.id'),
    moving(
      'alternatives',
      'attribution_alternative',
      'speaker_entity_id',
      'attribution_alternative.quote_id, attribution_alternative.ordinal',
    ),
    moving('authors', 'byline', 'person_id', 'byline.ordinal'),
    moving('holders', 'affiliation', 'person_id', 'affiliation.ordinal'),
    moving('bodies', 'affiliation', 'organization_id', 'affiliation.ordinal'),
    moving('sources', 'unnamed_source', 'organization_id', 'unnamed_source.id'),
  ].join(', ')},
   dropped as (delete from stance where stance.target_id = $2 and ${SCOPE('stance')} and ${TOWARDS_BOTH}
     returning stance.article_id, stance.statement_id, to_jsonb(stance) as was),
   stances as (update stance set target_id = $3 where stance.target_id = $2 and ${SCOPE('stance')} and not ${TOWARDS_BOTH}
     returning stance.article_id, stance.statement_id)
   insert into moved_row (correction_id, article_id, noun, local_id, ordinal, was)
   select $1::bigint, moved.* from (
     select article_id, 'MENTION', id, 0, null::jsonb from mentions
     union all select article_id, 'SPEAKER', id, 0, null from speakers
     union all select article_id, 'ALTERNATIVE', quote_id, ordinal, null from alternatives
     union all select article_id, 'BYLINE', 0, ordinal, null from authors
     union all select article_id, 'HOLDER', 0, ordinal, null from holders
     union all select article_id, 'BODY', 0, ordinal, null from bodies
     union all select article_id, 'SOURCE', id, 0, null from sources
     union all select article_id, 'DROPPED_STANCE', statement_id, 0, was from dropped
     union all select article_id, 'STANCE', statement_id, 0, null from stances
   ) as moved
   on conflict on constraint moved_row_pkey do nothing`,
);

/** SQL: that a row is the one that was moved, by a key of one or two parts. */
const isMoved = (table: string, noun: string, localId: string, ordinal: string): string =>
  `moved_row.correction_id = $1 and moved_row.noun = '${noun}' and moved_row.article_id = ${table}.article_id
   and moved_row.local_id = ${localId} and moved_row.ordinal = ${ordinal}`;

function movingBack(
  name: string,
  table: string,
  column: string,
  noun: string,
  localId: string,
  ordinal: string,
): string {
  return `${name} as (update ${table} set ${column} = $2 from moved_row
    where ${table}.${column} = $3 and ${isMoved(table, noun, localId, ordinal)})`;
}

const moveRowsBackSql = sql(
  'moveRowsBack',
  `with ${[
    movingBack('mentions', 'mention', 'entity_id', 'MENTION', 'mention.id', '0'),
    movingBack('speakers', 'statement', 'speaker_entity_id', 'SPEAKER', 'statement.id', '0'),
    movingBack(
      'alternatives',
      'attribution_alternative',
      'speaker_entity_id',
      'ALTERNATIVE',
      'attribution_alternative.quote_id',
      'attribution_alternative.ordinal',
    ),
    movingBack('authors', 'byline', 'person_id', 'BYLINE', '0', 'byline.ordinal'),
    movingBack('holders', 'affiliation', 'person_id', 'HOLDER', '0', 'affiliation.ordinal'),
    movingBack('bodies', 'affiliation', 'organization_id', 'BODY', '0', 'affiliation.ordinal'),
    movingBack('sources', 'unnamed_source', 'organization_id', 'SOURCE', 'unnamed_source.id', '0'),
    movingBack('stances', 'stance', 'target_id', 'STANCE', 'stance.statement_id', '0'),
  ].join(', ')}
   insert into stance (article_id, statement_id, target_id, polarity, confidence)
   select was.article_id, was.statement_id, $2, was.polarity, was.confidence
   from moved_row cross join lateral jsonb_populate_record(null::stance, moved_row.was) as was
   where moved_row.correction_id = $1 and moved_row.noun = 'DROPPED_STANCE'
   on conflict on constraint stance_pkey do nothing`,
);

/** What a statement is about follows its mentions. */
const followMentionsSql = sql(
  'followMentions',
  `update about set entity_id = m.entity_id
   from moved_row join mention as m on m.article_id = moved_row.article_id and m.id = moved_row.local_id
   where moved_row.correction_id = $1 and moved_row.noun = 'MENTION'
     and about.article_id = moved_row.article_id and about.mention_id = moved_row.local_id`,
);
/** Of the two entities, in each statement that is about one of the mentions that moved. */
const markFirstSql = sql(
  'markFirstMentions',
  `update about set is_first = ranked.is_first
   from (
     select ab.article_id, ab.statement_id, ab.mention_id,
       row_number() over (partition by ab.article_id, ab.statement_id, ab.entity_id order by ab.mention_id) = 1 as is_first
     from about as ab
     where ab.entity_id in ($2, $3) and (ab.article_id, ab.statement_id) in (
       select moved.article_id, moved.statement_id from moved_row
       join about as moved on moved.article_id = moved_row.article_id and moved.mention_id = moved_row.local_id
       where moved_row.correction_id = $1 and moved_row.noun = 'MENTION')
   ) as ranked
   where about.article_id = ranked.article_id and about.statement_id = ranked.statement_id
     and about.mention_id = ranked.mention_id and about.is_first <> ranked.is_first`,
);
const forgetMovedSql = sql('forgetMoved', 'delete from moved_row where moved_row.correction_id = $1');

/**
 * Moves the rows of one entity to another, and notes which, so that they can be moved back. Counts are the caller's. To be
 * called while links are held, or for one article while it is.
 */
export async function moveRows(transaction: Queryable, move: EntityMove): Promise<void> {
  const { correctionId, from, to, articleIds } = move;
  await transaction.query(moveRowsSql, [correctionId, from, to, articleIds]);
  await transaction.query(followMentionsSql, [correctionId]);
  await transaction.query(markFirstSql, [correctionId, from, to]);
}

/** Moves the rows back that were moved, as far as they are there still. */
export async function moveRowsBack(
  transaction: Queryable,
  { correctionId, from, to }: Omit<EntityMove, 'articleIds'>,
): Promise<void> {
  await transaction.query(moveRowsBackSql, [correctionId, from, to]);
  await transaction.query(followMentionsSql, [correctionId]);
  await transaction.query(markFirstSql, [correctionId, from, to]);
  await transaction.query(forgetMovedSql, [correctionId]);
}
