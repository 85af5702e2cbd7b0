import { afterEach, beforeEach, expect, it } from '@jest/globals';
import fastify, { type FastifyInstance } from 'fastify';
import { pino } from 'pino';
import { answerErrors } from '../../src/server/answer-errors.js';

/** What no client is told. */
const SECRET = 'zqsecret';

let app: FastifyInstance;
let address: string;
let log: string;

beforeEach(async () => {
  app = fastify();
  log = '';
  answerErrors(app, pino({ level: 'trace' }, { write: (line: string) => void (log += line) }), 1000);
  app.get('/fault', () => {
    throw Object.assign(new Error(`The disk of ${SECRET} is gone.`), { detail: SECRET });
  });
  app.post('/', () => 'never');
  address = await app.listen({ host: '127.0.0.1', port: 0 });
});

afterEach(() => app.close());

it('a fault of ours before GraphQL is told without a word of it, and is in the log with the request’s id', async () => {
  const answer = await fetch(`${address}/fault`);
  expect([answer.status, await answer.json()]).toEqual([
    500,
    {
      errors: [
        { message: 'Something went wrong on our side.', extensions: { code: 'INTERNAL_SERVER_ERROR' } },
      ],
    },
  ]);
  expect(JSON.parse(log)).toMatchObject({
    msg: 'A request failed.',
    requestId: expect.any(String),
    err: { message: `The disk of ${SECRET} is gone.`, stack: expect.stringMatching(/^ +at /) },
  });
  expect(log).not.toContain('detail');
});

it('a mistake of the client’s is told, and is not in the log', async () => {
  const headers = { 'content-type': 'application/json' };
  const answer = await fetch(address, { method: 'POST', headers, body: `{"${SECRET}"` });
  expect([answer.status, await answer.json()]).toEqual([
    400,
    { errors: [{ message: 'The request is not well-formed.', extensions: { code: 'BAD_REQUEST' } }] },
  ]);
  expect(log).toBe('');
});
