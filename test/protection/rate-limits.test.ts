import { afterEach, describe, expect, it } from '@jest/globals';
import { Role } from '../../src/domain/role.js';
import { readConfig } from '../../src/server/config.js';
import { createKey } from '../support/keys.js';
import { startProductionApi, type ProductionApi } from '../support/production-api.js';
import { recordSql } from '../support/sql-count.js';

const QUERY = { query: '{ __typename }' };

let api: ProductionApi | undefined;

afterEach(async () => {
  await api?.close();
  api = undefined;
});

async function start(environment: Record<string, string>): Promise<ProductionApi> {
  api = await startProductionApi(environment);
  return api;
}

/** The statuses of so many requests, one after the other. */
async function statuses(
  server: ProductionApi,
  count: number,
  headers: Record<string, string> = {},
): Promise<number[]> {
  const found: number[] = [];
  for (let i = 0; i < count; i++) found.push((await server.post(QUERY, headers)).status);
  return found;
}

describe('an address', () => {
  it('may send so many requests a minute, and is told when to come again', async () => {
    const server = await start({ RATE_LIMIT_PER_ADDRESS: '2' });
    expect(await statuses(server, 2)).toEqual([200, 200]);
    const refused = await server.post(QUERY, { origin: 'https://studio.apollographql.com' });
    expect([refused.status, refused.codes]).toEqual([429, ['RATE_LIMITED']]);
    const seconds = Number(refused.headers.get('retry-after'));
    expect(seconds).toBeGreaterThan(0);
    expect(seconds).toBeLessThanOrEqual(60);
    expect(refused.json?.errors?.[0]?.message).toMatch(/^Too many requests: come again in \d+ seconds?\.$/);
    // A page that may query the API can read why not.
    expect(refused.headers.get('access-control-allow-origin')).toBe('https://studio.apollographql.com');
  });

  it('is refused before its request is read', async () => {
    const server = await start({ RATE_LIMIT_PER_ADDRESS: '1' });
    await statuses(server, 1);
    expect((await server.post('no JSON')).codes).toEqual(['RATE_LIMITED']);
    expect((await server.fetch('/graphql?query=%7B__typename%7D')).codes).toEqual(['RATE_LIMITED']);
  });

  it('may ask for its health as often as it likes', async () => {
    const server = await start({ RATE_LIMIT_PER_ADDRESS: '1' });
    for (let i = 0; i < 4; i++) expect((await server.fetch('/health')).status).toBe(200);
  });

  it('is the one that the proxy tells, where one is trusted, and as many proxies as there are', async () => {
    const server = await start({ RATE_LIMIT_PER_ADDRESS: '1', TRUST_PROXY: '1' });
    const from = (address: string) => statuses(server, 1, { 'x-forwarded-for': address });
    expect(await from('192.0.2.1')).toEqual([200]);
    expect(await from('192.0.2.2')).toEqual([200]);
    expect(await from('192.0.2.2')).toEqual([429]);
    // What the client itself wrote before it is not believed.
    expect(await from('192.0.2.9, 192.0.2.2')).toEqual([429]);
    // One customer has many addresses of IPv6.
    expect(await from('2001:db8::1')).toEqual([200]);
    expect(await from('2001:db8::2')).toEqual([429]);
  });

  it('is that of the connection where no proxy is trusted', async () => {
    const server = await start({ RATE_LIMIT_PER_ADDRESS: '1' });
    expect(await statuses(server, 1, { 'x-forwarded-for': '192.0.2.1' })).toEqual([200]);
    expect(await statuses(server, 1, { 'x-forwarded-for': '192.0.2.2' })).toEqual([429]);
  });
});

describe('a key', () => {
  it('has a limit of its own, whatever others at its address do', async () => {
    const server = await start({ RATE_LIMIT_PER_ADDRESS: '1', RATE_LIMIT_PER_KEY: '3' });
    const [one, other] = await Promise.all([
      createKey(server.database, Role.READER),
      createKey(server.database, Role.READER),
    ]);
    expect(await statuses(server, 2)).toEqual([200, 429]);
    expect(await statuses(server, 4, { authorization: `Bearer ${one.secret}` })).toEqual([
      200, 200, 200, 429,
    ]);
    expect(await statuses(server, 1, { authorization: `Bearer ${other.secret}` })).toEqual([200]);
    const refused = await server.post(QUERY, { authorization: `Bearer ${one.secret}` });
    expect(refused.codes).toEqual(['RATE_LIMITED']);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
  });

  it('cannot be guessed at for ever, and then the database is not asked any more', async () => {
    const server = await start({ RATE_LIMIT_PER_ADDRESS: '2' });
    const { secret } = await createKey(server.database, Role.READER);
    const wrong = { authorization: `Bearer ${secret.slice(0, -1)}${secret.endsWith('A') ? 'B' : 'A'}` };
    const guesses = await recordSql(() => statuses(server, 2, wrong));
    expect(guesses.result).toEqual([401, 401]);
    expect(guesses.names).not.toEqual([]);
    const more = await recordSql(() => statuses(server, 2, wrong));
    expect([more.result, more.names]).toEqual([[429, 429], []]);
  });
});

describe('the limits', () => {
  it('are none where they are 0, for strangers, holders of keys and guesses alike', async () => {
    const server = await start({ RATE_LIMIT_PER_ADDRESS: '0', RATE_LIMIT_PER_KEY: '0' });
    const { secret } = await createKey(server.database, Role.READER);
    expect(await statuses(server, 3)).toEqual([200, 200, 200]);
    expect(await statuses(server, 3, { authorization: `Bearer ${secret}` })).toEqual([200, 200, 200]);
    expect(await statuses(server, 3, { authorization: 'Bearer guessed' })).toEqual([401, 401, 401]);
  });

  it('are there in production, and elsewhere only where they are set', () => {
    const { traffic } = readConfig({ NODE_ENV: 'production' });
    expect(traffic.rateLimits).toEqual({ perAddress: 600, perKey: 6000 });
    expect(readConfig({}).traffic.rateLimits).toEqual({ perAddress: 0, perKey: 0 });
    expect(readConfig({ RATE_LIMIT_PER_KEY: '5' }).traffic.rateLimits).toEqual({ perAddress: 0, perKey: 5 });
  });

  it.each(['true', 'all', '10.0.0.0/99', 'example.org'])('trust no proxy called %s', (TRUST_PROXY) => {
    expect(() => readConfig({ TRUST_PROXY })).toThrow('TRUST_PROXY is wrong');
  });
});
