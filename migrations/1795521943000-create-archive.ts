import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The tables of the archive. Everything inside an article has the key (article_id, id). */
const STATEMENTS = [
  `create table outlet (
    id bigint not null,
    name text not null,
    url text,
    constraint outlet_pkey primary key (id)
  )`,
  `create table article (
    id bigint not null,
    identity text not null,
    outlet_id bigint not null,
    url text,
    headline text not null,
    standfirst text,
    dateline text,
    published_at timestamptz,
    chronology timestamptz not null,
    language text not null,
    text text not null,
    word_count integer not null,
    content_hash text not null,
    analysis_version text not null,
    constraint article_pkey primary key (id),
    constraint article_word_count_check check (word_count >= 0),
    constraint article_outlet_fkey foreign key (outlet_id) references outlet (id)
  )`,
  `create index article_by_chronology on article (chronology, id)`,
  `create index article_by_outlet on article (outlet_id, chronology, id)`,
  `create table entity (
    id bigint not null,
    name text not null,
    wikidata_id text,
    kind text not null,
    constraint entity_pkey primary key (id),
    constraint entity_kind_check check (kind in ('PERSON', 'ORGANIZATION', 'PLACE'))
  )`,
  `create index entity_by_kind on entity (kind)`,
  `create table alias (
    entity_id bigint not null,
    name text not null,
    key text not null,
    constraint alias_pkey primary key (entity_id, name),
    constraint alias_entity_fkey foreign key (entity_id) references entity (id) on delete cascade
  )`,
  `create index alias_by_key on alias (key, entity_id)`,
  `create table byline (
    article_id bigint not null,
    ordinal integer not null,
    person_id bigint not null,
    constraint byline_pkey primary key (article_id, ordinal),
    constraint byline_article_fkey foreign key (article_id) references article (id) on delete cascade,
    constraint byline_person_fkey foreign key (person_id) references entity (id)
  )`,
  `create index byline_by_person on byline (person_id, article_id)`,
  `create table unnamed_source (
    article_id bigint not null,
    id integer not null,
    name text not null,
    organization_id bigint,
    nationality text,
    is_plural boolean not null,
    anonymity_requested boolean not null,
    reason_category text,
    reason_start integer,
    reason_code_point_start integer,
    reason_exact text,
    constraint unnamed_source_pkey primary key (article_id, id),
    constraint unnamed_source_reason_category_check check (reason_category in ('NOT_AUTHORIZED', 'SENSITIVITY', 'FEAR_OF_REPRISAL', 'PRIVATE_MATTER', 'OTHER')),
    constraint unnamed_source_reason_check check ((reason_category is null) = (reason_start is null)
   and (reason_category is null) = (reason_code_point_start is null)
   and (reason_category is null) = (reason_exact is null)),
    constraint unnamed_source_article_fkey foreign key (article_id) references article (id) on delete cascade,
    constraint unnamed_source_organization_fkey foreign key (organization_id) references entity (id)
  )`,
  `create index unnamed_source_by_organization on unnamed_source (organization_id)`,
  `create table comment_thread (
    article_id bigint not null,
    id integer not null,
    position integer not null,
    constraint comment_thread_pkey primary key (article_id, id),
    constraint comment_thread_article_fkey foreign key (article_id) references article (id) on delete cascade
  )`,
  `create index comment_thread_by_position on comment_thread (article_id, position, id)`,
  `create table statement (
    article_id bigint not null,
    id integer not null,
    text text not null,
    said_at timestamptz,
    chronology timestamptz not null,
    position integer not null,
    author text,
    thread_id integer,
    parent_id integer,
    depth integer,
    status text,
    quote_kind text,
    speaker_entity_id bigint,
    speaker_source_id integer,
    rule text,
    confidence double precision,
    cue_start integer,
    cue_code_point_start integer,
    cue_exact text,
    speaker_mention_start integer,
    speaker_mention_code_point_start integer,
    speaker_mention_exact text,
    type text not null,
    constraint statement_pkey primary key (article_id, id),
    constraint statement_type_check check ((type = 'QUOTE' and quote_kind is not null and author is null and thread_id is null and status is null)
   or (type = 'COMMENT' and author is not null and thread_id is not null and depth is not null
       and status is not null and quote_kind is null and speaker_entity_id is null and speaker_source_id is null)),
    constraint statement_position_check check (position >= 0),
    constraint statement_id_check check (id > 0),
    constraint comment_parent_check check (type <> 'COMMENT' or (parent_id is null) = (depth = 0) and (parent_id is null) = (thread_id = id)),
    constraint comment_status_check check (status in ('PUBLISHED', 'PENDING', 'REJECTED')),
    constraint quote_speaker_mention_check check ((speaker_mention_start is null) = (speaker_mention_exact is null)
   and (speaker_mention_start is null) = (speaker_mention_code_point_start is null)),
    constraint quote_cue_check check ((cue_start is null) = (cue_exact is null) and (cue_start is null) = (cue_code_point_start is null)),
    constraint quote_attribution_check check ((rule is null) = (confidence is null)),
    constraint quote_confidence_check check (confidence between 0 and 1),
    constraint quote_speaker_check check (speaker_entity_id is null or speaker_source_id is null),
    constraint quote_kind_check check (quote_kind in ('DIRECT', 'INDIRECT', 'MIXED')),
    constraint statement_article_fkey foreign key (article_id) references article (id) on delete cascade,
    constraint comment_thread_fkey foreign key (article_id, thread_id) references comment_thread (article_id, id) on delete cascade,
    constraint comment_parent_fkey foreign key (article_id, parent_id) references statement (article_id, id) on delete cascade,
    constraint quote_speaker_entity_fkey foreign key (speaker_entity_id) references entity (id),
    constraint quote_speaker_source_fkey foreign key (article_id, speaker_source_id) references unnamed_source (article_id, id) on delete cascade
  )`,
  `create index statement_by_type on statement (type)`,
  `create index quote_by_speaker_entity on statement (speaker_entity_id, chronology, article_id, id) where speaker_entity_id is not null`,
  `create index quote_by_speaker_source on statement (article_id, speaker_source_id, position, id) where speaker_source_id is not null`,
  `create index comment_by_thread on statement (article_id, thread_id, position, id) where type = 'COMMENT'`,
  `create index comment_by_parent on statement (article_id, parent_id, position, id) where parent_id is not null`,
  `create index statement_by_chronology on statement (chronology, article_id, id)`,
  `create index statement_by_position on statement (article_id, position, id)`,
  `create table quote_piece (
    article_id bigint not null,
    quote_id integer not null,
    ordinal integer not null,
    is_verbatim boolean not null,
    start_offset integer not null,
    code_point_start integer not null,
    exact text not null,
    constraint quote_piece_pkey primary key (article_id, quote_id, ordinal),
    constraint quote_piece_start_key unique (article_id, quote_id, start_offset),
    constraint quote_piece_check check (start_offset >= 0 and code_point_start >= 0 and exact <> ''),
    constraint quote_piece_quote_fkey foreign key (article_id, quote_id) references statement (article_id, id) on delete cascade
  )`,
  `create table attribution_alternative (
    article_id bigint not null,
    quote_id integer not null,
    ordinal integer not null,
    confidence double precision not null,
    speaker_entity_id bigint,
    speaker_source_id integer,
    constraint attribution_alternative_pkey primary key (article_id, quote_id, ordinal),
    constraint attribution_alternative_speaker_check check ((speaker_entity_id is null) <> (speaker_source_id is null)),
    constraint attribution_alternative_confidence_check check (confidence between 0 and 1),
    constraint attribution_alternative_quote_fkey foreign key (article_id, quote_id) references statement (article_id, id) on delete cascade,
    constraint attribution_alternative_entity_fkey foreign key (speaker_entity_id) references entity (id),
    constraint attribution_alternative_source_fkey foreign key (article_id, speaker_source_id) references unnamed_source (article_id, id) on delete cascade
  )`,
  `create index attribution_alternative_by_speaker_entity on attribution_alternative (speaker_entity_id)`,
  `create table mention (
    article_id bigint not null,
    id integer not null,
    entity_id bigint not null,
    comment_id integer,
    start_offset integer not null,
    code_point_start integer not null,
    exact text not null,
    is_reference boolean not null,
    constraint mention_pkey primary key (article_id, id),
    constraint mention_check check (start_offset >= 0 and code_point_start >= 0 and exact <> ''),
    constraint mention_article_fkey foreign key (article_id) references article (id) on delete cascade,
    constraint mention_entity_fkey foreign key (entity_id) references entity (id),
    constraint mention_comment_fkey foreign key (article_id, comment_id) references statement (article_id, id) on delete cascade
  )`,
  `create index mention_by_entity on mention (entity_id, article_id, id)`,
  `create index mention_by_comment on mention (article_id, comment_id) where comment_id is not null`,
  `create table about (
    article_id bigint not null,
    statement_id integer not null,
    mention_id integer not null,
    entity_id bigint not null,
    chronology timestamptz not null,
    is_first boolean not null,
    constraint about_pkey primary key (article_id, statement_id, mention_id),
    constraint about_statement_fkey foreign key (article_id, statement_id) references statement (article_id, id) on delete cascade,
    constraint about_mention_fkey foreign key (article_id, mention_id) references mention (article_id, id) on delete cascade,
    constraint about_entity_fkey foreign key (entity_id) references entity (id)
  )`,
  `create index about_by_entity on about (entity_id, chronology, article_id, statement_id) where is_first`,
  `create index about_by_mention on about (article_id, mention_id)`,
  `create table stance (
    article_id bigint not null,
    statement_id integer not null,
    target_id bigint not null,
    polarity text not null,
    confidence double precision not null,
    constraint stance_pkey primary key (article_id, statement_id, target_id),
    constraint stance_confidence_check check (confidence between 0 and 1),
    constraint stance_polarity_check check (polarity in ('POSITIVE', 'NEUTRAL', 'NEGATIVE')),
    constraint stance_statement_fkey foreign key (article_id, statement_id) references statement (article_id, id) on delete cascade,
    constraint stance_target_fkey foreign key (target_id) references entity (id)
  )`,
  `create index stance_by_target on stance (target_id, polarity)`,
  `create table affiliation (
    article_id bigint not null,
    ordinal integer not null,
    person_id bigint not null,
    organization_id bigint,
    role text not null,
    start_offset integer not null,
    code_point_start integer not null,
    exact text not null,
    constraint affiliation_pkey primary key (article_id, ordinal),
    constraint affiliation_check check (start_offset >= 0 and code_point_start >= 0 and exact <> ''),
    constraint affiliation_article_fkey foreign key (article_id) references article (id) on delete cascade,
    constraint affiliation_person_fkey foreign key (person_id) references entity (id),
    constraint affiliation_organization_fkey foreign key (organization_id) references entity (id)
  )`,
  `create index affiliation_by_person on affiliation (person_id, article_id, ordinal)`,
  `create index affiliation_by_organization on affiliation (organization_id, article_id, ordinal)`,
];

export class CreateArchive1795521943000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations only go forward: restore a backup instead.'));
  }
}
