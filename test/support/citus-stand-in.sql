-- What Citus checks before it splits a table, without the splitting. Sources:
-- https://github.com/citusdata/citus/blob/main/src/backend/distributed/commands/foreign_constraint.c
-- https://docs.citusdata.com/en/stable/develop/reference_ddl.html
create table citus_table (
  name regclass primary key,
  -- Null for a table that is everywhere.
  distribution_column smallint
);

create function check_table(checked regclass, distributed_by smallint) returns void language plpgsql as $$
declare
  found record;
begin
  if exists (select from citus_table where name = checked) then
    raise exception 'table % is already distributed', checked;
  end if;
  if exists (select from pg_trigger where tgrelid = checked and not tgisinternal) then
    raise exception 'triggers are not supported on distributed tables: %', checked;
  end if;
  if exists (
    select from pg_attribute where attrelid = checked and attidentity <> '' and atttypid <> 'bigint'::regtype
  ) then
    raise exception 'identity columns of % must be bigint', checked;
  end if;
  if distributed_by is not null then
    if not (select attnotnull from pg_attribute where attrelid = checked and attnum = distributed_by) then
      raise exception 'cannot insert NULL in the partition column of %', checked;
    end if;
    select indexrelid::regclass as index into found from pg_index
    where indrelid = checked and (indisunique or indisexclusion) and not distributed_by = any (indkey::smallint[]);
    if found.index is not null then
      raise exception 'cannot create constraint on %: % lacks the partition column', checked, found.index;
    end if;
  end if;
  for found in
    select c.conname, c.confrelid::regclass as referenced, c.conkey, c.confkey, c.confdeltype, c.confupdtype,
      c.confrelid = checked or t.name is not null as is_known,
      case when c.confrelid = checked then distributed_by else t.distribution_column end as referenced_column
    from pg_constraint as c left join citus_table as t on t.name = c.confrelid
    where c.conrelid = checked and c.contype = 'f'
  loop
    if not found.is_known then
      raise exception '%: referenced table % must be distributed or a reference table', found.conname, found.referenced;
    end if;
    if distributed_by is null and found.referenced_column is not null then
      raise exception '%: foreign keys from reference tables to distributed tables are not supported', found.conname;
    end if;
    if distributed_by = any (found.conkey) and (found.confdeltype in ('n', 'd') or found.confupdtype in ('n', 'd', 'c')) then
      raise exception '%: the partition column cannot be set by a foreign key', found.conname;
    end if;
    if found.referenced_column is not null
      and array_position(found.conkey, distributed_by) is distinct from array_position(found.confkey, found.referenced_column) then
      raise exception '%: foreign keys must have the partition column in the same place', found.conname;
    end if;
    if found.referenced_column is not null and array_position(found.conkey, distributed_by) is null then
      raise exception '%: foreign keys must include the partition column', found.conname;
    end if;
  end loop;
end $$;

create function create_reference_table(table_name regclass) returns void language plpgsql as $$
begin
  perform check_table(table_name, null);
  insert into citus_table values (table_name, null);
end $$;

create function create_distributed_table(table_name regclass, distribution_column text, colocate_with text default 'default')
returns void language plpgsql as $$
declare
  distributed_by smallint := (
    select attnum from pg_attribute where attrelid = table_name and attname = distribution_column
  );
begin
  if distributed_by is null then
    raise exception 'column % of % does not exist', distribution_column, table_name;
  end if;
  if colocate_with <> 'default' and not exists (
    select from citus_table as t
    join pg_attribute as theirs on theirs.attrelid = t.name and theirs.attnum = t.distribution_column
    join pg_attribute as ours on ours.attrelid = table_name and ours.attnum = distributed_by
    where t.name = colocate_with::regclass and theirs.atttypid = ours.atttypid
  ) then
    raise exception 'cannot colocate % with %', table_name, colocate_with;
  end if;
  -- One group is all there is here: a second would not stand together with the first.
  if colocate_with = 'default' and exists (select from citus_table as t where t.distribution_column is not null) then
    raise exception '% would stand in another place than the rest', table_name;
  end if;
  perform check_table(table_name, distributed_by);
  insert into citus_table values (table_name, distributed_by);
end $$;
