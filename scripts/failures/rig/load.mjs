import { Agent } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { ask } from './ask.mjs';
import { findSubjects, makeWriter } from './writes.mjs';

const CONNECTIONS = 20;
const WRITERS = 8;

const READS = [
  '{ articles(first: 10) { totalCount nodes { headline outlet { name } } } }',
  '{ organization(name: "haqqani network") { statements(first: 10) { totalCount nodes { text article { headline } } } } }',
  '{ articles(first: 3) { nodes { quotes(first: 5) { nodes { text speaker { name } } } } } }',
];

/** A client that was refused comes again after so long. */
const PAUSE_MS = 100;

/**
 * Twenty connections that ask without a pause, eight of them for writes. Keeps how every request went, and which writes
 * were acknowledged. Talks to the server.
 */
export class Load {
  /** How each request went, as `ask` tells it, with `isWrite`. */
  requests = [];
  /** The reasons or names that acknowledged writes were sent with. */
  acknowledged = { apiKeys: [], corrections: [] };
  #agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  #isStopped = false;
  #asking;

  static async start(address, key, { endsWithConnection = false } = {}) {
    const load = new Load();
    const subjects = await findSubjects(address, load.#agent);
    load.#asking = Array.from({ length: CONNECTIONS }, (_, i) => {
      const write =
        i < WRITERS ? makeWriter(address, load.#agent, key, subjects, i, load.acknowledged) : null;
      return load.#keepAsking(i, address, write, endsWithConnection);
    });
    return load;
  }

  /** @returns the requests that were still unanswered at `from` or began after it, and were answered until `to` */
  between(from, to = Infinity) {
    return this.requests.filter(({ began, ended }) => ended >= from && began <= to);
  }

  async stop() {
    this.#isStopped = true;
    await this.ended();
    this.#agent.destroy();
  }

  /** Resolves when every connection has ended, as those of a server that is told to stop do. */
  async ended() {
    await Promise.all(this.#asking);
  }

  async #keepAsking(number, address, write, endsWithConnection) {
    for (let i = number; !this.#isStopped; i++) {
      const steps = write ? await write(i) : [await ask(address, this.#agent, null, READS[i % READS.length])];
      for (const step of steps) this.requests.push({ ...step, isWrite: write !== null });
      const last = steps.at(-1);
      if (endsWithConnection && last.isLast) return;
      if (last.outcome !== 'ok') await sleep(PAUSE_MS);
    }
  }
}

/** How often each outcome came, the most frequent first: "1200 ok, 3 SERVICE_UNAVAILABLE". */
export function outcomes(requests) {
  const counts = new Map();
  for (const { outcome } of requests) counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
  const sorted = [...counts].sort(([, a], [, b]) => b - a);
  return sorted.map(([outcome, count]) => `${String(count)} ${outcome}`).join(', ') || 'nothing';
}

/** The longest of some requests, in seconds. */
export function longest(requests) {
  return requests.reduce((most, { began, ended }) => Math.max(most, ended - began), 0) / 1000;
}

/** Those that went otherwise than well; a conflict with a write whose answer was cut off is told as it should be. */
export function failed(requests, ...allowed) {
  return requests.filter(({ outcome }) => !['ok', 'CONFLICT', ...allowed].includes(outcome));
}
