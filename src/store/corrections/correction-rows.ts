import type { CorrectionKind } from '../../domain/correction-kind.js';
import type { NodeKey } from '../../domain/global-id.js';
import type { Principal } from '../../domain/principal.js';
import { Correction } from '../../entities/correction.js';
import type { Queryable } from '../database.js';
import { KeysetList, type ParentKey } from '../keyset-list.js';
import { sql } from '../sql.js';

const COLUMNS = `co.id, co.kind, co.article_id as "articleId", co.statement_id as "statementId",
  co.entity_id as "entityId", co.other_entity_id as "otherEntityId", co.article_ids as "articleIds", co.reason,
  co.made_at as "madeAt", co.actor_kind as "actorKind", co.actor_name as "actorName", co.before, co.after,
  co.undone_at as "undoneAt"`;

function toCorrection(record: object): Correction {
  return Object.assign(new Correction(), record);
}

/** What a new correction says. */
export type CorrectionRow = Pick<Correction, 'kind' | 'reason' | 'before' | 'after'> &
  Partial<Pick<Correction, 'articleId' | 'statementId' | 'entityId' | 'otherEntityId' | 'articleIds'>>;

const insertCorrectionSql = sql(
  'insertCorrection',
  `insert into correction as co (kind, article_id, statement_id, entity_id, other_entity_id, article_ids, reason,
     actor_kind, actor_name, before, after)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) returning ${COLUMNS}`,
);

export async function insertCorrection(
  transaction: Queryable,
  principal: Principal,
  row: CorrectionRow,
): Promise<Correction> {
  const { kind, articleId, statementId, entityId, otherEntityId, articleIds, reason, before, after } = row;
  const subject = [articleId ?? null, statementId ?? null, entityId ?? null];
  const other = [otherEntityId ?? null, articleIds ?? null];
  const actor = [principal.kind, principal.name];
  const values = [kind, ...subject, ...other, reason, ...actor, before, after];
  return toCorrection((await transaction.query(insertCorrectionSql, values))[0] ?? {});
}

const setCorrectionStatesSql = sql(
  'setCorrectionStates',
  'update correction set before = $2, after = $3 where correction.id = $1',
);

/** Notes what a correction changed now that the machine has found anew what it is about. */
export async function setCorrectionStates(
  transaction: Queryable,
  id: string,
  before: object,
  after: object,
): Promise<void> {
  await transaction.query(setCorrectionStatesSql, [id, before, after]);
}

const undoCorrectionSql = sql(
  'undoCorrection',
  `update correction as co set undone_at = now() where co.id = $1 and co.undone_at is null returning ${COLUMNS}`,
);

/** Marks it as undone. */
export async function markUndone(transaction: Queryable, id: string): Promise<Correction> {
  return toCorrection((await transaction.query(undoCorrectionSql, [id]))[0] ?? {});
}

const correctionsByIdsSql = sql(
  'correctionsByIds',
  `select ${COLUMNS} from correction as co where co.id = any ($1::bigint[])`,
);

/** @returns those found, in no order */
export async function correctionsByIds(database: Queryable, ids: readonly string[]): Promise<Correction[]> {
  return (await database.query(correctionsByIdsSql, [ids])).map(toCorrection);
}

const latestCorrectionsSql = sql(
  'latestCorrectionsByQuoteIds',
  `select distinct on (co.article_id, co.statement_id) ${COLUMNS}
   from correction as co
   join unnest($1::bigint[], $2::integer[]) as wanted (article_id, id)
     on co.article_id = wanted.article_id and co.statement_id = wanted.id
   where co.article_id = any ($1::bigint[]) and co.undone_at is null
   order by co.article_id, co.statement_id, co.id desc`,
);

/** @returns of each quote the last correction that holds, if there is one */
export async function latestCorrectionsByQuoteIds(
  database: Queryable,
  keys: readonly ParentKey[],
): Promise<Correction[]> {
  const values = [keys.map(({ id }) => id), keys.map(({ localId }) => localId)];
  return (await database.query(latestCorrectionsSql, values)).map(toCorrection);
}

