import { createServer } from 'node:http';
import { Buffer } from 'node:buffer';
import { setImmediate } from 'node:timers/promises';
import pg from 'pg';

/** About as long as the answers of the mix are. */
const LENGTH = 10_000;
const ANSWER = Buffer.from(`{"data":{"text":"${'x'.repeat(LENGTH)}"}}\n`);
const CHANGED = 'select number from change order by number desc limit 1';

/**
 * The least that a server does which remembers answers and may serve nothing that was changed: it takes a request in, asks
 * PostgreSQL with all who wait then, and answers always the same.
 */
const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 2 });
let next;
let underWay;

async function askNext(before) {
  await before;
  await setImmediate();
  underWay = next;
  next = undefined;
  await pool.query({ name: 'changed', text: CHANGED });
}

const server = createServer((request, response) => {
  let body = '';
  request.setEncoding('utf8');
  request.on('data', (chunk) => (body += chunk));
  request.on('end', () => {
    if (body) JSON.parse(body);
    void (next ??= askNext(underWay)).then(() => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': ANSWER.length });
      response.end(ANSWER);
    });
  });
});
server.keepAliveTimeout = 60_000;
server.listen(Number(process.env.PORT), '127.0.0.1');
