import { holdChanges, tellingChange, type ChangedNouns } from './changes.js';
import type { Queryable } from './database.js';
import { sql } from './sql.js';

/** What the words of a text are compared by. */
export interface TextFingerprint {
  /** `SIGNATURE_LENGTH` numbers; two texts share as large a part of them as of their runs of words. */
  readonly signature: readonly number[];
  /** `BANDS` numbers, one for each stretch of the signature. */
  readonly bands: readonly string[];
  /** The last four bits of each number of the signature, as ones and zeros. */
  readonly sketch: string;
}

export const SIGNATURE_LENGTH = 128;
/** Of two texts that share half of their runs of words, 87 of 100 share a band; of those that share seven tenths, all. */
export const BANDS = 32;
/** From so many places of the signature on, one is the other's copy: half of all that either says. */
const PLACES_SHARED = String(SIGNATURE_LENGTH / 2);

/**
 * A place that two signatures do not share differs in two of its four bits, give or take one: 64 of them in more than this
 * many once in a million million times. To count bits costs a fiftieth of comparing the numbers.
 */
const MOST_BITS_APART = '184';

/** SQL: that one text is nearly the other. */
const isNear = (one: string, other: string): string =>
  `${one}.article_id <> ${other}.article_id and ${one}.bands && ${other}.bands
     and bit_count(${one}.sketch # ${other}.sketch) <= ${MOST_BITS_APART}
     and (select count(*) from unnest(${one}.signature, ${other}.signature) as place (here, there)
       where place.here = place.there) >= ${PLACES_SHARED}`;

/** SQL: the order in which articles came: what has no date comes last, of one date the lower id first. */
const place = (article: string): string => `(coalesce(${article}.published_at, 'infinity'), ${article}.id)`;

const keepFingerprintSql = sql(
  'keepFingerprint',
  `insert into article_fingerprint (article_id, signature, bands, sketch) values ($1, $2, $3, $4)
   on conflict (article_id) do update
     set signature = excluded.signature, bands = excluded.bands, sketch = excluded.sketch`,
);
const dropFingerprintSql = sql(
  'dropFingerprint',
  'delete from article_fingerprint where article_fingerprint.article_id = $1',
);

const forgetCopiesSql = sql(
  'forgetCopies',
  `delete from article_copy where article_copy.article_id = $1 or article_copy.original_id = $1
   returning article_copy.article_id as "id"`,
);

/** Most articles are near to none: then nothing is to be looked for. */
const hasNearSql = sql(
  'hasNearArticle',
  `select exists (
     select from article_fingerprint as f
     join article_fingerprint as near on ${isNear('near', 'f')}
     where f.article_id = $1
   ) as "hasNear"`,
);

/** The original of each of some articles: the first of all that it is near to, if that came before it. */
const findOriginalsSql = sql(
  'findOriginals',
  `insert into article_copy (article_id, original_id)
   select f.article_id, original.id
   from article_fingerprint as f
   join article as a on a.id = f.article_id
   cross join lateral (
     select other.id
     from article_fingerprint as near
     join article as other on other.id = near.article_id
     where ${isNear('near', 'f')} and ${place('other')} < ${place('a')}
     order by coalesce(other.published_at, 'infinity'), other.id
     limit 1
   ) as original
   where f.article_id = any ($1::bigint[])
   returning article_copy.article_id as "id"`,
);

/** SQL: a copy goes over to an original that came earlier than the one that is known. */
const ON_EARLIER_ORIGINAL = `on conflict (article_id) do update set original_id = excluded.original_id
     where (select ${place('known')} from article as known where known.id = article_copy.original_id)
       > (select ${place('first')} from article as first where first.id = excluded.original_id)`;

/** Those that came after an article and before whose original it came, or that had none. */
const findCopiesSql = sql(
  'findCopies',
  `insert into article_copy (article_id, original_id)
   select near.article_id, f.article_id
   from article_fingerprint as f
   join article as a on a.id = f.article_id
   join article_fingerprint as near on ${isNear('near', 'f')}
   join article as other on other.id = near.article_id
   where f.article_id = $1 and ${place('a')} < ${place('other')}
   ${ON_EARLIER_ORIGINAL}
   returning article_copy.article_id as "id"`,
);

/**
 * What is done of an article that is new, and told with it: in one statement, so that whoever stores it need not be asked
 * while all other writers wait. An article near to it is looked up by its id, however many PostgreSQL takes them for.
 */
