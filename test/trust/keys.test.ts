import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Role } from '../../src/domain/role.js';
import { sql } from '../../src/store/sql.js';
import { startApi, type Api } from '../support/api.js';
import { createKey } from '../support/keys.js';

const CREATE = `mutation ($input: CreateApiKeyInput!) {
  createApiKey(input: $input) {
    clientMutationId secret apiKey { id name role expiresAt } userErrors { code message path } query { viewer { role } }
  }
}`;
const REVOKE = `mutation ($id: ID!) {
  revokeApiKey(input: { id: $id }) { apiKey { id revokedAt } userErrors { code path } }
}`;
const LOG = `query ($subjectId: ID) {
  auditEntries(subjectId: $subjectId) {
    nodes { actorKind actorId actorName action subjectId before after }
  }
}`;

interface Created {
  readonly createApiKey: {
    readonly clientMutationId: string | null;
    readonly secret: string | null;
    readonly apiKey: { readonly id: string; readonly name: string } | null;
    readonly userErrors: readonly { readonly code: string; readonly path: readonly string[] }[];
    readonly query: unknown;
  };
}

let api: Api;
let admin: { id: string; secret: string };

beforeAll(async () => {
  api = await startApi();
  admin = await createKey(api.database, Role.ADMIN);
});

afterAll(() => api.close());

const asAdmin = <Data>(query: string, variables: object = {}) =>
  api.query<Data>(query, variables, undefined, admin.secret);

async function create(input: object): Promise<Created['createApiKey']> {
  return (await asAdmin<Created>(CREATE, { input })).data.createApiKey;
}

describe('createApiKey', () => {
  it('shows a key that works, once, and answers as Relay has it', async () => {
    const expiresAt = new Date(Date.now() + 3_600_000).toISOString();
    const input = { name: 'the reading room', role: 'EDITOR', expiresAt, clientMutationId: 'a' };
    const { secret, ...payload } = await create(input);
    expect(payload).toEqual({
      clientMutationId: 'a',
      apiKey: { id: expect.any(String), name: 'the reading room', role: 'EDITOR', expiresAt },
      userErrors: [],
      query: { viewer: { role: 'ADMIN' } },
    });
    const { data } = await api.query('{ viewer { name role } }', {}, undefined, secret ?? '');
    expect(data).toEqual({ viewer: { name: 'the reading room', role: 'EDITOR' } });
    const everything = JSON.stringify(
      await asAdmin(`{ apiKeys { nodes { id name role createdAt expiresAt
      lastUsedAt revokedAt } } auditEntries { nodes { before after } } }`),
    );
    expect(everything).toContain('the reading room');
    expect(everything).not.toContain(secret?.split('_').slice(2).join('_'));
  });

  it('tells in the payload what its sender can mend, and makes nothing', async () => {
    const payload = await create({ name: 'late', role: 'READER', expiresAt: '2001-01-01T00:00:00Z' });
    expect(payload).toMatchObject({
      secret: null,
      apiKey: null,
      userErrors: [{ code: 'BAD_USER_INPUT', path: ['input', 'expiresAt'] }],
    });
    const { data } = await asAdmin<{ apiKeys: { nodes: { name: string }[] } }>(
      '{ apiKeys { nodes { name } } }',
    );
    expect(data.apiKeys.nodes.map(({ name }) => name)).not.toContain('late');
  });

  it('refuses a name that is none', async () => {
    const { errors } = await asAdmin(CREATE, { input: { name: '', role: 'READER' } });
    expect(errors?.map(({ extensions }) => extensions)).toEqual([
      { code: 'BAD_USER_INPUT', argument: ['input', 'name'] },
    ]);
  });
});

describe('revokeApiKey', () => {
  it('keeps a key out from the next request on, and may be repeated', async () => {
    const { secret, apiKey } = await create({ name: 'short', role: 'READER' });
    for (const times of [1, 2]) {
      const { data } = await asAdmin(REVOKE, { id: apiKey?.id });
      expect([times, data]).toEqual([
        times,
        { revokeApiKey: { apiKey: { id: apiKey?.id, revokedAt: expect.any(String) }, userErrors: [] } },
      ]);
    }
    const { errors } = await api.query('{ viewer { name } }', {}, undefined, secret ?? '');
    expect(errors?.map(({ extensions }) => extensions['code'])).toEqual(['UNAUTHENTICATED']);
  });

  it('tells of an id that is none', async () => {
    for (const [id, code] of [
      ['x', 'BAD_USER_INPUT'],
      [Buffer.from('ApiKey:77').toString('base64url'), 'NOT_FOUND'],
    ]) {
      const { data } = await asAdmin(REVOKE, { id });
      expect(data).toEqual({ revokeApiKey: { apiKey: null, userErrors: [{ code, path: ['input', 'id'] }] } });
    }
  });
});

describe('the audit log', () => {
  it('tells who did what to what, with what it was and became', async () => {
    const { apiKey } = await create({ name: 'audited', role: 'MODERATOR' });
    await asAdmin(REVOKE, { id: apiKey?.id });
    const { data } = await asAdmin(LOG, { subjectId: apiKey?.id });
    const who = {
      actorKind: 'API_KEY',
      actorId: admin.id,
      actorName: 'ADMIN of a test',
      subjectId: apiKey?.id,
    };
    const working = { name: 'audited', role: 'MODERATOR', expiresAt: null, revokedAt: null };
    expect(data).toEqual({
      auditEntries: {
        nodes: [
          {
            ...who,
            action: 'revokeApiKey',
            before: working,
            after: { ...working, revokedAt: expect.any(String) },
          },
          { ...who, action: 'createApiKey', before: null, after: working },
        ],
      },
    });
  });

  it('pages, latest first', async () => {
    for (const name of ['p1', 'p2', 'p3']) await create({ name, role: 'READER' });
    interface Page {
      auditEntries: { nodes: { after: { name: string } }[]; pageInfo: { endCursor: string } };
    }
    const PAGE = `query ($after: String) {
      auditEntries(first: 2, after: $after) { nodes { after } pageInfo { endCursor } }
    }`;
    const first = (await asAdmin<Page>(PAGE)).data.auditEntries;
    const second = (await asAdmin<Page>(PAGE, { after: first.pageInfo.endCursor })).data.auditEntries;
    const names = [...first.nodes, ...second.nodes].map(({ after }) => after.name);
    expect(names.slice(0, 3)).toEqual(['p3', 'p2', 'p1']);
  });

  it.each([
    ['update', "update audit_entry set actor_name = 'nobody'"],
    ['delete', 'delete from audit_entry'],
    ['truncate', 'truncate audit_entry'],
  ])('only grows: no %s, not even by who owns it', async (name, text) => {
    const before = await asAdmin(LOG);
    await expect(api.database.query(sql(name, text))).rejects.toThrow('The table audit_entry only grows.');
    expect(await asAdmin(LOG)).toEqual(before);
  });

  it('has nothing of a write that failed', async () => {
    const count = sql('countAudit', 'select count(*)::integer as count from audit_entry as au');
    const before = await api.database.query(count);
    const { giveOutKey } = await import('../../src/store/key-writes.js');
    const principal = { kind: 'API_KEY', id: '1', name: 'x', role: Role.ADMIN } as Parameters<
      typeof giveOutKey
    >[1];
    const failing = api.database.transaction(async (transaction) => {
      await giveOutKey(transaction, principal, { name: 'undone', role: Role.READER, expiresAt: null });
      throw new Error('undone');
    });
    await expect(failing).rejects.toThrow('undone');
    expect(await api.database.query(count)).toEqual(before);
  });
});
