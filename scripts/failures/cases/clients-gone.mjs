import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { failed, outcomes } from '../rig/load.mjs';
import { freePort } from '../rig/free-port.mjs';

const CLIENTS = 300;

const BODY = JSON.stringify({
  query: '{ articles(first: 50) { nodes { text quotes(first: 20) { nodes { text speaker { name } } } } } }',
});
const REQUEST = `POST /graphql HTTP/1.1\r\nhost: a\r\ncontent-type: application/json\r\ncontent-length: ${String(BODY.length)}\r\n\r\n${BODY}`;

/** Asks, and is gone: at the first byte of the answer, or before it. */
async function leave(port, isAtFirstByte) {
  const socket = connect(port, '127.0.0.1').on('error', () => undefined);
  socket.write(REQUEST);
  if (isAtFirstByte) await new Promise((resolve) => socket.once('data', resolve).once('close', resolve));
  else await sleep(Math.random() * 20);
  socket.resetAndDestroy();
}

/** @returns how many connections to the database the server has in use, by its own metrics */
async function connectionsInUse(metricsPort) {
  const response = await fetch(`http://127.0.0.1:${String(metricsPort)}/metrics`);
  return Number(
    /^verbatim_database_connections\{database="primary",state="used"\} (\d+)/m.exec(
      await response.text(),
    )?.[1],
  );
}

/** Clients go away in the middle of an answer, or while it is made. */
export const clientsGone = {
  asked: 'nobody else notices, and no connection to the database stays in use',
  async run(rig) {
    const metricsPort = await freePort();
    const measure = async ({ server, load, lost }) => {
      for (let i = 0; i < CLIENTS; i += 10)
        await Promise.all(Array.from({ length: 10 }, (_, j) => leave(server.port, j % 2 === 0)));
      await load.stop();
      await sleep(1_000);
      const used = await connectionsInUse(metricsPort);
      return {
        ...(await lost()),
        measured: `${String(CLIENTS)} gone; the others ${outcomes(load.requests)}; ${String(used)} connections in use after`,
        isMet: failed(load.requests).length === 0 && used === 0,
      };
    };
    return rig.underLoad(measure, { settings: { METRICS_PORT: String(metricsPort) } });
  },
};
