import type { StatementLeaf, StatementTest } from '../../store/statement-test.js';
import type { SpeakerFilter } from '../inputs/filter-parts.js';
import type { StatementFilter } from '../inputs/statement-filter.js';
import type { Loaders } from '../loaders/index.js';
import { ENTITY_TYPES, entityIds, keysOf, type ArgumentPath } from './filter-ids.js';
import { readFilter } from './read-filter.js';

/**
 * Turns a filter as clients write it into what the store can test: ids decoded, names looked up.
 * @returns null where every statement passes
 * @throws VerbatimError BAD_USER_INPUT for an id of another type, with its path
 */
export function readStatementFilter(
  filter: StatementFilter | null | undefined,
  loaders: Loaders,
): Promise<StatementTest | null> {
  return readFilter(filter, (part, path) => leavesOf(part, loaders, path));
}

async function leavesOf(
  filter: StatementFilter,
  loaders: Loaders,
  path: ArgumentPath,
): Promise<StatementLeaf[]> {
  const { kind, attributionType, about, speaker, outletId, articleId, saidAt, text, stance, isCopy } = filter;
  const ids = (given: readonly string[], types: Parameters<typeof keysOf>[1], ...field: string[]): string[] =>
    keysOf(given, types, [...path, ...field]).map(({ id }) => id);
  const leaves: StatementLeaf[] = [];
  if (kind) leaves.push({ kinds: kind });
  if (attributionType) leaves.push({ attributionTypes: attributionType });
  if (about && (about.id || about.name != null)) {
    const given = about.id ? ids(about.id, ENTITY_TYPES, 'about', 'id') : null;
    leaves.push({ aboutIds: await entityIds(given, about.name, loaders) });
  }
  if (speaker) leaves.push(...(await speakerLeaves(speaker, loaders, [...path, 'speaker'])));
  if (outletId) leaves.push({ outletIds: ids(outletId, ['Outlet'], 'outletId') });
  if (articleId) leaves.push({ articleIds: ids(articleId, ['Article'], 'articleId') });
  if (saidAt && (saidAt.from || saidAt.to))
    leaves.push({ said: { from: saidAt.from ?? null, to: saidAt.to ?? null } });
  if (text != null) leaves.push({ words: text });
  if (isCopy != null) leaves.push({ isCopy });
  if (stance) {
    const [targetId = ''] = ids([stance.targetId], ENTITY_TYPES, 'stance', 'targetId');
    leaves.push({ stance: { targetId, polarities: stance.polarity } });
  }
  return leaves;
}

async function speakerLeaves(
  { id, name, isUnnamed }: SpeakerFilter,
  loaders: Loaders,
  path: ArgumentPath,
): Promise<StatementLeaf[]> {
  const leaves: StatementLeaf[] = [];
  if (id) {
    const keys = keysOf(id, ['Person', 'Organization', 'UnnamedSource'], [...path, 'id']);
    const entities = keys.filter(({ type }) => type !== 'UnnamedSource').map((key) => key.id);
    const sources = keys.filter(({ type }) => type === 'UnnamedSource');
    leaves.push({ speakers: { entityIds: entities, sources } });
  }
  if (name != null)
    leaves.push({ speakers: { entityIds: await entityIds(null, name, loaders), sources: [] } });
  if (isUnnamed != null) leaves.push({ isUnnamed });
  return leaves;
}
