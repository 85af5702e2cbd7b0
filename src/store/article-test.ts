import { isCopyCondition } from './article-copies.js';
import { condition, isOneOf, isWithin, required, type Test, type TimeRange } from './row-test.js';
import type { SqlValues } from './sql-values.js';
import { wordsQuery, wordsRank } from './words.js';

/** One thing that can be asked of an article. Several values are alternatives. */
export type ArticleLeaf =
  | { readonly outletIds: readonly string[] }
  | { readonly published: TimeRange }
  | { readonly words: string }
  /** Its own text names or means one of these. */
  | { readonly aboutIds: readonly string[] }
  | { readonly isCopy: boolean }
  | { readonly languages: readonly string[] };

export type ArticleTest = Test<ArticleLeaf>;

function leafCondition(leaf: ArticleLeaf, values: SqlValues): string {
  if ('outletIds' in leaf) return isOneOf('a.outlet_id', leaf.outletIds, values);
  if ('published' in leaf) return isWithin('a.chronology', leaf.published, values);
  if ('words' in leaf) return `a.words @@ ${wordsQuery(values.add(leaf.words, 'text'))}`;
  if ('aboutIds' in leaf)
    return `exists (select from mention as m where m.article_id = a.id and m.comment_id is null
      and ${isOneOf('m.entity_id', leaf.aboutIds, values)})`;
  if ('isCopy' in leaf) return `${isCopyCondition('a.id')} is ${String(leaf.isCopy)}`;
  return `a.language = any (${values.add(leaf.languages, 'text[]')})`;
}

/** SQL: that the article `a` passes the test. */
export function articleCondition(test: ArticleTest, values: SqlValues): string {
  return condition(test, values, leafCondition);
}

/** SQL: how well the article `a` fits the words that a test requires; 0 where it requires none. */
export function articleRelevance(test: ArticleTest | null, values: SqlValues): string {
  const words = required(test).flatMap((leaf) => ('words' in leaf ? [leaf.words] : []));
  if (words.length === 0) return '0::double precision';
  return wordsRank('a.words', wordsQuery(values.add(words.join(' '), 'text')));
}
