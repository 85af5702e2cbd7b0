import { measure } from './measure.mjs';
import { bodiesOf } from './requests.mjs';
import { startServer } from './servers/start-server.mjs';
import { middle, ms, printTable, verdict } from './tables.mjs';

const PAGE = 20;
const PAGES_WALKED = 1_000;
const LIST = `query ($first: Int!, $after: String) {
  statements(first: $first, after: $after) { nodes { id text saidAt article { headline } } pageInfo { endCursor } }
}`;

async function ask({ url }, variables) {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: LIST, variables }),
  });
  return (await response.json()).data.statements;
}

/** @returns the cursor before page 1,000, found by reading all pages before it, or as many as there are */
async function cursorBeforeLastPage(server, statements) {
  const rows = Math.min((PAGES_WALKED - 1) * PAGE, statements / 2);
  let after = null;
  for (let read = 0; read < rows; read += 100)
    after = (await ask(server, { first: 100, after })).pageInfo.endCursor;
  return after;
}

async function alternating(candidates, postmaster, { requests, warmUp, repetitions }) {
  for (const { server, bodies } of candidates)
    await measure(server, postmaster, bodies, { requests: warmUp });
  const runs = candidates.map(() => []);
  for (let i = 0; i < repetitions; i++) {
    for (const [j, { server, bodies }] of candidates.entries()) {
      runs[j].push(await measure(server, postmaster, bodies, { requests }));
    }
  }
  const isWhole = (each) => each.every(({ failures }) => failures === 0);
  return runs.map((each) => (isWhole(each) ? middle(each, 'both') : Number.NaN));
}

function printRatio(title, [first, second], names, most) {
  const ratio = second / first;
  printTable(
    title,
    ['', 'processor time', 'asked', 'measured', ''],
    [
      [names[0], ms(first), '', '', ''],
      [names[1], ms(second), `≤ ${String(most)}`, ratio.toFixed(2), verdict(ratio, most)],
    ],
  );
}

/** Page 1,000 of all statements beside page 1, both read: what is remembered costs as much wherever it stands. */
export async function comparePages({ url, statements }, postmaster, options) {
  const server = await startServer('verbatim, cold', url);
  try {
    const after = await cursorBeforeLastPage(server, statements);
    const body = (cursor) => [JSON.stringify({ query: LIST, variables: { first: PAGE, after: cursor } })];
    const costs = await alternating(
      [
        { server, bodies: body(null) },
        { server, bodies: body(after) },
      ],
      postmaster,
      options,
    );
    printRatio('A page of all statements, ms', costs, ['page 1', 'page 1,000'], 1.2);
  } finally {
    await server.stop();
  }
}

/** StatementsAbout on an archive beside the same on one ten times as large, both read. */
export async function compareSizes(small, large, postmaster, options) {
  const archives = [small, large];
  const servers = [];
  try {
    for (const { url } of archives) servers.push(await startServer('verbatim, cold', url));
    const candidates = [];
    for (const [i, { subjects }] of archives.entries()) {
      candidates.push({
        server: servers[i],
        bodies: await bodiesOf('StatementsAbout', 'verbatim', subjects),
      });
    }
    const names = archives.map(({ statements }) => `${statements.toLocaleString('en')} statements`);
    printRatio('StatementsAbout, ms', await alternating(candidates, postmaster, options), names, 1.3);
  } finally {
    for (const server of servers) await server.stop();
  }
}
