import { Buffer } from 'node:buffer';
import { Client } from 'undici';
import { timeOf, timeOfPostgres } from './processor-time.mjs';

export const CONNECTIONS = 8;
const HEADERS = { 'content-type': 'application/json' };
const PATIENCE_MS = 60_000;
const SECOND_MS = 1_000;

const ERRORS = Buffer.from('"errors":[');

/**
 * Whether an answer is one: GraphQL's errors come with status 200 too. It is looked at as it comes, for what keeps all of it
 * has the collector of the client for its tail.
 */
async function isAnswer({ statusCode, body }) {
  let isGood = statusCode === 200;
  let seen = Buffer.alloc(0);
  let isFirst = true;
  for await (const chunk of body) {
    if (isFirst) isGood &&= chunk.indexOf('{"data":{') === 0;
    isFirst = false;
    isGood &&=
      !chunk.includes(ERRORS) && !Buffer.concat([seen, chunk.subarray(0, ERRORS.length)]).includes(ERRORS);
    seen = chunk.subarray(-ERRORS.length);
  }
  return isGood && !isFirst;
}

/** A connection that is there, as those of a busy server's clients are. */
async function connect({ url }) {
  const client = new Client(new URL(url).origin, { headersTimeout: PATIENCE_MS, bodyTimeout: PATIENCE_MS });
  const { body } = await client.request({ path: '/', method: 'GET' });
  await body.dump();
  return client;
}

/** Sends one request after the other on one connection, for as long as `isWanted` says so. */
async function send(client, { url }, bodies, start, isWanted, told) {
  const path = new URL(url).pathname;
  for (let i = start; isWanted(); i++) {
    const began = performance.now();
    const body = bodies[i % bodies.length];
    const isAnswered = await client
      .request({ path, method: 'POST', headers: HEADERS, body })
      .then(isAnswer, () => false);
    told.latencies.push(performance.now() - began);
    if (!isAnswered) told.failures++;
  }
}

/** Whether there is one more to be sent, of so many or for so many seconds. */
function wanted({ requests = Infinity, seconds = Infinity }) {
  const end = performance.now() + seconds * SECOND_MS;
  let sent = 0;
  return () => sent < requests && performance.now() < end && ++sent > 0;
}

function percentile(latencies, part) {
  const sorted = Float64Array.from(latencies).sort();
  return sorted[Math.ceil(part * sorted.length) - 1] ?? Number.NaN;
}

/**
 * Sends so many requests to a server, or for so many seconds, each of 8 connections through the whole list from a place of its own.
 * @param bodies what is posted, as JSON
 * @returns counts, milliseconds of latency, and milliseconds of processor time a request
 */
export async function measure(server, postmaster, bodies, amount) {
  const told = { latencies: [], failures: 0 };
  const isWanted = wanted(amount);
  const clients = await Promise.all(Array.from({ length: CONNECTIONS }, () => connect(server)));
  const before = [await timeOf(server.pid), await timeOfPostgres(postmaster)];
  const began = performance.now();
  const placeOf = (i) => Math.floor((i * bodies.length) / CONNECTIONS);
  await Promise.all(clients.map((client, i) => send(client, server, bodies, placeOf(i), isWanted, told)));
  const took = performance.now() - began;
  await Promise.all(clients.map((client) => client.close()));
  const count = Math.max(1, told.latencies.length);
  const [ofServer, ofPostgres] = [await timeOf(server.pid), await timeOfPostgres(postmaster)].map(
    (time, i) => (time - before[i]) / count,
  );
  return {
    requests: told.latencies.length,
    failures: told.failures,
    perSecond: (told.latencies.length / took) * SECOND_MS,
    median: percentile(told.latencies, 0.5),
    p99: percentile(told.latencies, 0.99),
    ofServer,
    ofPostgres,
    both: ofServer + ofPostgres,
  };
}
