import type { AttributionType, Polarity, StatementKind } from '../domain/kinds.js';
import { isCopyCondition } from './article-copies.js';
import { condition, isOneOf, isWithin, required, type Test, type TimeRange } from './row-test.js';
import type { ParentKey } from './keyset-list.js';
import type { SqlValues } from './sql-values.js';
import { wordsQuery, wordsRank } from './words.js';

/** One thing that can be asked of a statement. Several values are alternatives. */
export type StatementLeaf =
  | { readonly kinds: readonly StatementKind[] }
  | { readonly attributionTypes: readonly AttributionType[] }
  | { readonly aboutIds: readonly string[] }
  | { readonly speakers: { readonly entityIds: readonly string[]; readonly sources: readonly ParentKey[] } }
  | { readonly isUnnamed: boolean }
  /** A quote in an article that is a copy; comments under one are its own. */
  | { readonly isCopy: boolean }
  | { readonly outletIds: readonly string[] }
  | { readonly articleIds: readonly string[] }
  | { readonly said: TimeRange }
  | { readonly words: string }
  | { readonly stance: { readonly targetId: string; readonly polarities: readonly Polarity[] } };

export type StatementTest = Test<StatementLeaf>;

/** SQL: what everybody sees, neither comments in moderation nor rejected quotes among it. */
export const LISTED = 's.is_listed';

function leafCondition(leaf: StatementLeaf, values: SqlValues): string {
  if ('kinds' in leaf) return `coalesce(s.quote_kind, 'COMMENT') = any (${values.add(leaf.kinds, 'text[]')})`;
  if ('attributionTypes' in leaf)
    return `s.attribution_type = any (${values.add(leaf.attributionTypes, 'text[]')})`;
  if ('aboutIds' in leaf)
    return `exists (select from about as ab where ab.article_id = s.article_id and ab.statement_id = s.id
      and ab.is_first and ab.is_listed and ${isOneOf('ab.entity_id', leaf.aboutIds, values)})`;
  if ('speakers' in leaf) return speakerCondition(leaf.speakers, values);
  if ('isUnnamed' in leaf)
    return leaf.isUnnamed ? 's.speaker_source_id is not null' : 's.speaker_entity_id is not null';
  if ('outletIds' in leaf)
    return `exists (select from article as a where a.id = s.article_id
      and ${isOneOf('a.outlet_id', leaf.outletIds, values)})`;
  if ('articleIds' in leaf) return isOneOf('s.article_id', leaf.articleIds, values);
  if ('isCopy' in leaf)
    return `(s.type = 'QUOTE' and ${isCopyCondition('s.article_id')}) is ${String(leaf.isCopy)}`;
  if ('said' in leaf) return isWithin('s.chronology', leaf.said, values);
  if ('words' in leaf) return `s.words @@ ${wordsQuery(values.add(leaf.words, 'text'))}`;
  const { targetId, polarities } = leaf.stance;
  return `exists (select from stance as st where st.article_id = s.article_id and st.statement_id = s.id
    and st.target_id = ${values.add(targetId, 'bigint')} and st.polarity = any (${values.add(polarities, 'text[]')}))`;
}

function speakerCondition(
  { entityIds, sources }: { readonly entityIds: readonly string[]; readonly sources: readonly ParentKey[] },
  values: SqlValues,
): string {
  const entities = isOneOf('s.speaker_entity_id', entityIds, values);
  if (sources.length === 0) return entities;
  const articles = values.add(
    sources.map(({ id }) => id),
    'bigint[]',
  );
  const locals = values.add(
    sources.map(({ localId }) => localId),
    'integer[]',
  );
  return `(${entities} or (s.article_id, s.speaker_source_id) in (select * from unnest(${articles}, ${locals})))`;
}

/** SQL: that the statement `s` passes the test and is seen by everybody. */
export function statementCondition(test: StatementTest | null, values: SqlValues): string {
  return test === null ? LISTED : `${LISTED} and ${condition(test, values, leafCondition)}`;
}

/** SQL: how well the statement `s` fits the words that a test requires; 0 where it requires none. */
export function statementRelevance(test: StatementTest | null, values: SqlValues): string {
  const words = required(test).flatMap((leaf) => ('words' in leaf ? [leaf.words] : []));
  if (words.length === 0) return '0::double precision';
  return wordsRank('s.words', wordsQuery(values.add(words.join(' '), 'text')));
}

/**
 * Takes from a test the one entity that every statement must be about: such statements are the entity's own list, of
 * which an index holds every page.
 * @returns the entity's id, and the test for what remains; or null where there is no such entity
 */
export function onlyEntity(test: StatementTest | null): { id: string; rest: StatementTest | null } | null {
  if (test === null) return null;
  const tests = 'all' in test ? test.all : [test];
  const index = tests.findIndex((each) => 'aboutIds' in each && each.aboutIds.length === 1);
  const found = tests[index];
  if (found === undefined || !('aboutIds' in found)) return null;
  const [id = ''] = found.aboutIds;
  const rest = tests.filter((_, i) => i !== index);
  return { id, rest: rest.length === 0 ? null : { all: rest } };
}
