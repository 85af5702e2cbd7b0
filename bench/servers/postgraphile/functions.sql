-- What Verbatim's selectors tell beyond their columns, the way PostGraphile has it: computed columns.
create or replace function quote_piece_end(piece quote_piece) returns integer stable language sql
  return piece.start_offset + char_length(piece.exact);
create or replace function quote_piece_code_point_end(piece quote_piece) returns integer stable language sql
  return piece.code_point_start + char_length(piece.exact);
create or replace function quote_piece_prefix(piece quote_piece) returns text stable language sql
  return (select substr(a.text, greatest(piece.code_point_start - 32, 0) + 1, least(piece.code_point_start, 32))
          from article as a where a.id = piece.article_id);
create or replace function quote_piece_suffix(piece quote_piece) returns text stable language sql
  return (select substr(a.text, piece.code_point_start + char_length(piece.exact) + 1, 32)
          from article as a where a.id = piece.article_id);
create or replace function mention_end(mention mention) returns integer stable language sql
  return mention.start_offset + char_length(mention.exact);
create or replace function statement_cue_end(statement statement) returns integer stable language sql
  return statement.cue_start + char_length(statement.cue_exact);
create or replace function statement_speaker_mention_end(statement statement) returns integer stable language sql
  return statement.speaker_mention_start + char_length(statement.speaker_mention_exact);
create or replace function comment_thread_participant_count(thread comment_thread) returns bigint stable language sql
  return (select count(distinct s.author) from statement as s
          where s.article_id = thread.article_id and s.thread_id = thread.id and s.is_listed);
create or replace function comment_thread_comment_count(thread comment_thread) returns bigint stable language sql
  return (select count(*) from statement as s
          where s.article_id = thread.article_id and s.thread_id = thread.id and s.is_listed);
create or replace function article_speakers(article article) returns setof entity stable language sql
  begin atomic;
    select e.* from entity as e join statement as s on s.speaker_entity_id = e.id
    where s.article_id = article.id group by e.id order by min(s.position);
  end;
create or replace function entity_roles(entity entity) returns setof affiliation stable language sql
  begin atomic;
    with recursive held as (
      (select af.*, lower(left(af.role, 200)) as key, coalesce(af.organization_id, 0) as place
       from affiliation as af where af.person_id = entity.id
       order by key, place, af.chronology desc, af.article_id, af.ordinal limit 1)
      union all
      select next.* from held cross join lateral (
        select af.*, lower(left(af.role, 200)) as key, coalesce(af.organization_id, 0) as place
        from affiliation as af where af.person_id = entity.id
          and (lower(left(af.role, 200)), coalesce(af.organization_id, 0)) > (held.key, held.place)
        order by key, place, af.chronology desc, af.article_id, af.ordinal limit 1) as next
    )
    select held.article_id, held.ordinal, held.person_id, held.organization_id, held.role, held.start_offset,
      held.code_point_start, held.exact, held.chronology
    from held limit 100;
  end;

-- Dashboard's questions, which PostGraphile has no fields for: custom queries, one straightforward statement each.
create or replace function statement_timeline(about_id bigint)
  returns table (start timestamptz, count bigint, total bigint, share double precision) stable language sql
  begin atomic;
    with counted as (
      select date_trunc('month', s.chronology at time zone 'UTC') as month, count(*) as count
      from about as ab join statement as s on s.article_id = ab.article_id and s.id = ab.statement_id
      where ab.entity_id = about_id and ab.is_first and ab.is_listed and s.said_at is not null
      group by 1
    )
    select stretch.month at time zone 'UTC', coalesce(c.count, 0), stretch.total,
      coalesce(coalesce(c.count, 0)::double precision / nullif(stretch.total, 0), 0)
    from (
      select g.month, (
        select count(*) from statement as s
        where s.is_listed and s.chronology >= g.month at time zone 'UTC'
          and s.chronology < (g.month + interval '1 month') at time zone 'UTC'
      ) as total
      from generate_series((select min(c.month) from counted as c), (select max(c.month) from counted as c),
        interval '1 month') as g (month)
    ) as stretch
    left join counted as c on c.month = stretch.month
    order by stretch.month;
  end;
create or replace function statement_breakdown_by_outlet(about_id bigint, top integer)
  returns table (outlet_id bigint, key text, count bigint, share double precision) stable language sql
  begin atomic;
    select o.id, o.name, g.count, g.count::double precision
      / (select sum(a.quote_count + a.comment_count) from article as a where a.outlet_id = o.id)
    from (
      select a.outlet_id, count(*) as count
      from about as ab
      join statement as s on s.article_id = ab.article_id and s.id = ab.statement_id
      join article as a on a.id = s.article_id
      where ab.entity_id = about_id and ab.is_first and ab.is_listed
      group by 1 order by 2 desc, 1 limit top
    ) as g
    join outlet as o on o.id = g.outlet_id
    order by g.count desc, o.id;
  end;
create or replace function statement_breakdown_by_speaker(about_id bigint, top integer)
  returns table (kind text, key text, count bigint, share double precision) stable language sql
  begin atomic;
    select coalesce(e.kind, 'UNNAMED'), coalesce(e.name, u.name), g.count, g.count::double precision
      / (select count(*) from statement as s
         where s.is_listed and (s.speaker_entity_id = g.entity_id
           or (s.article_id = g.article_id and s.speaker_source_id = g.source_id)))
    from (
      select s.speaker_entity_id as entity_id,
        case when s.speaker_source_id is not null then s.article_id end as article_id,
        s.speaker_source_id as source_id, count(*) as count
      from about as ab join statement as s on s.article_id = ab.article_id and s.id = ab.statement_id
      where ab.entity_id = about_id and ab.is_first and ab.is_listed
        and (s.speaker_entity_id is not null or s.speaker_source_id is not null)
      group by 1, 2, 3 order by 4 desc, 1, 2, 3 limit top
    ) as g
    left join entity as e on e.id = g.entity_id
    left join unnamed_source as u on u.article_id = g.article_id and u.id = g.source_id
    order by g.count desc, g.entity_id, g.article_id, g.source_id;
  end;
create or replace function co_mentions(about_id bigint, min_statements integer, top integer)
  returns table (source_id bigint, source_name text, target_id bigint, target_name text, statement_count bigint)
  stable language sql
  begin atomic;
    select one.id, one.name, other.id, other.name, pair.count
    from (
      select a.entity_id as source_id, b.entity_id as target_id, count(*) as count
      from about as ab
      join statement as s on s.article_id = ab.article_id and s.id = ab.statement_id
      join about as a on a.article_id = s.article_id and a.statement_id = s.id and a.is_first
      join about as b on b.article_id = s.article_id and b.statement_id = s.id and b.is_first
        and b.entity_id > a.entity_id
      where ab.entity_id = about_id and ab.is_first and ab.is_listed
      group by 1, 2 having count(*) >= min_statements
      order by 3 desc, 1, 2 limit top
    ) as pair
    join entity as one on one.id = pair.source_id
    join entity as other on other.id = pair.target_id
    order by pair.count desc, one.id, other.id;
  end;
