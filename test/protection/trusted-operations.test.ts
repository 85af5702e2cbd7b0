import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { startProductionApi, type ProductionApi } from '../support/production-api.js';
import { temporaryFolder } from '../support/temporary-folder.js';

const HEADLINES = 'query Headlines {\n  articles(first: 2) { nodes { headline } }\n}\n';
const COUNT = 'query Count { articles { totalCount } }';
const hash = (text: string): string => createHash('sha256').update(text).digest('hex');
const byId = (id: string) => ({ extensions: { persistedQuery: { version: 1, sha256Hash: id } } });

let folder: { path: string; remove: () => Promise<void> };
let api: ProductionApi | null;

beforeEach(async () => {
  folder = await temporaryFolder();
  api = null;
});

afterEach(async () => {
  await api?.close();
  await folder.remove();
});

async function write(name: string, content: unknown): Promise<string> {
  const path = join(folder.path, name);
  await writeFile(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}

async function start(path: string, settings: Record<string, string> = {}): Promise<ProductionApi> {
  api = await startProductionApi({ TRUSTED_OPERATIONS: path, ...settings });
  return api;
}

function manifest(operations: readonly object[]): object {
  return { format: 'apollo-persisted-query-manifest', version: 1, operations };
}

describe('trusted operations', () => {
  it('of a folder are answered, however they are laid out, and all others refused unread', async () => {
    await mkdir(join(folder.path, 'pages'));
    await write('pages/headlines.graphql', HEADLINES);
    await write('count.gql', COUNT);
    await write('notes.txt', 'no operation');
    const { post, fetch } = await start(folder.path);
    for (const query of [HEADLINES, COUNT, 'query Count {\n  articles {\n    totalCount # how many\n  }\n}'])
      expect((await post({ query })).codes).toEqual([]);
    for (const query of [
      '{ articles { totalCount } }',
      'query Count { articles { nodes { id } } }',
      '{',
      '',
    ]) {
      const refused = await post({ query });
      expect([refused.status, refused.codes]).toEqual([403, ['OPERATION_NOT_TRUSTED']]);
    }
    const byGet = await fetch(`/graphql?query=${encodeURIComponent('{ viewer { name } }')}`, {
      headers: { 'apollo-require-preflight': '1' },
    });
    expect(byGet.codes).toEqual(['OPERATION_NOT_TRUSTED']);
    expect((await post({ query: `${COUNT}${' '.repeat(1_000)}` })).codes).toEqual(['OPERATION_NOT_TRUSTED']);
  });

  it('of Apollo’s manifest are asked for by their ids, and no client registers another', async () => {
    const operations = [
      { id: hash(COUNT), name: 'Count', type: 'query', body: COUNT },
      { id: 'headlines-1', name: 'Headlines', type: 'query', body: HEADLINES },
    ];
    const { post, fetch } = await start(await write('manifest.json', manifest(operations)));
    expect((await post(byId(hash(COUNT)))).json).toEqual({ data: { articles: { totalCount: 0 } } });
    expect((await post(byId('headlines-1'))).json).toEqual({ data: { articles: { nodes: [] } } });
    const address = `/graphql?extensions=${encodeURIComponent(JSON.stringify(byId('headlines-1').extensions))}`;
    const byGet = await fetch(address, { headers: { 'apollo-require-preflight': '1' } });
    expect(byGet.json).toEqual({ data: { articles: { nodes: [] } } });
    const other = '{ viewer { name } }';
    expect((await post({ query: other, ...byId(hash(other)) })).codes).toEqual(['OPERATION_NOT_TRUSTED']);
    expect((await post(byId(hash(other)))).codes).toEqual(['PERSISTED_QUERY_NOT_FOUND']);
  });

  it('of Relay’s file are asked for by their ids', async () => {
    const { post } = await start(await write('relay.json', { a1b2: COUNT }));
    expect((await post(byId('a1b2'))).json).toEqual({ data: { articles: { totalCount: 0 } } });
  });

  it('are in a batch, each of it', async () => {
    const { post } = await start(await write('count.graphql', COUNT), { MAX_BATCH: '3' });
    expect((await post([{ query: COUNT }, { query: COUNT }])).json).toHaveLength(2);
    expect((await post([{ query: COUNT }, { query: HEADLINES }])).codes).toEqual(['OPERATION_NOT_TRUSTED']);
  });

  it('are known, and others answered, where it is said', async () => {
    const { post } = await start(await write('count.graphql', COUNT), { TRUSTED_ONLY: 'false' });
    expect((await post(byId(hash(COUNT)))).codes).toEqual([]);
    expect((await post({ query: '{ articles { totalCount } }' })).codes).toEqual([]);
  });

  it.each([
    ['is not there', null],
    ['is no JSON', '{'],
    ['is another JSON', '[1]'],
    ['is a manifest without operations', manifest([])],
    ['has an operation that does not parse', manifest([{ id: 'a', name: 'A', body: 'query {' }])],
    ['has an operation of another API', manifest([{ id: 'a', name: 'A', body: '{ weather }' }])],
    ['has an operation without a text', manifest([{ id: 'a', name: 'A' }])],
  ])('keep the server from starting where the file %s', async (_what, content) => {
    const path = content === null ? join(folder.path, 'none.json') : await write('manifest.json', content);
    await expect(start(path)).rejects.toMatchObject({
      code: 'CONFIGURATION_INVALID',
      argument: ['TRUSTED_OPERATIONS'],
    });
  });
});
