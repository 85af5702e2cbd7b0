import { userInfo } from 'node:os';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startApi, type Api } from '../support/api.js';
import { verbatim } from '../support/command-line.js';

let api: Api;

beforeAll(async () => {
  api = await startApi();
});

afterAll(() => api.close());

const keys = (...args: string[]) => verbatim(['keys', ...args], { DATABASE_URL: api.databaseUrl });
const viewer = async (key: string) => (await api.query('{ viewer { name role } }', {}, undefined, key)).data;

describe('verbatim keys', () => {
  it('makes a key that works, lists it without its secret, and takes it back', async () => {
    const made = await keys(
      'create',
      '--name',
      'the \u001b[31mdesk',
      '--role',
      'admin',
      '--expires-in-days',
      '7',
    );
    expect(made).toMatchObject({ code: 0, stderr: expect.stringContaining('shown once') });
    const secret = made.stdout.trim();
    expect(secret).toMatch(/^verbatim_\d+_[\w-]{43}$/);
    expect(await viewer(secret)).toEqual({ viewer: { name: 'the desk', role: 'ADMIN' } });

    const id = secret.split('_')[1] ?? '';
    const listed = JSON.parse((await keys('list', '--jsonl')).stdout) as object;
    expect(listed).toEqual({
      id,
      name: 'the desk',
      role: 'admin',
      createdAt: expect.any(String),
      expiresAt: expect.any(String),
      lastUsedAt: expect.any(String),
      revokedAt: null,
    });
    expect((await keys('list')).stdout).toMatch(
      new RegExp(`^${id}  admin  the desk  made .*, revoked never\n$`),
    );

    const { data } = await api.query(
      '{ auditEntries { nodes { actorKind actorName action } } }',
      {},
      undefined,
      secret,
    );
    const actorName = userInfo().username;
    expect(data).toEqual({
      auditEntries: { nodes: [{ actorKind: 'COMMAND_LINE', actorName, action: 'createApiKey' }] },
    });

    expect(await keys('revoke', id)).toEqual({ code: 0, stdout: `Revoked ${id}, the desk.\n`, stderr: '' });
    expect(await viewer(secret)).toBeUndefined();
  });

  it.each([
    [['revoke', '123'], 'NOT_FOUND'],
    [['revoke', '99999999999999999999'], 'NOT_FOUND'],
    [['revoke', "1'; drop table api_key; --"], 'NOT_FOUND'],
    [['create', '--name', ' \u001b[31m\n', '--role', 'reader'], 'It must have letters'],
    [['create', '--name', 'x'.repeat(201), '--role', 'reader'], '200 at most'],
    [['create', '--name', 'x', '--role', 'owner'], 'Allowed choices are'],
    [['create', '--name', 'x', '--role', 'reader', '--expires-in-days', '0'], 'number of days'],
  ])('refuses what is wrong, in a line: %j', async (args, message) => {
    const { code, stdout, stderr } = await keys(...args);
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toContain(message);
  });
});
