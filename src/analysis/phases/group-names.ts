import { EntityKind } from '../../domain/kinds.js';
import { ORGANIZATION_NOUNS } from '../lexicon/name-nouns.js';
import type { Draft, NameSpan } from '../draft.js';
import type { EntityFinding, MentionFinding } from '../findings.js';
import { NameIndex } from '../name-index.js';

/** What is named by some of a text's names. Has no list of them: a long text has tens of thousands, most named once. */
interface Group {
  readonly kind: EntityKind;
  /** The key it was first met by, and that name. */
  readonly key: string;
  readonly name: string;
  /** Its other names by their keys; most have none. */
  others: Map<string, string> | null;
  fullest: string;
  fullestKey: string;
  /** How often each name with one of its keys is printed, where they are printed in several ways. */
  printed: Map<string, number> | null;
  /** The group that it is found to be a short form of. */
  joined: Group | null;
  /** The index of its entity, once that is known. */
  entity: number;
}

function lastWord(key: string): string {
  return key.slice(key.lastIndexOf(' ') + 1);
}

function initials(name: string): string {
  return (name.match(/\p{Lu}/gu) ?? []).join('').toLowerCase();
}

/** A name that has every word of the one known so far, and more. */
function isFuller(key: string, { kind, fullestKey }: Group): boolean {
  if (kind !== EntityKind.PERSON) return false;
  const [words, known] = [key.split(' '), fullestKey.split(' ')];
  return words.length > known.length && known.every((word) => words.includes(word));
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

  add(span: NameSpan): Group {
    const { key } = span;
    const known = this.byKey.get(key);
    const group =
      known ??
      this.shortForm(span, key) ??
      this.withoutNoun(span, key) ??
      this.acronym(span, key) ??
      this.create(span);
    if (!known) this.byKey.set(key, group);
    if (group.key === key ? group.name !== span.name : group.others?.get(key) !== span.name)
      this.addName(group, span.name, key);
    if (group.kind === EntityKind.PERSON && group.fullestKey.includes(' ')) {
      this.bySurname.set(lastWord(group.fullestKey), group);
      this.byGivenName.set(group.fullestKey.slice(0, group.fullestKey.indexOf(' ')), group);
    }
    return group;
  }

  /** A name that is printed otherwise than its key was before, or has another key. */
  private addName(group: Group, name: string, key: string): void {
    if (group.key === key || group.others?.has(key)) {
      group.printed ??= new Map();
      return;
    }
    (group.others ??= new Map()).set(key, name);
    if (!isFuller(key, group)) return;
    group.fullest = name;
    group.fullestKey = key;
  }

  private create({ kind, name, key }: NameSpan): Group {
    const group: Group = {
      kind,
      key,
      name,
      others: null,
      fullest: name,
      fullestKey: key,
      printed: null,
      joined: null,
      entity: -1,
    };
    this.groups.push(group);
    if (kind === EntityKind.ORGANIZATION) this.rememberWithoutNouns(group);
    return group;
  }

  private rememberWithoutNouns(group: Group): void {
    let { key } = group;
    for (let blank = key.lastIndexOf(' '); blank >= 0; blank = key.lastIndexOf(' ')) {
      if (!ORGANIZATION_NOUNS.has(key.slice(blank + 1))) return;
      key = key.slice(0, blank);
      this.byNameWithoutNoun.set(key, group);
    }
  }

  /** 'Greenmark Energy' after 'Greenmark Energy Company': what is left out tells only that it is a body. */
  private withoutNoun({ kind }: NameSpan, key: string): Group | undefined {
    return kind === EntityKind.PLACE ? undefined : this.byNameWithoutNoun.get(key);
  }

  /** 'Lisk', or 'Tom', after 'Tom Ede Lisk': the latest person of the surname or given name. Two given names are two persons. */
  private shortForm(span: NameSpan, key: string): Group | undefined {
    if (span.kind === EntityKind.ORGANIZATION) return undefined;
    const candidate = this.bySurname.get(lastWord(key)) ?? this.byGivenName.get(key);
    if (!candidate) return undefined;
    const words = candidate.fullestKey.split(' ');
    return key.split(' ').every((word) => words.includes(word)) ? candidate : undefined;
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
function joinLateFullNames(groups: readonly Group[]): void {
  const bySurname = new Map<string, Group[]>();
  for (const group of groups) {
    if (group.kind !== EntityKind.PERSON || !group.fullest.includes(' ')) continue;
    const surname = lastWord(group.fullestKey);
    const others = bySurname.get(surname);
    if (others) others.push(group);
    else bySurname.set(surname, [group]);
  }
  for (const group of groups) {
    if (group.kind !== EntityKind.PERSON || group.fullest.includes(' ')) continue;
    const [only, ...others] = bySurname.get(group.fullestKey) ?? [];
    if (!only || others.length > 0) continue;
    (only.others ??= new Map()).set(group.fullestKey, group.fullest);
    only.printed ??= new Map();
    group.joined = only;
  }
}

/** The name as it is printed most often, so that 'PORT ALDER' of a dateline becomes 'Port Alder'. */
function printedName({ fullest, printed }: Group): string {
  let best = { name: fullest, count: 0 };
  for (const [name, count] of printed ?? []) if (count > best.count) best = { name, count };
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
  const groupOf = names.map((span) => gatherer.add(span));
  joinLateFullNames(gatherer.groups);
  const groups = gatherer.groups.filter(({ joined }) => joined === null);
  groups.forEach((group, entity) => {
    group.entity = entity;
  });
  const mentions: MentionFinding[][] = [];
  const nameEntities = names.map(({ start, end, key, name }, i) => {
    const named = groupOf[i];
    const group = named?.joined ?? named;
    if (!group) return -1;
    const mention = { start, end, isReference: false };
    const others = mentions[group.entity];
    if (others) others.push(mention);
    else mentions[group.entity] = [mention];
    const { printed } = group;
    if (printed && key === group.fullestKey) printed.set(name, (printed.get(name) ?? 0) + 1);
    return group.entity;
  });
  const entities = groups.map((group, entity): EntityFinding => {
    const name = printedName(group);
    return { kind: group.kind, name, aliases: aliasesOf(group), mentions: mentions[entity] ?? [] };
  });
  return { entities, nameEntities, nameIndex: new NameIndex(names, nameEntities) };
}
