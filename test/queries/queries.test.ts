import { readdir, readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ingestPage } from '../../src/ingest/ingest-page.js';
import type { Page } from '../../src/ingest/page.js';
import { startApi, type Api } from '../support/api.js';
import { LARGE_ARCHIVE, pierTalksPage, SMALL_ARCHIVE } from '../support/pages.js';
import { recordSql } from '../support/sql-count.js';

const FOLDER = new URL('./', import.meta.url);

/** A query's file: the query, opened by comments that tell its variables and the SQL it may send. */
interface QueryCase {
  readonly name: string;
  readonly query: string;
  readonly variables: object;
  readonly sql: readonly string[];
}

async function readCase(file: string): Promise<QueryCase> {
  const query = await readFile(new URL(file, FOLDER), 'utf8');
  const told = (name: string): string[] =>
    [...query.matchAll(new RegExp(`^#> ${name}: (.*)$`, 'gm'))].map((match) => match[1] ?? '');
  return {
    name: file.replace('.test.graphql', ''),
    query,
    variables: JSON.parse(told('variables')[0] ?? '{}') as object,
    sql: told('sql').flatMap((line) => line.split(', ')),
  };
}

async function apiWith(pages: readonly Page[]): Promise<Api> {
  const api = await startApi();
  for (const each of pages) await ingestPage(api.database, each);
  return api;
}

const files = (await readdir(FOLDER)).filter((file) => file.endsWith('.test.graphql'));
const cases = await Promise.all(files.map(readCase));

describe('an operation', () => {
  let small: Api;
  let large: Api;

  beforeAll(async () => {
    const talks = Array.from({ length: 20 }, (_, i) => pierTalksPage(i + 1, 3));
    [small, large] = await Promise.all([
      apiWith([...SMALL_ARCHIVE, pierTalksPage(1, 1)]),
      apiWith([...LARGE_ARCHIVE, ...talks]),
    ]);
  });

  afterAll(async () => {
    await Promise.all([small.close(), large.close()]);
  });

  it.each(cases)('$name answers with what the archive holds', async ({ name, query, variables }) => {
    const answer = await small.query(query, variables);
    const expected = await readFile(new URL(`${name}.expected.json`, FOLDER), 'utf8');
    expect(answer).toEqual(JSON.parse(expected));
  });

  it.each(cases)(
    '$name sends the same SQL for 2 statements and for 200',
    async ({ query, variables, sql }) => {
      for (const api of [small, large]) {
        const { result, names } = await recordSql(() => api.query(query, variables));
        expect(result.errors).toBeUndefined();
        expect(names.sort()).toEqual([...sql].sort());
      }
    },
  );
});
