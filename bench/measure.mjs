import autocannon from 'autocannon';
import { timeOf, timeOfPostgres } from './processor-time.mjs';

export const CONNECTIONS = 8;

/** An answer that is one: GraphQL's errors come with status 200 too. */
const isAnswer = (body) => body.startsWith('{"data":{') && !body.includes('"errors":[');

/**
 * Sends so many requests to a server, or for so many seconds, each of 8 connections through the whole list from a place of its own.
 * @param bodies what is posted, as JSON
 * @returns counts, milliseconds of latency, and milliseconds of processor time a request
 */
export async function measure(server, postmaster, bodies, { requests: amount, seconds }) {
  const requests = bodies.map((body) => ({ body }));
  let next = 0;
  const before = [await timeOf(server.pid), await timeOfPostgres(postmaster)];
  const run = autocannon({
    url: server.url,
    connections: CONNECTIONS,
    ...(amount === undefined ? { duration: seconds } : { amount }),
    timeout: 60,
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    verifyBody: isAnswer,
    setupClient(client) {
      const start = Math.floor((next++ * requests.length) / CONNECTIONS);
      client.setRequests([...requests.slice(start), ...requests.slice(0, start)]);
    },
  });
  const result = await run;
  const count = Math.max(1, result.requests.total);
  const [ofServer, ofPostgres] = [await timeOf(server.pid), await timeOfPostgres(postmaster)].map(
    (time, i) => (time - before[i]) / count,
  );
  return {
    requests: result.requests.total,
    failures: result.errors + result.timeouts + result.non2xx + result.mismatches,
    perSecond: result.requests.total / result.duration,
    median: result.latency.p50,
    p99: result.latency.p99,
    ofServer,
    ofPostgres,
    both: ofServer + ofPostgres,
  };
}
