import { measure } from './measure.mjs';
import { bodiesOf, OPERATIONS } from './requests.mjs';
import { SERVERS, startServer } from './servers/start-server.mjs';
import { middle, ms, printTable, verdict } from './tables.mjs';

/** What is asked of the processor time of server and PostgreSQL together, at most, as a part of another's. */
const TARGETS = [
  { operation: 'StatementsAbout', server: 'verbatim, cold', of: 'postgraphile', most: 0.85 },
  { operation: 'StatementsAbout', server: 'verbatim, warm', of: 'postgraphile', most: 0.65 },
  { operation: 'StatementsAbout', server: 'verbatim, warm', of: 'plain SQL', most: 1.25 },
  { operation: 'ReadingPage', server: 'verbatim, warm', of: 'postgraphile', most: 0.85 },
  { operation: 'Dashboard', server: 'verbatim, cold', of: 'postgraphile', most: 0.5 },
  { operation: 'Dashboard', server: 'verbatim, warm', of: 'postgraphile', most: 0.5 },
];

const apiOf = (server) => (server === 'postgraphile' ? 'postgraphile' : 'verbatim');

/** @returns whether the server answers this without errors; what it says instead is printed */
async function answers(server, operation, body) {
  const response = await fetch(server.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body,
  });
  const answer = await response.text();
  const isAnswered = answer.startsWith('{"data":{') && !answer.includes('"errors":[');
  if (!isAnswered) console.log(`  ${server.name} does not answer ${operation}: ${answer.slice(0, 200)}`);
  return isAnswered;
}

async function runsOf(running, operation, subjects, postmaster, { requests, warmUp, repetitions }) {
  const candidates = [];
  for (const server of running) {
    if (server.name === 'plain SQL' && !OPERATIONS[operation].hasPlainSql) continue;
    const bodies = await bodiesOf(operation, apiOf(server.name), subjects);
    if (!bodies || !(await answers(server, operation, bodies[0]))) continue;
    await measure(server, postmaster, bodies, { requests: warmUp });
    candidates.push({ server, bodies, runs: [] });
  }
  // One after the other and again: what else the machine does falls on all of them.
  for (let i = 0; i < repetitions; i++) {
    for (const { server, bodies, runs } of candidates) {
      runs.push(await measure(server, postmaster, bodies, { requests }));
    }
  }
  return candidates;
}

/** Compares the servers at every operation, in one run on one database, and prints what is asked beside what is. */
export async function compareServers({ url, statements, subjects }, postmaster, options) {
  const running = [];
  const costs = {};
  const rows = [];
  try {
    for (const name of SERVERS) running.push(await startServer(name, url));
    for (const operation of options.operations ?? Object.keys(OPERATIONS)) {
      for (const { server, runs } of await runsOf(running, operation, subjects, postmaster, options)) {
        const of = (key) => middle(runs, key);
        const failures = runs.reduce((sum, run) => sum + run.failures, 0);
        // What fails is quickly done: it is no measure of what an answer costs.
        if (failures === 0) costs[`${operation} ${server.name}`] = of('both');
        rows.push([
          ...[operation, server.name, of('perSecond').toFixed(0), ms(of('median')), ms(of('p99'))],
          ...[ms(of('ofServer')), ms(of('ofPostgres')), ms(of('both')), failures],
        ]);
      }
    }
  } finally {
    for (const server of running) await server.stop();
  }
  printTable(
    `${statements.toLocaleString('en')} statements, 8 connections; latency and processor time a request in ms`,
    ['operation', 'server', 'per s', 'median', 'p99', 'server', 'postgres', 'both', 'failures'],
    rows,
  );
  printTable(
    'Processor time of server and PostgreSQL together, as a part of the other server’s',
    ['operation', 'server', 'beside', 'asked', 'measured', ''],
    TARGETS.map(({ operation, server, of, most }) => {
      const ratio = costs[`${operation} ${server}`] / costs[`${operation} ${of}`];
      const measured = Number.isFinite(ratio) ? ratio.toFixed(2) : '-';
      return [operation, server, of, `≤ ${String(most)}`, measured, verdict(ratio, most)];
    }),
  );
}
