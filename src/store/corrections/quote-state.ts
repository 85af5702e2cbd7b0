import type { AttributionType, Polarity, QuoteKind } from '../../domain/kinds.js';
import type { Queryable } from '../database.js';
import type { ParentKey } from '../keyset-list.js';
import { sql } from '../sql.js';
import { statementWords } from '../words.js';

/** A piece as it is stored. */
export interface StoredPiece {
  readonly isVerbatim: boolean;
  readonly start: number;
  readonly codePointStart: number;
  readonly exact: string;
}

/** Everything of a quote that a person may decide about. */
export interface QuoteState {
  readonly isListed: boolean;
  readonly kind: QuoteKind;
  readonly text: string;
  readonly position: number;
  readonly speakerEntityId: string | null;
  readonly speakerSourceId: number | null;
  /** Told with the ids, for people; not written. */
  readonly speakerName: string | null;
  readonly attributionType: AttributionType | null;
  readonly rule: string | null;
  readonly confidence: number | null;
  readonly speakerMentionStart: number | null;
  readonly speakerMentionCodePointStart: number | null;
  readonly speakerMentionExact: string | null;
  readonly pieces: readonly StoredPiece[];
  readonly stances: readonly {
    readonly targetId: string;
    readonly polarity: Polarity;
    readonly confidence: number;
  }[];
}

/** A quote as it is, locked until the end of the transaction. */
export interface LockedQuote {
  readonly state: QuoteState;
  readonly revision: number;
}

const lockQuoteSql = sql(
  'lockQuote',
  `select s.revision, jsonb_build_object(
     'isListed', s.is_listed, 'kind', s.quote_kind, 'text', s.text, 'position', s.position,
     'speakerEntityId', s.speaker_entity_id::text, 'speakerSourceId', s.speaker_source_id,
     'speakerName', coalesce((select e.name from entity as e where e.id = s.speaker_entity_id),
       (select u.name from unnamed_source as u where u.article_id = s.article_id and u.id = s.speaker_source_id)),
     'attributionType', s.attribution_type, 'rule', s.rule, 'confidence', s.confidence,
     'speakerMentionStart', s.speaker_mention_start,
     'speakerMentionCodePointStart', s.speaker_mention_code_point_start,
     'speakerMentionExact', s.speaker_mention_exact,
     'pieces', (
       select coalesce(jsonb_agg(jsonb_build_object('isVerbatim', p.is_verbatim, 'start', p.start_offset,
         'codePointStart', p.code_point_start, 'exact', p.exact) order by p.ordinal), '[]')
       from quote_piece as p where p.article_id = s.article_id and p.quote_id = s.id),
     'stances', (
       select coalesce(jsonb_agg(jsonb_build_object('targetId', st.target_id::text, 'polarity', st.polarity,
         'confidence', st.confidence) order by st.target_id), '[]')
       from stance as st where st.article_id = s.article_id and st.statement_id = s.id)
   ) as "state"
   from statement as s where s.article_id = $1 and s.id = $2 and s.type = 'QUOTE'
   for update of s`,
);

/** @returns null where there is no such quote */
export async function lockQuote(
  transaction: Queryable,
  { id, localId }: ParentKey,
): Promise<LockedQuote | null> {
  const [row] = await transaction.query<{ state: QuoteState; revision: number }>(lockQuoteSql, [id, localId]);
  return row ?? null;
}

const writeQuoteSql = sql(
  'writeQuote',
  `update statement set is_listed = $3, quote_kind = $4, text = $5::text, words = ${statementWords('$5::text')},
     position = $6, speaker_entity_id = $7, speaker_source_id = $8, attribution_type = $9, rule = $10,
     confidence = $11, speaker_mention_start = $12, speaker_mention_code_point_start = $13,
     speaker_mention_exact = $14, revision = $15
   where statement.article_id = $1 and statement.id = $2`,
);
const deletePartsSql = sql(
  'deleteQuoteParts',
  `with pieces as (delete from quote_piece where quote_piece.article_id = $1 and quote_piece.quote_id = $2),
     abouts as (delete from about where about.article_id = $1 and about.statement_id = $2)
   delete from stance where stance.article_id = $1 and stance.statement_id = $2`,
);
const insertPiecesSql = sql(
  'insertQuotePieces',
  `insert into quote_piece (article_id, quote_id, ordinal, is_verbatim, start_offset, code_point_start, exact)
   select $1, $2, given.ordinal - 1, given.is_verbatim, given.start_offset, given.code_point_start, given.exact
   from unnest($3::boolean[], $4::integer[], $5::integer[], $6::text[])
     with ordinality as given (is_verbatim, start_offset, code_point_start, exact, ordinal)`,
);
/** What a quote is about: the mentions inside its pieces, the first of each entity marked. */
const insertAboutSql = sql(
  'insertAboutOfQuote',
  `insert into about (article_id, statement_id, mention_id, entity_id, chronology, is_first, is_listed)
   select m.article_id, s.id, m.id, m.entity_id, s.chronology,
     row_number() over (partition by m.entity_id order by m.id) = 1, s.is_listed
   from statement as s
   join quote_piece as p on p.article_id = s.article_id and p.quote_id = s.id
   join mention as m on m.article_id = p.article_id and m.comment_id is null
     and m.code_point_start >= p.code_point_start
     and m.code_point_start + char_length(m.exact) <= p.code_point_start + char_length(p.exact)
   where s.article_id = $1 and s.id = $2`,
);
/** Towards what it is about, and nothing else. */
const insertStancesSql = sql(
  'insertStancesOfQuote',
  `insert into stance (article_id, statement_id, target_id, polarity, confidence)
   select $1, $2, given.target_id, given.polarity, given.confidence
   from unnest($3::bigint[], $4::text[], $5::double precision[]) as given (target_id, polarity, confidence)
   where exists (select from about as ab
     where ab.article_id = $1 and ab.statement_id = $2 and ab.entity_id = given.target_id)`,
);

/**
 * Puts a quote's state in place of the one it has; what it is about follows from its pieces. Counts are the caller's.
 * To be called while the quote is locked.
 */
export async function writeQuote(
  transaction: Queryable,
  { id, localId }: ParentKey,
  state: QuoteState,
  revision: number,
): Promise<void> {
  const key = [id, localId];
  const { pieces, stances } = state;
  await transaction.query(writeQuoteSql, [
    ...key,
    state.isListed,
    state.kind,
    state.text,
    state.position,
    state.speakerEntityId,
    state.speakerSourceId,
    state.attributionType,
    state.rule,
    state.confidence,
    state.speakerMentionStart,
    state.speakerMentionCodePointStart,
    state.speakerMentionExact,
    revision,
  ]);
  await transaction.query(deletePartsSql, key);
  await transaction.query(insertPiecesSql, [
    ...key,
    pieces.map(({ isVerbatim }) => isVerbatim),
    pieces.map(({ start }) => start),
    pieces.map(({ codePointStart }) => codePointStart),
    pieces.map(({ exact }) => exact),
  ]);
  await transaction.query(insertAboutSql, key);
  await transaction.query(insertStancesSql, [
    ...key,
    stances.map(({ targetId }) => targetId),
    stances.map(({ polarity }) => polarity),
    stances.map(({ confidence }) => confidence),
  ]);
}