const correctionsOfArticleSql = sql(
  'correctionsOfArticle',
  `select ${COLUMNS} from correction as co
   where co.undone_at is null and co.article_id = $1
   union all
   select ${COLUMNS} from correction as co
   where co.undone_at is null and co.entity_id = any ($2::bigint[])
     and (co.kind = 'MERGE' or co.kind = 'SPLIT' and $1 = any (co.article_ids))`,
);

/** @returns what is to be applied to an article that speaks of these entities, in the order in which it was decided */
export async function correctionsOfArticle(
  transaction: Queryable,
  articleId: string,
  entityIds: readonly string[],
): Promise<Correction[]> {
  const found = new Map<string, Correction>();
  let asked = entityIds;
  // An entity may be merged into one that is merged or divided itself.
  while (found.size === 0 || asked.length > 0) {
    const rows = (await transaction.query(correctionsOfArticleSql, [articleId, asked])).map(toCorrection);
    const added = rows.filter(({ id }) => !found.has(id));
    for (const correction of added) found.set(correction.id, correction);
    asked = added.flatMap(({ otherEntityId }) => otherEntityId ?? []);
    if (added.length === 0) break;
  }
  return [...found.values()].sort((a, b) => (BigInt(a.id) < BigInt(b.id) ? -1 : 1));
}

const decisionsOfQuoteSql = sql(
  'decisionsOfQuote',
  `select coalesce(sum(case when co.undone_at is null then 1 else 2 end), 0)::integer as "count",
     max(co.id) filter (where co.undone_at is null) as "latest"
   from correction as co where co.article_id = $1 and co.statement_id = $2`,
);

/** @returns how often a person decided about a quote, undoing among it, and the last decision that holds */
export async function decisionsOfQuote(
  transaction: Queryable,
  { id, localId }: ParentKey,
): Promise<{ readonly count: number; readonly latest: string | null }> {
  type Decisions = { readonly count: number; readonly latest: string | null };
  const [row] = await transaction.query<Decisions>(decisionsOfQuoteSql, [id, localId]);
  return row ?? { count: 0, latest: null };
}

const latestOfEntitiesSql = sql(
  'latestCorrectionOfEntities',
  `select max(co.id) as "latest" from correction as co
   where co.undone_at is null and (co.entity_id = any ($1::bigint[]) or co.other_entity_id = any ($1::bigint[]))`,
);

/** @returns the last decision about any of these entities that holds */
export async function latestCorrectionOfEntities(
  transaction: Queryable,
  ids: readonly string[],
): Promise<string | null> {
  const [row] = await transaction.query<{ latest: string | null }>(latestOfEntitiesSql, [ids]);
  return row?.latest ?? null;
}

/** Which corrections: of one quote or entity, of these kinds; null for all. */
export interface CorrectionSelection {
  readonly subject: NodeKey | null;
  readonly kinds: readonly CorrectionKind[] | null;
}

/** All corrections, those that were undone among them. */
export const corrections = new KeysetList<Correction, 'MADE', object, CorrectionSelection>({
  name: 'corrections',
  parent: 'NONE',
  columns: COLUMNS,
  source: (selection, values) => {
    const { subject = null, kinds = null } = selection ?? {};
    const conditions = ['true'];
    if (kinds) conditions.push(`co.kind = any (${values.add(kinds, 'text[]')})`);
    if (subject?.localId != null)
      conditions.push(`co.article_id = ${values.add(subject.id, 'bigint')}
        and co.statement_id = ${values.add(subject.localId, 'integer')}`);
    else if (subject) {
      const id = values.add(subject.id, 'bigint');
      conditions.push(`(co.entity_id = ${id} or co.other_entity_id = ${id})`);
    }
    return `correction as co where ${conditions.join(' and ')}`;
  },
  orders: { MADE: [{ column: 'co.id', type: 'bigint' }] },
  toRow: toCorrection,
});
