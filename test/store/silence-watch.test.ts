import { once } from 'node:events';
import { connect, createServer, type Server } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { SilenceWatch } from '../../src/store/silence-watch.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';

/** Long enough for two probes of a process that has nothing else to do, and some more. */
const WATCHED_MS = 2_500;

let database: TestDatabase;

beforeEach(async () => {
  database = await createTestDatabase();
});

afterEach(() => database.drop());

interface Watched {
  readonly silences: number;
}

/** Watches a database from which a statement's answer does not come, unless `answered` tells otherwise. */
async function watch(url: string, answered = (): number => 0): Promise<Watched> {
  let silences = 0;
  const traffic = () => ({ underWay: 1, answered: answered() });
  const watching = new SilenceWatch({ connectionString: url }, traffic, () => (silences += 1));
  await sleep(WATCHED_MS);
  watching.stop();
  return { silences };
}

/** Something that accepts connections and says nothing, as a frozen process does. */
async function withMute(work: (url: string) => Promise<void>): Promise<void> {
  const mute: Server = createServer().listen(0, '127.0.0.1');
  await once(mute, 'listening');
  const address = mute.address();
  const url = new URL(database.url);
  url.port = String(typeof address === 'object' ? address?.port : 0);
  try {
    await work(url.href);
  } finally {
    mute.close();
  }
}

describe('the watch over silence', () => {
  it('finds one that accepts connections and says nothing', async () => {
    await withMute(async (url) => {
      expect((await watch(url)).silences).toBeGreaterThan(0);
    });
  });

  it('finds one that refuses connections while a statement waits', async () => {
    const url = new URL(database.url);
    url.port = '1';
    expect((await watch(url.href)).silences).toBeGreaterThan(0);
  });

  it('does not take a statement that takes long for silence', async () => {
    expect(await watch(database.url)).toEqual({ silences: 0 });
  });

  it('does not take it for silence that its own process is too busy to hear', async () => {
    // Each turn of the process takes so long that a probe’s time is over before it is greeted.
    const busy = setInterval(() => {
      const until = performance.now() + 90;
      while (performance.now() < until);
    }, 1);
    try {
      expect(await watch(database.url)).toEqual({ silences: 0 });
    } finally {
      clearInterval(busy);
    }
  });

  it('does not take it for silence that a new connection hears nothing, while others are answered', async () => {
    await withMute(async (url) => {
      const began = performance.now();
      // One look in four finds nothing answered since the last.
      const answered = (): number => Math.floor((performance.now() - began) / 600);
      expect(await watch(url, answered)).toEqual({ silences: 0 });
    });
  });

  it('leaves no connection behind', async () => {
    const open = new Set<unknown>();
    const target = new URL(database.url);
    const relay = createServer((near) => {
      open.add(near);
      const far = connect(Number(target.port), target.hostname);
      near.pipe(far).pipe(near);
      for (const socket of [near, far]) socket.on('error', () => undefined);
      near.on('close', () => {
        open.delete(near);
        far.destroy();
      });
    }).listen(0, '127.0.0.1');
    await once(relay, 'listening');
    const address = relay.address();
    const url = new URL(database.url);
    url.port = String(typeof address === 'object' ? address?.port : 0);
    expect(await watch(url.href)).toEqual({ silences: 0 });
    await sleep(100);
    expect(open.size).toBe(0);
    relay.close();
  });
});
