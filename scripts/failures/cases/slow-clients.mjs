import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { failed, outcomes } from '../rig/load.mjs';

const CLIENTS = 100;
/** Thirty seconds are a request's to arrive; the rest is a busy machine's. */
const MOST_SECONDS = 45;

const BODY = JSON.stringify({ query: '{ articles { totalCount } }' });
const REQUEST = `POST /graphql HTTP/1.1\r\nhost: a\r\ncontent-type: application/json\r\ncontent-length: ${String(BODY.length)}\r\n\r\n${BODY}`;

/** Sends one byte a second. @param start what is sent at once, first. @returns the first line of the answer, '' for none */
async function drip(port, start) {
  const socket = connect(port, '127.0.0.1').on('error', () => undefined);
  socket.write(REQUEST.slice(0, start));
  let sent = start;
  const timer = setInterval(() => socket.write(REQUEST[sent++] ?? ' '), 1_000);
  const answer = await text(socket).catch(() => '');
  clearInterval(timer);
  return answer.split('\r\n')[0];
}

/** A hundred clients send one byte a second: half of them their headers, half the body. */
export const slowClients = {
  asked: `each is cut off within ${String(MOST_SECONDS)} s, with 408 or without, and nobody else notices`,
  run: (rig) =>
    rig.underLoad(async ({ server, load, lost }) => {
      const began = performance.now();
      const dripping = Array.from({ length: CLIENTS }, (_, i) =>
        drip(server.port, i % 2 === 0 ? 1 : REQUEST.length - BODY.length),
      );
      const answers = await Promise.all(dripping);
      const seconds = (performance.now() - began) / 1000;
      await load.stop();
      const refused = answers.filter((answer) => answer.startsWith('HTTP/1.1 408')).length;
      return {
        ...(await lost()),
        measured: `${String(refused)} of ${String(CLIENTS)} refused with 408, the last cut off after ${seconds.toFixed(0)} s; the others ${outcomes(load.requests)}`,
        isMet:
          answers.every((answer) => !answer.startsWith('HTTP/1.1 2')) &&
          refused > 0 &&
          seconds <= MOST_SECONDS &&
          failed(load.requests).length === 0,
      };
    }),
};
