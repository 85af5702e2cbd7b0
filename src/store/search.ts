import { SearchKind } from '../domain/kinds.js';
import type { Queryable } from './database.js';
import { KeysetList } from './keyset-list.js';
import { isLike, likeness } from './similar-names.js';
import type { SqlValues } from './sql-values.js';
import { LISTED } from './statement-test.js';
import { sql } from './sql.js';
import { highlight, wordsQuery, wordsRank } from './words.js';

/** What is searched for, and where. */
export interface SearchQuestion {
  readonly kinds: readonly SearchKind[];
  /** Words, as a person types them. */
  readonly text: string;
  /** The text as a name: `nameKey(text)`. */
  readonly nameKey: string;
  /**
   * How many articles, and how many statements, are ranked: the newest that fit. To rank all that holds a common word
   * would be to read most of the archive.
   */
  readonly mostRanked: number;
}

/** Where a hit is found. */
export interface SearchHit {
  readonly kind: SearchKind;
  readonly id: string;
  /** Null for what stands alone. */
  readonly localId: number | null;
  /** 0 to 1, the best first. */
  readonly rank: number;
}

const STATEMENTS = [SearchKind.QUOTE, SearchKind.COMMENT] as const;
const ENTITIES = [SearchKind.PERSON, SearchKind.ORGANIZATION, SearchKind.PLACE] as const;

function among<Kind extends SearchKind>(kinds: readonly SearchKind[], some: readonly Kind[]): Kind[] {
  return some.filter((kind) => kinds.includes(kind));
}

/** SQL: every hit; one arm of the union for each table that is looked through. */
function hits({ kinds, text, nameKey, mostRanked }: SearchQuestion, values: SqlValues): string {
  const statements = among(kinds, STATEMENTS);
  const entities = nameKey === '' ? [] : among(kinds, ENTITIES);
  const arms: string[] = [];
  if (kinds.includes(SearchKind.ARTICLE)) {
    const query = wordsQuery(values.add(text, 'text'));
    arms.push(
      `select 'ARTICLE', a.id, 0, ${wordsRank('a.words', query)}
       from (
         select article.id, article.words from article where article.words @@ ${query}
         order by article.chronology desc, article.id desc limit ${values.add(mostRanked, 'integer')}
       ) as a`,
    );
  }
  if (statements.length > 0) {
    const query = wordsQuery(values.add(text, 'text'));
    arms.push(`select s.type, s.article_id, s.id, ${wordsRank('s.words', query)}
      from (
        select s.type, s.article_id, s.id, s.words from statement as s
        where s.words @@ ${query} and s.type = any (${values.add(statements, 'text[]')}) and ${LISTED}
        order by s.chronology desc, s.article_id desc, s.id desc limit ${values.add(mostRanked, 'integer')}
      ) as s`);
  }
  if (entities.length > 0) {
    const name = values.add(nameKey, 'text');
    arms.push(`select e.kind, e.id, 0, max(${likeness('al.key', name)})
      from alias as al join entity as e on e.id = al.entity_id
      where ${isLike('al.key', name)} and e.kind = any (${values.add(entities, 'text[]')}) and e.merged_into is null
      group by e.kind, e.id`);
  }
  const nothing = `select '', 0::bigint, 0, 0::double precision where false`;
  const all = arms.length === 0 ? nothing : arms.join(' union all ');
  return `(${all}) as hit (kind, id, local_id, rank) where true`;
}

type HitRecord = Omit<SearchHit, 'localId'> & { readonly localId: number };

const NOTHING: SearchQuestion = { kinds: [], text: '', nameKey: '', mostRanked: 0 };

/** Articles, statements and entities that fit what somebody typed, the best first. */
export const searchHits = new KeysetList<SearchHit, 'RANK', HitRecord, SearchQuestion>({
  name: 'searchHits',
  parent: 'NONE',
  columns: 'hit.kind, hit.id, hit.local_id as "localId", hit.rank',
  source: (question, values) => hits(question ?? NOTHING, values),
  orders: {
    RANK: [
      { column: 'hit.rank', type: 'double precision' },
      { column: 'hit.kind', type: 'text' },
      { column: 'hit.id', type: 'bigint' },
      { column: 'hit.local_id', type: 'integer' },
    ],
  },
  toRow: ({ kind, id, localId, rank }) => ({ kind, id, rank, localId: localId === 0 ? null : localId }),
});

/** What a hit is shown with, and what it was searched by. */
export interface HitKey {
  readonly kind: SearchKind;
  readonly id: string;
  readonly localId: number | null;
  readonly text: string;
  readonly nameKey: string;
}

export interface HitDisplay {
  readonly kind: SearchKind;
  readonly id: string;
  readonly localId: number | null;
  readonly text: string;
  readonly highlight: string;
  readonly rank: number;
}

const WANTED = `unnest($1::text[], $2::bigint[], $3::integer[], $4::text[], $5::text[])
  as wanted (kind, id, local_id, typed, name_key)`;

const displaysOfHitsSql = sql(
  'displaysOfHits',
  `select wanted.kind, wanted.id, wanted.local_id as "localId", wanted.typed as "text", shown.highlight, shown.rank
   from ${WANTED}
   cross join lateral (
     select ${highlight(`a.headline || ' · ' || coalesce(a.standfirst || ' · ', '') || a.text`, wordsQuery('wanted.typed'))}
       as highlight, ${wordsRank('a.words', wordsQuery('wanted.typed'))} as rank
     from article as a where wanted.kind = 'ARTICLE' and a.id = wanted.id and a.words @@ ${wordsQuery('wanted.typed')}
     union all
     select ${highlight('s.text', wordsQuery('wanted.typed'))}, ${wordsRank('s.words', wordsQuery('wanted.typed'))}
     from statement as s
     where wanted.kind in ('QUOTE', 'COMMENT') and s.article_id = wanted.id and s.id = wanted.local_id
       and s.words @@ ${wordsQuery('wanted.typed')} and ${LISTED}
     union all
     (select case when al.name = e.name then '<<' || e.name || '>>' else e.name || ' (<<' || al.name || '>>)' end,
        ${likeness('al.key', 'wanted.name_key')}
      from entity as e join alias as al on al.entity_id = e.id
      where wanted.kind = e.kind and e.id = wanted.id and ${isLike('al.key', 'wanted.name_key')}
      order by ${likeness('al.key', 'wanted.name_key')} desc, (al.name = e.name) desc, al.name limit 1)
   ) as shown`,
);

/** @returns the words around what matched, of those hits that still are hits, in no order */
export function displaysOfHits(database: Queryable, keys: readonly HitKey[]): Promise<HitDisplay[]> {
  return database.query<HitDisplay & object>(displaysOfHitsSql, [
    keys.map(({ kind }) => kind),
    keys.map(({ id }) => id),
    keys.map(({ localId }) => localId),
    keys.map(({ text }) => text),
    keys.map(({ nameKey }) => nameKey),
  ]);
}
