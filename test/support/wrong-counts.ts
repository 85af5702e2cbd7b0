import { sql } from '../../src/store/sql.js';

/**
 * Every count that is kept beside what it counts, and is not its number; articles with a quote of another time, and names
 * under another kind than their entity's.
 */
export const WRONG_COUNTS = sql(
  'wrongCounts',
  `select e.name, e.mention_count, e.statement_count from entity as e
   where e.mention_count <> (select count(*) from mention as m where m.entity_id = e.id)
     or e.statement_count <> (
       select count(distinct (ab.article_id, ab.statement_id)) from about as ab where ab.entity_id = e.id and ab.is_listed
     )
   union all
   select a.headline, a.quote_count, a.comment_count from article as a
   where a.quote_count <> (select count(*) from statement as s where s.article_id = a.id and s.type = 'QUOTE' and s.is_listed)
     or a.comment_count <> (select count(*) from statement as s where s.article_id = a.id and s.type = 'COMMENT' and s.is_listed)
     or exists (select from statement as s where s.article_id = a.id and s.type = 'QUOTE' and s.chronology <> a.chronology)
   union all
   select al.name, 0, 0 from alias as al join entity as e on e.id = al.entity_id where al.kind <> e.kind`,
);
