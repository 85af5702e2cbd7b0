import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Role } from '../../src/domain/role.js';
import { VerbatimError } from '../../src/domain/errors.js';
import { ingestPage } from '../../src/ingest/ingest-page.js';
import { createLogger } from '../../src/server/monitoring/create-logger.js';
import { failureReporter } from '../../src/server/monitoring/failure-reporter.js';
import { loggable } from '../../src/server/monitoring/loggable.js';
import { sql } from '../../src/store/sql.js';
import { createKey } from '../support/keys.js';
import { comment, page } from '../support/pages.js';
import { startProductionApi, type ProductionApi } from '../support/production-api.js';

const COMMENT = 'zqcommentwords nobody writes';
const NAME = 'zqpersonalname';
const FORGED = `${NAME}\n{"level":60,"msg":"zqforged"}\r\u001b[31m`;
const TOKEN = 'eyJhbGciOiJSUzI1NiJ9.zqtokenclaims.zqtokensignature';
const ADDRESS = '203.0.113.77';

let api: ProductionApi;
let key: string;

/** A server whose database fails, asked by all sorts. */
beforeAll(async () => {
  api = await startProductionApi({ TRUST_PROXY: '1', RATE_LIMIT_PER_ADDRESS: '3' });
  await ingestPage(api.database, page({ comments: [comment('zqauthor', COMMENT)] }));
  key = (await createKey(api.database, Role.ADMIN)).secret;
  await api.database.query(sql('breakAliases', 'alter table alias rename to lost'));
  const query = 'query ($name: String!) { person(name: $name) { id } }';
  const headers = { 'x-forwarded-for': ADDRESS, 'user-agent': 'zqagent', cookie: 'zqcookie=1' };
  const failed = await api.post(
    { query, variables: { name: FORGED } },
    { ...headers, authorization: `Bearer ${key}` },
  );
  expect(failed.codes).toEqual(['INTERNAL_SERVER_ERROR']);
  await api.post({ query: `{ search(text: "${COMMENT}") { totalCount } }` }, headers);
  expect((await api.post({ query }, { ...headers, authorization: `Bearer ${TOKEN}` })).codes).toEqual([
    'UNAUTHENTICATED',
  ]);
  for (let i = 0; i < 5; i++) await api.post(`{"query": "${NAME}`, headers);
});

afterAll(() => api.close());

describe('the log', () => {
  it('tells what failed, with its code and its place', () => {
    const lines = api.log().trimEnd().split('\n');
    const records = lines.map((line) => JSON.parse(line) as { msg: string; err?: object });
    const failure = records.find(({ msg }) => msg === 'A query failed.');
    expect(failure?.err).toMatchObject({
      type: 'error',
      code: '42P01',
      stack: expect.stringMatching(/^ +at /),
    });
  });

  it('holds no key, token, cookie, address, name or words of anybody', () => {
    const log = api.log();
    for (const word of [key, ...TOKEN.split('.'), 'zq', COMMENT, ADDRESS, '127.0.0.1'])
      expect([word, log.includes(word)]).toEqual([word, false]);
  });

  it('has no line that a client wrote, and nothing that a terminal obeys', () => {
    expect(api.log()).not.toContain('"level":60');
    expect(api.log().replaceAll('\n', '')).not.toMatch(/\p{Cc}/u);
  });
});

describe('what every request fails for alike', () => {
  it('is told once and then counted, each for itself: a log is not filled by it', () => {
    let log = '';
    const report = failureReporter(createLogger('info', { write: (line) => void (log += line) }));
    const away = new VerbatimError('DATABASE_UNREACHABLE', 'The database is away.');
    const silent = new VerbatimError('SERVICE_UNAVAILABLE', 'The identity provider is silent.');
    for (const error of [away, silent, away, silent, silent]) report(error, 'one');
    for (let i = 0; i < 2; i++) report(new Error('It failed.'), 'two');
    const messages = log.trimEnd().split('\n');
    expect(messages.map((line) => (JSON.parse(line) as { msg: string }).msg)).toEqual([
      'The database is away.',
      'The identity provider is silent.',
      'A query failed.',
      'A query failed.',
    ]);
  });
});

describe('an error in the log', () => {
  async function failureOf(text: string, values: readonly unknown[]): Promise<string> {
    const failure: unknown = await api.database
      .query(sql('failing', text), values)
      .catch((error: unknown) => error);
    return JSON.stringify(loggable(new VerbatimError('INTERNAL_ERROR', 'It failed.', { cause: failure })));
  }

  it('repeats no value that PostgreSQL could not read', async () => {
    const told = await failureOf('select $1::text::integer', [`${NAME} "quoted" ${NAME}`]);
    expect(told).toContain('22P02');
    expect(told).toContain('invalid input syntax for type integer');
    expect(told).not.toContain(NAME);
  });

  it('repeats no row that PostgreSQL would not have', async () => {
    const insert = `insert into outlet (id, name) values (7, $1), (7, $1)`;
    const told = await failureOf(insert, [NAME]);
    expect(told).toContain('outlet_pkey');
    const check = await failureOf(
      `insert into api_key (id, name, role, hash, created_at) values (1, $1, 'ZQ', '', now())`,
      [NAME],
    );
    expect(check).toContain('api_key_role_check');
    expect(told + check).not.toContain(NAME);
  });
});
