import { EntityKind } from '../../domain/kinds.js';
import { ORGANIZATION_NOUNS } from '../lexicon/name-nouns.js';
import type { Draft, NameSpan } from '../draft.js';
import type { EntityFinding } from '../findings.js';
import { NameIndex } from '../name-index.js';

interface Group {
  kind: EntityKind;
  /** The key it was first met by, and that name. */
  readonly key: string;
  readonly name: string;
  /** Its other names by their keys; most have none, and a map for each would take most of the memory of a long text. */
  others: Map<string, string> | null;
  fullest: string;
  /** The key of the fullest name, and its words. */
  fullestKey: string;
  words: readonly string[];
  /** Where it is named, by the indices of the text's names. */
  readonly named: number[];
}

function initials(name: string): string {
  return (name.match(/\p{Lu}/gu) ?? []).join('').toLowerCase();
}

/** A name that has every word of the one known so far, and more. */
function isFuller(words: readonly string[], { kind, words: known }: Group): boolean {
  return (
    kind === EntityKind.PERSON && words.length > known.length && known.every((word) => words.includes(word))
  );
}

/** Gathers the names of one text into entities, in the order of reading. */
class Gatherer {
  readonly groups: Group[] = [];
  private readonly byKey = new Map<string, Group>();
  /** The latest person of each surname, and of each given name. */
  private readonly bySurname = new Map<string, Group>();
  private readonly byGivenName = new Map<string, Group>();
  private readonly byNameWithoutNoun = new Map<string, Group>();
  /** The first body or place of each acronym, gathered once an acronym asks for it, and how many groups were looked at. */
  private readonly byInitials = new Map<string, Group>();
  private gathered = 0;

  /** @param index which of the text's names it is */
  add(span: NameSpan, index: number): void {
    const { key } = span;
    const known =
      this.byKey.get(key) ??
      this.shortForm(span, key) ??
      this.withoutNoun(span, key) ??
      this.acronym(span, key);
    known?.named.push(index);
    const group = known ?? this.create(span, index);
    if (group.key !== key && !group.others?.has(key)) this.addName(group, span.name, key);
    if (!this.byKey.has(key)) this.byKey.set(key, group);
    const [given] = group.words;
    if (group.kind === EntityKind.PERSON && given !== undefined && group.words.length > 1) {
      this.bySurname.set(group.words.at(-1) ?? key, group);
      this.byGivenName.set(given, group);
    }
  }

  private addName(group: Group, name: string, key: string): void {
    (group.others ??= new Map()).set(key, name);
    const words = key.split(' ');
    if (!isFuller(words, group)) return;
    group.fullest = name;
    group.fullestKey = key;
    group.words = words;
  }

  private create(span: NameSpan, index: number): Group {
    const { kind, name, key } = span;
    const words = key.split(' ');
    const group: Group = {
      kind,
      key,
      name,
      others: null,
      fullest: name,
      fullestKey: key,
      words,
      named: [index],
    };
    this.groups.push(group);
    if (span.kind === EntityKind.ORGANIZATION) this.rememberWithoutNouns(group);
    return group;
  }

  private rememberWithoutNouns(group: Group): void {
    const words = [...group.words];
    while (words.length > 1 && ORGANIZATION_NOUNS.has(words.at(-1) ?? '')) {
      words.pop();
      this.byNameWithoutNoun.set(words.join(' '), group);
    }
  }

  /** 'Greenmark Energy' after 'Greenmark Energy Company': what is left out tells only that it is a body. */
  private withoutNoun({ kind }: NameSpan, key: string): Group | undefined {
    return kind === EntityKind.PLACE ? undefined : this.byNameWithoutNoun.get(key);
  }

  /** 'Lisk', or 'Tom', after 'Tom Ede Lisk': the latest person of the surname or given name. Two given names are two persons. */
  private shortForm(span: NameSpan, key: string): Group | undefined {
    if (span.kind === EntityKind.ORGANIZATION) return undefined;
    const surname = key.slice(key.lastIndexOf(' ') + 1);
    const candidate = this.bySurname.get(surname) ?? this.byGivenName.get(key);
    if (!candidate) return undefined;
    const words = key.split(' ');
    return words.every((word) => candidate.words.includes(word)) ? candidate : undefined;
  }

  /** 'FPA' after 'Fishing Ports Authority'. */
  private acronym(span: NameSpan, key: string): Group | undefined {
    if (!/^\p{Lu}{2,}$/u.test(span.name)) return undefined;
    for (; this.gathered < this.groups.length; this.gathered++) {
      const group = this.groups[this.gathered];
      // The names of these are never made fuller.
      if (!group || group.kind === EntityKind.PERSON || !group.fullest.includes(' ')) continue;
      const letters = initials(group.fullest);
      if (!this.byInitials.has(letters)) this.byInitials.set(letters, group);
    }
    return this.byInitials.get(key);
  }
}

/** Surnames whose full name comes later join it, if there is but one. */
function joinLateFullNames(groups: Group[]): Group[] {
  const bySurname = new Map<string, Group[]>();
  for (const group of groups) {
    if (group.kind !== EntityKind.PERSON || !group.fullest.includes(' ')) continue;
    const surname = group.words.at(-1) ?? '';
    const others = bySurname.get(surname);
    if (others) others.push(group);
    else bySurname.set(surname, [group]);
  }
  const joined = new Set<Group>();
  for (const group of groups) {
    if (group.kind !== EntityKind.PERSON || group.fullest.includes(' ')) continue;
    const [only, ...others] = bySurname.get(group.fullestKey) ?? [];
    if (!only || others.length > 0) continue;
    for (const index of group.named) only.named.push(index);
    (only.others ??= new Map()).set(group.fullestKey, group.fullest);
    joined.add(group);
  }
  return groups.filter((group) => !joined.has(group));
}

/** The name as it is printed most often, so that 'PORT ALDER' of a dateline becomes 'Port Alder'. */
function printedName({ fullest, fullestKey, named }: Group, names: readonly NameSpan[]): string {
  const [only] = named;
  if (named.length === 1 && names[only ?? 0]?.name === fullest) return fullest;
  const counts = new Map<string, number>();
  for (const index of named) {
    const { name = '', key } = names[index] ?? {};
    if (key === fullestKey) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  let best = { name: fullest, count: 0 };
  for (const [name, count] of counts) if (count > best.count) best = { name, count };
  return best.name;
}

/** Its other names, but for those that are compared as the one it has. */
function aliasesOf({ key, name, others, fullestKey }: Group): string[] {
  const aliases = key === fullestKey ? [] : [name];
  for (const [other, alias] of others ?? []) if (other !== fullestKey) aliases.push(alias);
  return aliases;
}

/** Gathers the names into entities: full names with their short forms, organizations with their acronyms. */
export function groupNames({ names }: Draft): Pick<Draft, 'entities' | 'nameEntities' | 'nameIndex'> {
  const gatherer = new Gatherer();
  names.forEach((span, index) => {
    gatherer.add(span, index);
  });
  const nameEntities = names.map(() => -1);
  const entities = joinLateFullNames(gatherer.groups).map((group, entity): EntityFinding => {
    for (const index of group.named) nameEntities[index] = entity;
    const mentions = group.named
      .sort((a, b) => a - b)
      .map((index) => ({ start: names[index]?.start ?? 0, end: names[index]?.end ?? 0, isReference: false }));
    return { kind: group.kind, name: printedName(group, names), aliases: aliasesOf(group), mentions };
  });
  return { entities, nameEntities, nameIndex: new NameIndex(names, nameEntities) };
}
