import type { EntityFinding } from '../analysis/findings.js';
import { derivedId } from '../domain/derived-id.js';
import { EntityKind } from '../domain/kinds.js';
import { nameKey } from '../domain/name-key.js';
import type { Queryable } from '../store/database.js';
import { shareLinks } from '../store/corrections/link-lock.js';
import { entitiesByKeys, insertNames, type NamedEntity } from '../store/name-writes.js';

type Named = Pick<EntityFinding, 'kind' | 'name' | 'aliases'>;

/** A person known by one word only could be anybody of that surname. */
function isDoubtful({ kind, name }: Named): boolean {
  return kind === EntityKind.PERSON && !nameKey(name).includes(' ');
}

/**
 * The known entity that a finding is, if it can be told: of the same kind, and the only one of that name, or the only
 * one whose own name it is. A person must share the full name.
 */
function knownEntity(finding: Named, known: readonly NamedEntity[]): string | null {
  const key = nameKey(finding.name);
  const sameName = known.filter((entity) => entity.kind === finding.kind && entity.key === key);
  const own = sameName.filter((entity) => nameKey(entity.entityName) === key);
  const named = own.length > 0 ? own : sameName;
  // Those that a person said are one are one; it is the one they are merged into last that the name was meant for.
  const candidates = new Set(named.map(({ entityId, mergedInto }) => mergedInto ?? entityId));
  if (candidates.size !== 1) return null;
  const meant = named.find(({ mergedInto }) => mergedInto !== null) ?? named[0];
  return meant?.entityId ?? null;
}

/**
 * Finds or makes the archive's entity for each entity found in an article: linked by name and alias, never by a bare
 * surname, and kept apart where in doubt. To be called inside the transaction that stores the article.
 * @param articleId what a doubtful entity's id is derived from as well, so that it stays this article's own
 * @returns the entities' ids, one for each finding, in order
 */
export async function linkEntities(
  transaction: Queryable,
  articleId: string,
  findings: readonly Named[],
): Promise<string[]> {
  await shareLinks(transaction);
  const certain = findings.filter((finding) => !isDoubtful(finding));
  const known = await entitiesByKeys(transaction, [...new Set(certain.map(({ name }) => nameKey(name)))]);
  const ids = findings.map((finding) => {
    const { kind, name } = finding;
    if (isDoubtful(finding)) return derivedId('entity', kind, nameKey(name), articleId);
    return knownEntity(finding, known) ?? derivedId('entity', kind, nameKey(name));
  });
  const knownIds = new Set(known.map(({ entityId }) => entityId));
  const rows = findings.map((finding, i) => ({ id: ids[i] ?? '', ...finding }));
  const made = new Map(
    rows.filter(({ id }) => !knownIds.has(id)).map(({ id, kind, name }) => [id, { id, kind, name }] as const),
  );
  const aliases = rows.flatMap(({ id, name, aliases: others }) =>
    [name, ...others].map((alias) => ({ entityId: id, name: alias, key: nameKey(alias) })),
  );
  const distinct = new Map(aliases.map((alias) => [JSON.stringify([alias.entityId, alias.name]), alias]));
  await insertNames(transaction, [...made.values()], [...distinct.values()]);
  return ids;
}
