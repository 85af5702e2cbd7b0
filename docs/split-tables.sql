-- Splits the tables of Verbatim by article over the machines of a Citus cluster (docs/scale.md). To be run once, on the
-- coordinator, by the owner of the tables, while no server is connected:
--   psql --set ON_ERROR_STOP=1 --file docs/split-tables.sql "$DATABASE_URL"
-- One transaction: what fails leaves the tables as they were.
begin;
-- Tables that refer to each other are made one after the other, not on many connections at once.
set local citus.multi_shard_modify_mode to 'sequential';

-- A correction may be of an entity, and so of no article: it is everywhere, and what is everywhere cannot refer to what
-- stands on one machine. No article is ever deleted; the row would be left behind.
alter table correction drop constraint correction_article_fkey;

-- Everywhere: small, and named by all others.
select create_reference_table('outlet');
select create_reference_table('entity');
select create_reference_table('alias');
select create_reference_table('correction');

-- By article: what is inside one stands together, whatever table it is in.
select create_distributed_table('article', 'id');
select create_distributed_table('byline', 'article_id', colocate_with => 'article');
select create_distributed_table('unnamed_source', 'article_id', colocate_with => 'article');
select create_distributed_table('comment_thread', 'article_id', colocate_with => 'article');
select create_distributed_table('statement', 'article_id', colocate_with => 'article');
select create_distributed_table('quote_piece', 'article_id', colocate_with => 'article');
select create_distributed_table('attribution_alternative', 'article_id', colocate_with => 'article');
select create_distributed_table('mention', 'article_id', colocate_with => 'article');
select create_distributed_table('about', 'article_id', colocate_with => 'article');
select create_distributed_table('stance', 'article_id', colocate_with => 'article');
select create_distributed_table('affiliation', 'article_id', colocate_with => 'article');
select create_distributed_table('article_version', 'article_id', colocate_with => 'article');
select create_distributed_table('moderation', 'article_id', colocate_with => 'article');
select create_distributed_table('moved_row', 'article_id', colocate_with => 'article');
select create_distributed_table('article_fingerprint', 'article_id', colocate_with => 'article');
select create_distributed_table('article_copy', 'article_id', colocate_with => 'article');

-- On the coordinator alone stay: change, api_key, audit_entry, migration, and the queue.
commit;
