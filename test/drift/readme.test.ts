import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ingestFiles } from '../../src/ingest/ingest-files.js';
import { pageFiles } from '../../src/ingest/sources/page-files.js';
import { SETTINGS } from '../../src/server/config.js';
import { startApi, type Api } from '../support/api.js';

const ROOT = new URL('../../', import.meta.url);
const readme = await readFile(new URL('README.md', ROOT), 'utf8');

/** Each query that the README shows, with the answer it shows next. */
const EXAMPLES = [...readme.matchAll(/```graphql\n(?<query>.*?)```.*?```json\n(?<answer>.*?)```/gs)].map(
  ({ groups }) => ({ query: groups?.['query'] ?? '', answer: groups?.['answer'] ?? '' }),
);

describe('README.md', () => {
  let api: Api;

  beforeAll(async () => {
    api = await startApi();
    const files = await pageFiles([fileURLToPath(new URL('sample', ROOT))]);
    await ingestFiles(api.database, files, {}, {}, new AbortController().signal);
  });

  afterAll(() => api.close());

  it('shows queries with their answers', () => {
    expect(EXAMPLES).toHaveLength(2);
  });

  it.each(EXAMPLES)('shows what the sample archive answers: $query', async ({ query, answer }) => {
    expect(await api.query(query)).toEqual(JSON.parse(answer));
  });

  it('lists every setting with its default', () => {
    const rows = [...readme.matchAll(/^\| `([A-Z_]+)` +\| (\S+) +\| (.*?) +\|$/gm)];
    expect(rows.map(([, name, value, description]) => [name, value, description])).toEqual(
      SETTINGS.map(({ name, default: value, description }) => [
        name,
        value === '' ? 'unset' : `\`${value}\``,
        description,
      ]),
    );
  });
});
