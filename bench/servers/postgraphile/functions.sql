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
