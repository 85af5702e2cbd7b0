import { VerbatimError } from '../../domain/errors.js';
import type { NodeKey } from '../../domain/global-id.js';
import type { Queryable } from '../database.js';
import { sql } from '../sql.js';
import type { DecidedSpeaker } from './quote-decision.js';

const entitySpeakerSql = sql(
  'entitySpeaker',
  `select survivor.id::text as "entityId", null::integer as "sourceId", survivor.name
   from entity as e join entity as survivor on survivor.id = coalesce(e.merged_into, e.id) where e.id = $1`,
);
const sourceSpeakerSql = sql(
  'sourceSpeaker',
  `select null::text as "entityId", u.id as "sourceId", u.name from unnamed_source as u
   where u.article_id = $1 and u.id = $2`,
);

/**
 * Whom a quote in an article can be attributed to.
 * @throws VerbatimError NOT_FOUND; BAD_USER_INPUT for a source of another article
 */
export async function speakerForQuote(
  transaction: Queryable,
  articleId: string,
  speaker: NodeKey,
  path: readonly string[],
): Promise<DecidedSpeaker> {
  const { type, id, localId } = speaker;
  if (type === 'UnnamedSource' && id !== articleId)
    throw new VerbatimError('BAD_USER_INPUT', 'An unnamed source speaks in its own article only.', { path });
  const [statement, values] =
    type === 'UnnamedSource' ? [sourceSpeakerSql, [id, localId]] : [entitySpeakerSql, [id]];
  const [row] = await transaction.query<{ entityId: string | null; sourceId: number | null; name: string }>(
    statement,
    values,
  );
  if (!row) throw new VerbatimError('NOT_FOUND', 'There is no such speaker.', { path });
  return row;
}

const keepSourceSql = sql(
  'keepSource',
  `insert into unnamed_source (article_id, id, name, is_plural, anonymity_requested) values ($1, $2, $3, false, false)
   on conflict on constraint unnamed_source_pkey do nothing`,
);

/** Sees to it that a source that a person named as speaker is there, though the machine finds it no more. */
export async function keepSource(
  transaction: Queryable,
  articleId: string,
  { sourceId, name }: DecidedSpeaker,
): Promise<void> {
  if (sourceId !== null) await transaction.query(keepSourceSql, [articleId, sourceId, name]);
}
