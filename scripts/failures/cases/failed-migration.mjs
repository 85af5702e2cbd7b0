import { MIGRATIONS } from '../../../dist/migrations/index.js';
import { createDataSource } from '../../../dist/src/store/data-source.js';
import { runCommand } from '../rig/verbatim.mjs';

/** Every table, column, constraint, index, function and applied migration, as text. */
const SCHEMA = `
  select string_agg(line, E'\\n' order by line) as schema from (
    select format('%s.%s %s %s', table_name, column_name, data_type, column_default) as line
      from information_schema.columns where table_schema = 'public'
    union all select conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid)
      from pg_constraint where connamespace = 'public'::regnamespace
    union all select indexdef from pg_indexes where schemaname = 'public'
    union all select 'function ' || proname from pg_proc where pronamespace = 'public'::regnamespace
    union all select 'migration ' || name from migration) as lines`;

/** The last migration that makes a table meets one that somebody has made by hand. */
async function obstacle() {
  const made = MIGRATIONS.map((migration, index) => {
    const names = [];
    const runner = {
      query: (text) => (names.push(...(/create table (\w+)/.exec(text) ?? []).slice(1)), Promise.resolve([])),
    };
    return { index, names, done: new migration().up(runner).catch(() => undefined) };
  });
  await Promise.all(made.map(({ done }) => done));
  return made.filter(({ names, index }) => names.length > 0 && index > 0).at(-1);
}

/** A migration fails in the middle of several. */
export const failedMigration = {
  asked:
    'the old schema stays as it was, the reason is told, and once it is mended the same command migrates',
  async run(rig) {
    const database = await rig.database('');
    const url = rig.postgres.url(database);
    const { index, names } = await obstacle();
    const source = createDataSource(url).setOptions({
      migrations: MIGRATIONS.slice(0, Math.max(1, index - 1)),
    });
    await source.initialize();
    await source.runMigrations();
    await source.destroy();
    const [table] = names;
    await rig.postgres.query(database, `create table ${table} (made_by_hand text)`);
    const schema = async () => (await rig.postgres.query(database, SCHEMA))[0].schema;
    const before = await schema();
    const failing = await runCommand(['migrate'], { DATABASE_URL: url });
    const isOld = (await schema()) === before;
    await rig.postgres.query(database, `drop table ${table}`);
    const mended = await runCommand(['migrate'], { DATABASE_URL: url });
    const [{ count }] = await rig.postgres.query(
      database,
      'select count(*)::integer as count from migration',
    );
    return {
      measured: `'${table}' was there already: migrate ended with ${String(failing.code)}, the schema is ${isOld ? 'as before' : 'ANOTHER'}; mended, it ended with ${String(mended.code)}, ${String(count)} of ${String(MIGRATIONS.length)} applied`,
      isMet:
        failing.code === 1 &&
        failing.stderr.includes(table) &&
        isOld &&
        mended.code === 0 &&
        count === MIGRATIONS.length,
    };
  },
};
