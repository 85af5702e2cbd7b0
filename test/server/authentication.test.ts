import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Role } from '../../src/domain/role.js';
import { revokeApiKey } from '../../src/store/api-keys.js';
import { sql } from '../../src/store/sql.js';
import { startApi, type Api } from '../support/api.js';
import { createKey } from '../support/keys.js';
import { expectUnauthenticated, send } from '../support/who-asks.js';

const storedKeys = sql('storedKeys', 'select to_jsonb(k)::text as "row" from api_key as k');
const uses = sql('uses', 'select k.last_used_at as "at" from api_key as k where k.id = $1');

describe('a key', () => {
  let api: Api;

  beforeAll(async () => {
    api = await startApi();
  });

  afterAll(() => api.close());

  it.each(Object.values(Role))('tells the server who asks, and what they may do: %s', async (role) => {
    const { secret } = await createKey(api.database, role);
    const { body } = await send(api, `Bearer ${secret}`);
    expect(body).toEqual({ data: { viewer: { name: `${role} of a test`, role } } });
  });

  it('is not needed for reading where that is open', async () => {
    const { response, body } = await send(api, undefined);
    expect([response.status, body]).toEqual([200, { data: { viewer: null } }]);
  });

  it('is refused with 401 where it is wrong, foreign or no key at all', async () => {
    const { id, secret } = await createKey(api.database, Role.ADMIN);
    const last = secret.at(-1) === 'A' ? 'E' : 'A';
    for (const wrong of [
      `Bearer ${secret.slice(0, -1)}${last}`,
      `Bearer verbatim_${id}_${'A'.repeat(43)}`,
      `Bearer verbatim_9223372036854775808_${'A'.repeat(43)}`,
      'Bearer verbatim',
      'Bearer ',
      '',
      `Basic ${Buffer.from('admin:admin').toString('base64')}`,
      secret,
    ])
      await expectUnauthenticated(api, wrong);
  });

  it('works no more from the moment it is revoked or expired', async () => {
    const { id, secret } = await createKey(api.database, Role.READER);
    expect((await send(api, `Bearer ${secret}`)).response.status).toBe(200);
    await revokeApiKey(api.database, id);
    await expectUnauthenticated(api, `Bearer ${secret}`);
    const past = await createKey(api.database, Role.READER, new Date(Date.now() - 1000));
    await expectUnauthenticated(api, `Bearer ${past.secret}`);
    const future = await createKey(api.database, Role.READER, new Date(Date.now() + 3_600_000));
    expect((await send(api, `Bearer ${future.secret}`)).response.status).toBe(200);
  });

  it('is stored nowhere, in no form that it could be read from', async () => {
    const { secret } = await createKey(api.database, Role.ADMIN);
    const random = secret.split('_').slice(2).join('_');
    const rows = await api.database.query<{ row: string }>(storedKeys);
    const all = rows.map(({ row }) => row).join('\n');
    expect(rows.length).toBeGreaterThan(0);
    expect(all).not.toContain(random);
    expect(all).not.toContain(Buffer.from(random, 'base64url').toString('hex'));
  });

  it('has its last use noted, and not again within a minute', async () => {
    const { id, secret } = await createKey(api.database, Role.READER);
    const lastUse = async () => (await api.database.query<{ at: Date | null }>(uses, [id]))[0]?.at ?? null;
    expect(await lastUse()).toBeNull();
    await send(api, `Bearer ${secret}`);
    const first = await lastUse();
    expect(first).toBeInstanceOf(Date);
    await send(api, `Bearer ${secret}`);
    expect(await lastUse()).toEqual(first);
  });
});

describe('where reading is closed', () => {
  let api: Api;

  beforeAll(async () => {
    api = await startApi({ reading: 'closed' });
  });

  afterAll(() => api.close());

  it('nobody reads without a key, not even the schema', async () => {
    await expectUnauthenticated(api, undefined);
    const { response } = await send(api, undefined, '{ __schema { queryType { name } } }');
    expect(response.status).toBe(401);
  });

  it('whoever has one does', async () => {
    const { secret } = await createKey(api.database, Role.READER);
    const { body } = await send(api, `Bearer ${secret}`, '{ articles { totalCount } }');
    expect(body).toEqual({ data: { articles: { totalCount: 0 } } });
  });
});
