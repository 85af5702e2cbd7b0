import { EntityKind } from '../../domain/kinds.js';
import { nameKey } from '../../domain/name-key.js';
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
  /** The words of the fullest name, as names are compared. */
  words: readonly string[];
  readonly spans: NameSpan[];
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

  add(span: NameSpan): void {
    const { key } = span;
    const group =
      this.byKey.get(key) ??
      this.shortForm(span, key) ??
      this.withoutNoun(span, key) ??
      this.acronym(span, key) ??
      this.create(span);
    group.spans.push(span);
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
    group.words = words;
  }

  private create(span: NameSpan): Group {
    const { kind, name, key } = span;
    const words = key.split(' ');
    const group: Group = { kind, key, name, others: null, fullest: name, words, spans: [] };
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
    const words = key.split(' ');
    const surname = words.at(-1) ?? key;
    const candidate = this.bySurname.get(surname) ?? this.byGivenName.get(key);
    if (span.kind === EntityKind.ORGANIZATION || !candidate) return undefined;
    return words.every((word) => candidate.words.includes(word)) ? candidate : undefined;
  }

  /** 'FPA' after 'Fishing Ports Authority'. */
  private acronym(span: NameSpan, key: string): Group | undefined {
    if (!/^\p{Lu}{2,}$/u.test(span.name)) return undefined;
    return this.groups.find(
      ({ fullest, kind }) => kind !== EntityKind.PERSON && fullest.includes(' ') && initials(fullest) === key,
    );
  }
}

/** Surnames whose full name comes later join it, if there is but one. */
function joinLateFullNames(groups: Group[]): Group[] {
  const bySurname = new Map<string, Group[]>();
  for (const group of groups) {
    const surname = group.words.at(-1) ?? '';
    if (group.kind === EntityKind.PERSON && group.fullest.includes(' '))
      bySurname.set(surname, [...(bySurname.get(surname) ?? []), group]);
  }
  const joined = new Set<Group>();
  for (const group of groups) {
    if (group.kind !== EntityKind.PERSON || group.fullest.includes(' ')) continue;
    const [only, ...others] = bySurname.get(nameKey(group.fullest)) ?? [];
    if (!only || others.length > 0) continue;
    only.spans.push(...group.spans);
    (only.others ??= new Map()).set(nameKey(group.fullest), group.fullest);
    joined.add(group);
  }
  return groups.filter((group) => !joined.has(group));
}

/** The name as it is printed most often, so that 'PORT ALDER' of a dateline becomes 'Port Alder'. */
function printedName(fullest: string, spans: readonly NameSpan[]): string {
  const counts = new Map<string, number>();
  const key = nameKey(fullest);
  for (const { name, key: own } of spans) {
    if (own === key) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  let best = { name: fullest, count: 0 };
  for (const [name, count] of counts) if (count > best.count) best = { name, count };
  return best.name;
}

/** Gathers the names into entities: full names with their short forms, organizations with their acronyms. */
export function groupNames({ names }: Draft): Pick<Draft, 'entities' | 'nameEntities' | 'nameIndex'> {
  const gatherer = new Gatherer();
  for (const span of names) gatherer.add(span);
  const groups = joinLateFullNames(gatherer.groups);
  const entityOf = new Map<NameSpan, number>();
  const entities = groups.map((group, index): EntityFinding => {
    const { kind, fullest, spans } = group;
    for (const span of spans) entityOf.set(span, index);
    const mentions = [...spans]
      .sort((a, b) => a.start - b.start)
      .map(({ start, end }) => ({ start, end, isReference: false }));
    const name = printedName(fullest, spans);
    const key = nameKey(name);
    return {
      kind,
      name,
      aliases: [[group.key, group.name] as const, ...(group.others ?? [])].flatMap(([other, alias]) =>
        other === key ? [] : [alias],
      ),
      mentions,
    };
  });
  const nameEntities = names.map((span) => entityOf.get(span) ?? -1);
  return { entities, nameEntities, nameIndex: new NameIndex(names, nameEntities) };
}
