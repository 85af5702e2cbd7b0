import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { exportJWK, generateKeyPair, SignJWT, type CryptoKey } from 'jose';
import { Role } from '../../src/domain/role.js';
import { revokeApiKey } from '../../src/store/api-keys.js';
import { sql } from '../../src/store/sql.js';
import { startApi, type Api } from '../support/api.js';
import { createKey } from '../support/keys.js';

const VIEWER = '{ viewer { name role } }';
const ISSUER = 'https://login.example/';
const AUDIENCE = 'verbatim';

const storedKeys = sql('storedKeys', 'select to_jsonb(k)::text as "row" from api_key as k');
const uses = sql('uses', 'select k.last_used_at as "at" from api_key as k where k.id = $1');

interface Failure {
  readonly errors: readonly { readonly extensions: { readonly code: string } }[];
}

async function send(api: Api, authorization: string | undefined, query = VIEWER) {
  const response = await fetch(api.address, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(authorization !== undefined && { authorization }) },
    body: JSON.stringify({ query }),
  });
  return { response, body: (await response.json()) as unknown };
}

async function expectUnauthenticated(api: Api, authorization: string | undefined): Promise<void> {
  const { response, body } = await send(api, authorization);
  expect([response.status, response.headers.get('www-authenticate')]).toEqual([
    401,
    'Bearer realm="verbatim"',
  ]);
  expect((body as Failure).errors.map(({ extensions }) => extensions)).toEqual([{ code: 'UNAUTHENTICATED' }]);
}

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

describe('a token of the identity provider', () => {
  let api: Api;
  let provider: Server;
  let signing: CryptoKey;
  let isProviderWell = true;

  const token = (claims: object, { issuer = ISSUER, audience = AUDIENCE, expires = '5 minutes' } = {}) =>
    new SignJWT({ ...claims })
      .setProtectedHeader({ alg: 'RS256', kid: 'one' })
      .setSubject('ada')
      .setIssuer(issuer)
      .setAudience(audience)
      .setExpirationTime(expires)
      .sign(signing);

  async function startProvider(jwk: object): Promise<URL> {
    provider = createServer((_request, response) => {
      response.writeHead(isProviderWell ? 200 : 500, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ keys: [jwk] }));
    }).listen(0, '127.0.0.1');
    await once(provider, 'listening');
    const bound = provider.address();
    return new URL(`http://127.0.0.1:${String(typeof bound === 'object' ? bound?.port : 0)}/jwks.json`);
  }

  function settings(jwksUrl: URL) {
    return {
      jwksUrl,
      issuer: ISSUER,
      audience: AUDIENCE,
      roleClaim: ['access', 'roles'],
      algorithms: ['RS256'],
      clockToleranceSeconds: 5,
    };
  }

  beforeAll(async () => {
    const { publicKey, privateKey } = await generateKeyPair('RS256', { extractable: true });
    signing = privateKey;
    const jwksUrl = await startProvider({ ...(await exportJWK(publicKey)), kid: 'one', alg: 'RS256' });
    api = await startApi({ jwt: settings(jwksUrl) });
  });

  afterAll(async () => {
    await api.close();
    provider.close();
  });

  it.each([
    [{ access: { roles: ['editor', 'offline_access'] } }, Role.EDITOR],
    [{ access: { roles: ['CONTRIBUTOR', 'moderator'] } }, Role.MODERATOR],
    [{ access: { roles: 'admin' } }, Role.ADMIN],
    [{ access: { roles: ['owner'] } }, Role.READER],
    [{ role: 'admin' }, Role.READER],
    [{}, Role.READER],
  ])('has the role that its claim names: %j', async (claims, role) => {
    const { body } = await send(api, `Bearer ${await token(claims)}`);
    expect(body).toEqual({ data: { viewer: { name: 'ada', role } } });
  });

  it('may be a little late, as clocks differ, and not much', async () => {
    const seconds = (late: number) => Math.floor(Date.now() / 1000) - late;
    const late = (by: number) =>
      new SignJWT({})
        .setProtectedHeader({ alg: 'RS256', kid: 'one' })
        .setSubject('ada')
        .setIssuer(ISSUER)
        .setAudience(AUDIENCE)
        .setExpirationTime(seconds(by))
        .sign(signing);
    expect((await send(api, `Bearer ${await late(1)}`)).response.status).toBe(200);
    await expectUnauthenticated(api, `Bearer ${await late(60)}`);
  });

  it('is refused where it is for others, of others, unsigned, or signed with what everybody knows', async () => {
    const { privateKey: foreign } = await generateKeyPair('RS256');
    const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
    const claims = { sub: 'ada', iss: ISSUER, aud: AUDIENCE, exp: Math.floor(Date.now() / 1000) + 300 };
    const shared = new SignJWT(claims).setProtectedHeader({ alg: 'HS256', kid: 'one' });
    const stranger = new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid: 'one' });
    const endless = new SignJWT({ sub: 'ada', iss: ISSUER, aud: AUDIENCE }).setProtectedHeader({
      alg: 'RS256',
      kid: 'one',
    });
    for (const wrong of [
      await token({}, { issuer: 'https://elsewhere.example/' }),
      await token({}, { audience: 'another program' }),
      `${part({ alg: 'none' })}.${part(claims)}.`,
      await shared.sign(new TextEncoder().encode('a secret that everybody knows by now')),
      await stranger.sign(foreign),
      await endless.sign(signing),
      'not.a.token',
    ])
      await expectUnauthenticated(api, `Bearer ${wrong}`);
  });

  it('cannot be told good or bad while the identity provider is away: 503, and no word of where it is', async () => {
    const { publicKey } = await generateKeyPair('RS256', { extractable: true });
    isProviderWell = false;
    const known = provider;
    const other = await startApi({
      jwt: settings(await startProvider({ ...(await exportJWK(publicKey)), kid: 'one' })),
    });
    try {
      const { response, body } = await send(other, `Bearer ${await token({})}`);
      expect(response.status).toBe(503);
      expect(body).toEqual({
        errors: [
          { message: 'The identity provider does not answer.', extensions: { code: 'SERVICE_UNAVAILABLE' } },
        ],
      });
    } finally {
      await other.close();
      provider.close();
      provider = known;
      isProviderWell = true;
    }
  });
});
