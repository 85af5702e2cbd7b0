import type { EntityFinding } from '../analysis/findings.js';
import { topicsOfRole, type RoleTopic } from '../analysis/lexicon/role-topics.js';
import { derivedId } from '../domain/derived-id.js';
import { EntityKind } from '../domain/kinds.js';
import { nameKey } from '../domain/name-key.js';
import type { Queryable } from '../store/database.js';
import { shareLinks } from '../store/corrections/link-lock.js';
import { entitiesOfKindsByKeys, insertNames, type NamedEntity } from '../store/name-writes.js';
import { Namesakes, type Choice, type Namesake } from './namesakes.js';

/** Somebody or something found in an article, with the roles that are printed with them. */
export interface Named extends Pick<EntityFinding, 'kind' | 'name' | 'aliases'> {
  readonly roles?: readonly string[];
}

/** A person known by one word only could be anybody of that surname. */
function isDoubtful({ kind, name }: Named): boolean {
  return kind === EntityKind.PERSON && !nameKey(name).includes(' ');
}

/**
 * The known entities that a finding may be: of the same kind and of that name, those before all others whose own name it
 * is. A person must share the full name.
 */
function namesakesOf({ kind, name }: Named, known: readonly NamedEntity[]): Namesake[] {
  const key = nameKey(name);
  const sameName = known.filter((entity) => entity.kind === kind && entity.key === key);
  const own = sameName.filter((entity) => nameKey(entity.entityName) === key);
  const bySurvivor = new Map<string, Namesake>();
  for (const { entityId, mergedInto } of own.length > 0 ? own : sameName) {
    // Those that a person said are one are one; it is the one they are merged into last that the name was meant for.
    const survivorId = mergedInto ?? entityId;
    const isFirst = (bySurvivor.get(survivorId)?.entityId ?? survivorId) === survivorId;
    if (isFirst) bySurvivor.set(survivorId, { entityId, survivorId });
  }
  return [...bySurvivor.values()];
}

/** What of an article is being linked, and to whom it might be. */
interface Open {
  readonly finding: Named;
  readonly topics: readonly RoleTopic[];
  readonly namesakes: readonly Namesake[];
}

/** The entities' ids, one for each finding: by name where one has it, else by role, else by company. */
async function chosenIds(
  transaction: Queryable,
  articleId: string,
  findings: readonly Named[],
  known: readonly NamedEntity[],
): Promise<string[]> {
  const all = findings.map((finding): Open => {
    const namesakes = isDoubtful(finding) ? [] : namesakesOf(finding, known);
    return { finding, namesakes, topics: (finding.roles ?? []).flatMap(topicsOfRole) };
  });
  const judge = await Namesakes.of(transaction, all.filter(isPerson));
  const chosen = all.map((open) => byName(open) ?? judge.byRole(open));
  const company = chosen.flatMap((choice, i) =>
    typeof choice === 'string' || all[i]?.finding.kind === EntityKind.PLACE ? [] : choice.entityId,
  );
  const ids: string[] = [];
  for (const [i, open] of all.entries()) {
    const choice =
      chosen[i] === 'DOUBTFUL' ? await judge.byCompany(open, articleId, company) : (chosen[i] ?? 'DOUBTFUL');
    ids.push(idOf(open, articleId, choice));
  }
  return ids;
}

function isPerson({ finding, namesakes }: Open): boolean {
  return finding.kind === EntityKind.PERSON && namesakes.length > 0;
}

/** What a name alone tells: bodies and places of one name are one, and who has no namesake is new. */
function byName(open: Open): Choice | null {
  const [only] = open.namesakes;
  if (isPerson(open)) return null;
  return open.namesakes.length === 1 && only ? only : 'NEW';
}

function idOf({ finding, topics }: Open, articleId: string, choice: Choice): string {
  if (typeof choice !== 'string') return choice.entityId;
  const key = [finding.kind, nameKey(finding.name)] as const;
  if (choice === 'DOUBTFUL' || isDoubtful(finding)) return derivedId('entity', ...key, articleId);
  return derivedId('entity', ...key, ...(choice === 'ANOTHER' ? [...new Set(topics)].sort() : []));
}

/** The archive's entities for what was found in an article. */
export interface LinkedEntities {
  /** One for each finding, in order. */
  readonly ids: readonly string[];
  /** Their names on their way: what follows need not wait for them, but the transaction must before it ends. */
  readonly stored: Promise<void>;
}

/** What linking begins with: from here to the end of the transaction nobody merges or divides entities. */
export async function namesakesInArchive(
  transaction: Queryable,
  findings: readonly Named[],
): Promise<NamedEntity[]> {
  const certain = findings.filter((finding) => !isDoubtful(finding));
  const [, known] = await Promise.all([
    shareLinks(transaction),
    entitiesOfKindsByKeys(
      transaction,
      certain.map(({ kind, name }) => ({ kind, key: nameKey(name) })),
    ),
  ]);
  return known;
}

/**
 * Finds or makes the archive's entity for each entity found in an article: linked by name, alias and context, never by
 * a bare surname, and kept apart where in doubt. To be called inside the transaction that stores the article.
 * @param articleId what a doubtful entity's id is derived from as well, so that it stays this article's own
 * @param known what `namesakesInArchive` finds for the same findings
 */
export async function linkEntities(
  transaction: Queryable,
  articleId: string,
  findings: readonly Named[],
  known: readonly NamedEntity[],
): Promise<LinkedEntities> {
  const ids = await chosenIds(transaction, articleId, findings, known);
  const knownIds = new Set(known.map(({ entityId }) => entityId));
  const rows = findings.map((finding, i) => ({ id: ids[i] ?? '', ...finding }));
  const made = new Map(
    rows.filter(({ id }) => !knownIds.has(id)).map(({ id, kind, name }) => [id, { id, kind, name }] as const),
  );
  const aliases = rows.flatMap(({ id, kind, name, aliases: others }) =>
    [name, ...others].map((alias) => ({ entityId: id, kind, name: alias, key: nameKey(alias) })),
  );
  const aliasKey = (entityId: string, name: string): string => `${entityId} ${name}`;
  const distinct = new Map(aliases.map((alias) => [aliasKey(alias.entityId, alias.name), alias]));
  for (const { entityId, alias } of known) distinct.delete(aliasKey(entityId, alias));
  const stored = insertNames(transaction, [...made.values()], [...distinct.values()]);
  // Told to whoever awaits it.
  stored.catch(() => undefined);
  return { ids, stored };
}
