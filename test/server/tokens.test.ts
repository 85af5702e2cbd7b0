import { generateKeyPairSync, sign } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CompactSign, exportJWK, generateKeyPair, SignJWT, type CryptoKey } from 'jose';
import { Role } from '../../src/domain/role.js';
import { TokenVerifier } from '../../src/server/authentication/token-verifier.js';
import { sql } from '../../src/store/sql.js';
import { startApi, type Api } from '../support/api.js';
import { startProductionApi } from '../support/production-api.js';
import { expectUnauthenticated, send } from '../support/who-asks.js';

const ISSUER = 'https://login.example/';
const AUDIENCE = 'verbatim';

/** Long after a server has stopped waiting, and before a test does. */
const LATE_MS = 3_000;

const actors = sql(
  'actors',
  'select a.actor_kind as "kind", a.actor_id as "id", a.actor_name as "name" from audit_entry as a',
);

describe('a token of the identity provider', () => {
  let api: Api;
  let provider: Server;
  let signing: CryptoKey;
  let shown: object;
  let jwksUrl: URL;
  let provides: 'keys' | 'keys late' | 'an error' | 'nothing' = 'keys';

  const token = (
    claims: object,
    { issuer = ISSUER, audience = AUDIENCE, expires = '5 minutes', subject = 'ada' } = {},
  ) =>
    new SignJWT({ ...claims })
      .setProtectedHeader({ alg: 'RS256', kid: 'one' })
      .setSubject(subject)
      .setIssuer(issuer)
      .setAudience(audience)
      .setExpirationTime(expires)
      .sign(signing);

  async function startProvider(jwk: object): Promise<URL> {
    provider = createServer((_request, response) => {
      if (provides === 'nothing') return;
      const answer = (): void => {
        response.writeHead(provides === 'an error' ? 500 : 200, { 'content-type': 'application/json' });
        response.end(JSON.stringify({ keys: [jwk] }));
      };
      if (provides === 'keys late') setTimeout(answer, LATE_MS);
      else answer();
    }).listen(0, '127.0.0.1');
    await once(provider, 'listening');
    const bound = provider.address();
    return new URL(`http://127.0.0.1:${String(typeof bound === 'object' ? bound?.port : 0)}/jwks.json`);
  }

  const environment = (address: string) => ({
    JWT_JWKS_URL: address,
    JWT_ISSUER: ISSUER,
    JWT_AUDIENCE: AUDIENCE,
  });

  function settings() {
    return {
      jwksUrl,
      issuer: ISSUER,
      audience: AUDIENCE,
      roleClaim: ['access', 'roles'],
      algorithms: ['RS256'],
      clockToleranceSeconds: 5,
      timeoutMs: 2_000,
    };
  }

  beforeAll(async () => {
    const { publicKey, privateKey } = await generateKeyPair('RS256', { extractable: true });
    signing = privateKey;
    shown = { ...(await exportJWK(publicKey)), kid: 'one', alg: 'RS256' };
    jwksUrl = await startProvider(shown);
    api = await startApi({ jwt: settings() });
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

  it('is told from those of others by its issuer and its subject, in what is written down', async () => {
    const mutation =
      'mutation { createApiKey(input: { name: "one", role: READER }) { userErrors { code } } }';
    const { body } = await send(api, `Bearer ${await token({ access: { roles: ['admin'] } })}`, mutation);
    expect(body).toEqual({ data: { createApiKey: { userErrors: [] } } });
    expect(await api.database.query(actors)).toEqual([{ kind: 'TOKEN', id: `${ISSUER} ada`, name: 'ada' }]);
  });

  it('counts by its subject: what one has asked, no other has', async () => {
    const server = await startProductionApi({ ...environment(jwksUrl.href), RATE_LIMIT_PER_KEY: '1' });
    try {
      const statuses: number[] = [];
      for (const subject of ['ada', 'bea', 'ada']) {
        const authorization = `Bearer ${await token({}, { subject })}`;
        statuses.push((await server.post({ query: '{ __typename }' }, { authorization })).status);
      }
      expect(statuses).toEqual([200, 200, 429]);
    } finally {
      await server.close();
    }
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
    const nobody = new SignJWT({ iss: ISSUER, aud: AUDIENCE, exp: claims.exp }).setProtectedHeader({
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
      await nobody.sign(signing),
      'not.a.token',
    ])
      await expectUnauthenticated(api, `Bearer ${wrong}`);
  });

  it.each([[''], [5], [null], [{ name: 'ada' }], [['ada']], ['a\0da'], ['a\ud800da'], ['ada\n']])(
    'is refused where whom it names is no word: %j',
    async (sub) => {
      const exp = Math.floor(Date.now() / 1000) + 300;
      const claims = JSON.stringify({ sub, iss: ISSUER, aud: AUDIENCE, exp });
      const signed = new CompactSign(new TextEncoder().encode(claims));
      const odd = await signed.setProtectedHeader({ alg: 'RS256', kid: 'one' }).sign(signing);
      await expectUnauthenticated(api, `Bearer ${odd}`);
    },
  );

  it('is not believed where the identity provider signs by a short RSA key, and that is what is said of it', async () => {
    const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 1024 });
    const known = provider;
    const short = await startProvider({ ...publicKey.export({ format: 'jwk' }), kid: 'short', alg: 'RS256' });
    const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
    const claims = { sub: 'ada', iss: ISSUER, aud: AUDIENCE, exp: Math.floor(Date.now() / 1000) + 300 };
    const signed = `${part({ alg: 'RS256', kid: 'short' })}.${part(claims)}`;
    const signature = sign('sha256', Buffer.from(signed), privateKey).toString('base64url');
    try {
      const verifier = new TokenVerifier({ ...settings(), jwksUrl: short });
      await expect(verifier.principalOf(`${signed}.${signature}`)).rejects.toMatchObject({
        code: 'SERVICE_UNAVAILABLE',
        message: expect.stringContaining('2,048 bits'),
      });
    } finally {
      provider.close();
      provider = known;
    }
  });

  it.each(['an error', 'keys late', 'nothing'] as const)(
    'cannot be told good or bad while the identity provider answers %s: 503, and no word of where it is',
    async (answer) => {
      provides = answer;
      const known = provider;
      const { href } = await startProvider(shown);
      const other = await startProductionApi({ ...environment(href), JWT_TIMEOUT_MS: '200' });
      try {
        const authorization = `Bearer ${await token({})}`;
        const { status, json } = await other.post({ query: '{ __typename }' }, { authorization });
        expect(status).toBe(503);
        expect(json).toEqual({
          errors: [
            {
              message: 'The identity provider does not answer.',
              extensions: { code: 'SERVICE_UNAVAILABLE' },
            },
          ],
        });
      } finally {
        await other.close();
        provider.closeAllConnections();
        provider.close();
        provider = known;
        provides = 'keys';
      }
    },
  );
});