const tellNewArticleSql = sql(
  'tellNewArticle',
  `with near as materialized (
     select near.article_id from article_fingerprint as f
     join article_fingerprint as near on ${isNear('near', 'f')}
     where f.article_id = $4::bigint
   ),
   placed as materialized (
     select other.id, other.published_at, ${place('other')} < ${place('a')} as is_before
     from article as a
     cross join near
     cross join lateral (select o.id, o.published_at from article as o where o.id = near.article_id offset 0) as other
     where a.id = $4::bigint
   ),
   originals as (
     insert into article_copy (article_id, original_id)
     select $4::bigint, first.id from placed as first where first.is_before order by ${place('first')} limit 1
     returning article_copy.article_id
   ),
   copies as (
     insert into article_copy (article_id, original_id)
     select later.id, $4::bigint from placed as later where not later.is_before
     ${ON_EARLIER_ORIGINAL}
     returning article_copy.article_id
   ),
   ${tellingChange(
     '$1::bigint[]',
     '$2::bigint[]',
     '$3::bigint[] || array(select o.article_id from originals as o union select c.article_id from copies as c)',
   )}`,
);

async function keepFingerprint(
  transaction: Queryable,
  articleId: string,
  fingerprint: TextFingerprint | null,
): Promise<void> {
  if (fingerprint)
    await transaction.query(keepFingerprintSql, [
      articleId,
      `{${fingerprint.signature.join(',')}}`,
      `{${fingerprint.bands.join(',')}}`,
      fingerprint.sketch,
    ]);
  else await transaction.query(dropFingerprintSql, [articleId]);
}

/**
 * Finds of which article a changed one is a copy, and which are copies of it. The outcome is the same in whatever order
 * articles come: an article's original is the first published of all that have nearly its words. To be called last
 * before `tellHeldChange`: from here to the transaction's end other writers wait, so that of two copies stored
 * at once one meets the other.
 * @param fingerprint null for a text of few words, which is nobody's copy
 * @returns the ids of the articles of which that changed
 */
export async function recogniseCopies(
  transaction: Queryable,
  articleId: string,
  fingerprint: TextFingerprint | null,
): Promise<string[]> {
  const [, , forgotten, [near]] = await Promise.all([
    keepFingerprint(transaction, articleId, fingerprint),
    holdChanges(transaction),
    transaction.query<{ id: string }>(forgetCopiesSql, [articleId]),
    fingerprint ? transaction.query<{ hasNear: boolean }>(hasNearSql, [articleId]) : [{ hasNear: false }],
  ]);
  if (forgotten.length === 0 && !near.hasNear) return [];
  const followers = forgotten.map(({ id }) => id).filter((id) => id !== articleId);
  const found = await Promise.all([
    transaction.query<{ id: string }>(findOriginalsSql, [[articleId, ...followers]]),
    transaction.query<{ id: string }>(findCopiesSql, [articleId]),
  ]);
  return [...new Set([...followers, ...found.flat().map(({ id }) => id)])];
}

/**
 * The same for an article that is new, and with it the change is told: what is known of copies is known by then. To be
 * called last; it goes with the commit.
 */
export async function tellNewArticle(
  transaction: Queryable,
  articleId: string,
  fingerprint: TextFingerprint | null,
  { entityIds, outletIds }: Omit<ChangedNouns, 'articleIds'>,
): Promise<void> {
  await Promise.all([
    fingerprint && keepFingerprint(transaction, articleId, fingerprint),
    holdChanges(transaction),
    transaction.query(tellNewArticleSql, [entityIds, outletIds, [articleId], articleId]),
  ]);
}

const originalsByArticleIdsSql = sql(
  'originalsByArticleIds',
  `select ac.article_id as "articleId", ac.original_id as "originalId"
   from article_copy as ac where ac.article_id = any ($1::bigint[])`,
);

/** @returns of each article that is a copy the one that it is a copy of */
export async function originalsByArticleIds(
  database: Queryable,
  ids: readonly string[],
): Promise<Map<string, string>> {
  type Row = { readonly articleId: string; readonly originalId: string };
  const rows = await database.query<Row>(originalsByArticleIdsSql, [ids]);
  return new Map(rows.map(({ articleId, originalId }) => [articleId, originalId]));
}

/** SQL: that the article of this id is a copy. */
export function isCopyCondition(id: string): string {
  return `exists (select from article_copy as ac where ac.article_id = ${id})`;
}
