import { measure } from './measure.mjs';
import { memoryOf } from './processor-time.mjs';
import { bodiesOf, MIX, mixed } from './requests.mjs';
import { startServer } from './servers/start-server.mjs';
import { ms, printTable, verdict } from './tables.mjs';

const MINUTE = 60;
const SECOND_MS = 1_000;

const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;

/** @returns the operations that the server answers: of a schema under construction perhaps not all */
async function answered(server, subjects) {
  const bodies = {};
  for (const name of Object.keys(MIX)) {
    const all = await bodiesOf(name, 'verbatim', subjects);
    const response = await fetch(server.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: all[0],
    });
    if ((await response.json()).errors) console.log(`  ${name} is not in the mix: it is not answered.`);
    else bodies[name] = all;
  }
  return bodies;
}

/**
 * The same requests to a server that does the least: what the system adds to some of them while it turns from one of the three
 * processes to another.
 */
async function floor(url, postmaster, bodies, { seconds, requests }) {
  const server = await startServer('one answer', url);
  try {
    await measure(server, postmaster, bodies, { requests });
    return await measure(server, postmaster, bodies, { seconds: Math.min(seconds, MINUTE) });
  } finally {
    await server.stop();
  }
}

/** Sends the mix of all operations for a while, to a server that is warm, and watches errors, latency and memory. */
export async function soak({ url, subjects }, postmaster, { soak: seconds, warmUp }) {
  const server = await startServer('verbatim, warm', url);
  const memory = [];
  const watch = setInterval(() => {
    memoryOf(server.pid).then(
      (megabytes) => memory.push(megabytes),
      () => clearInterval(watch),
    );
  }, SECOND_MS);
  try {
    const bodies = mixed(await answered(server, subjects));
    const requests = Object.keys(MIX).length * warmUp;
    await measure(server, postmaster, bodies, { requests });
    const run = await measure(server, postmaster, bodies, { seconds });
    clearInterval(watch);
    const least = await floor(url, postmaster, bodies, { seconds, requests });
    const growth = mean(memory.slice(-MINUTE)) / mean(memory.slice(MINUTE, 2 * MINUTE));
    const spread = run.p99 / run.median;
    const most = Math.max(...memory);
    printTable(
      `The mix of operations for ${String(seconds)} s: ${run.perSecond.toFixed(0)} a second, median ${ms(run.median)} ms, p99 ${ms(run.p99)} ms, ${ms(run.both)} ms of processor time each`,
      ['', 'asked', 'measured', ''],
      [
        ['failures', '0', run.failures, verdict(run.failures, 0)],
        ['p99 beside the median, all operations together', '≤ 4', spread.toFixed(1), verdict(spread, 4)],
        [
          `the same of one answer, ${ms(least.median)} and ${ms(least.p99)} ms`,
          '-',
          (least.p99 / least.median).toFixed(1),
          'what three processes on these cores have at the least',
        ],
        ['memory of the server, MB', '< 400', most.toFixed(0), verdict(most, 400)],
        [
          'its last minute beside its second',
          '≤ 1.1',
          seconds >= 3 * MINUTE ? growth.toFixed(2) : '-',
          seconds >= 3 * MINUTE ? verdict(growth, 1.1) : 'not measured: --soak 240',
        ],
      ],
    );
  } finally {
    clearInterval(watch);
    await server.stop();
  }
}
