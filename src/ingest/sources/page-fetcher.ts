import { createRequire } from 'node:module';
import { setTimeout as wait } from 'node:timers/promises';
import { LRUCache } from 'lru-cache';
import { Agent, fetch, type Response } from 'undici';
import { VerbatimError } from '../../domain/errors.js';
import { collect } from '../readers/limits.js';
import { publicAgent } from './public-addresses.js';

/** By this name publishers can address it in robots.txt. */
const NAME = 'Verbatim';
const USER_AGENT = `${NAME} (reads news articles for the person who runs it)`;
const MOST_REDIRECTS = 5;
const TIMEOUT_MS = 30_000;
const LARGEST_ROBOTS_BYTES = 512 * 1024;
const LONGEST_DELAY_MS = 30_000;
/** A server fetches for as long as it runs: so many robots.txt are kept, each for so long. */
const MOST_HOSTS = 1000;
const ROBOTS_MS = 3_600_000;

/** The rules of a robots.txt. */
interface Robots {
  isDisallowed(url: string, userAgent: string): boolean | undefined;
  getCrawlDelay(userAgent: string): number | undefined;
}

// Its types promise an ES module's default export, and it is a CommonJS function.
const robotsParser = createRequire(import.meta.url)('robots-parser') as (url: string, text: string) => Robots;

export interface FetchOptions {
  /** Whether addresses of the operator's own network may be read. */
  readonly allowPrivateAddresses?: boolean;
  /** How long a host is left alone between two requests. */
  readonly delayMs?: number;
}

/** What an address answered. */
export interface FetchedPage {
  /** The address in the end, after redirects. */
  readonly url: string;
  readonly charset: string | null;
  readonly bytes: AsyncIterable<Uint8Array>;
}

function failed(sentence: string, cause?: unknown): VerbatimError {
  return new VerbatimError('FETCH_FAILED', sentence, { cause });
}

/** What fetch rejects with hides the reason in causes. */
function asFailure(error: unknown, url: string): VerbatimError {
  for (let at = error; at instanceof Error; at = at.cause) if (at instanceof VerbatimError) return at;
  const isTimeout = error instanceof Error && error.name === 'TimeoutError';
  return failed(
    isTimeout ? `${url} did not answer in time.` : `${url} cannot be reached.`,
    error instanceof Error ? (error.cause ?? error) : error,
  );
}

async function* bodyOf(response: Response, url: string): AsyncGenerator<Uint8Array> {
  if (response.body === null) return;
  try {
    yield* response.body as AsyncIterable<Uint8Array>;
  } catch (error) {
    throw asFailure(error, url);
  }
}

/**
 * Decides which addresses may be fetched and when: what robots.txt allows, one request a host at a time with a pause
 * between, and nothing inside a private network. Talks to undici, which talks to the hosts.
 */
export class PageFetcher {
  private readonly agent: Agent;
  private readonly delayMs: number;
  private readonly robots = new LRUCache<string, Promise<Robots>>({ max: MOST_HOSTS, ttl: ROBOTS_MS });
  private readonly turns = new Map<string, Promise<unknown>>();

  constructor({ allowPrivateAddresses = false, delayMs = 1000 }: FetchOptions = {}) {
    this.agent = allowPrivateAddresses ? new Agent() : publicAgent();
    this.delayMs = delayMs;
  }

  /**
   * Fetches a page, through redirects.
   * @throws VerbatimError FETCH_FORBIDDEN, FETCH_FAILED
   */
  async fetch(address: string): Promise<FetchedPage> {
    const response = await this.follow(address, async (url) => {
      const robots = await this.robotsOf(url);
      if (robots.isDisallowed(url.href, NAME) === true) {
        throw new VerbatimError(
          'FETCH_FORBIDDEN',
          `${url.origin}/robots.txt does not allow ${url.href} to be read.`,
        );
      }
      const pause = Math.min((robots.getCrawlDelay(NAME) ?? 0) * 1000, LONGEST_DELAY_MS);
      return this.inTurn(url, Math.max(pause, this.delayMs));
    });
    if (!response.ok) {
      await response.body?.cancel();
      throw failed(`${response.url} answered ${String(response.status)}.`);
    }
    const charset = /charset=["']?([\w-]+)/i.exec(response.headers.get('content-type') ?? '')?.[1] ?? null;
    return { url: response.url, charset, bytes: bodyOf(response, response.url) };
  }

  async close(): Promise<void> {
    await this.agent.destroy();
  }

  private async follow(address: string, get: (url: URL) => Promise<Response>): Promise<Response> {
    if (!URL.canParse(address)) throw failed(`${address} is no address.`);
    let url = new URL(address);
    for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
      if (!/^https?:$/.test(url.protocol)) throw failed(`${url.href} is no web address.`);
      const response = await get(url);
      const location = response.headers.get('location');
      if (response.status < 300 || response.status > 399 || location === null) return response;
      await response.body?.cancel();
      if (!URL.canParse(location, url)) throw failed(`${url.href} leads to no address.`);
      url = new URL(location, url);
    }
    throw failed(`${address} leads from one address to the next, more than ${String(MOST_REDIRECTS)} times.`);
  }

  /** Waits until the host has answered everybody before, and had its pause. */
  private inTurn(url: URL, pauseMs: number): Promise<Response> {
    const before = this.turns.get(url.host);
    const turn = (before ?? Promise.resolve()).then(() => this.request(url));
    const settled = turn.then(
      () => wait(pauseMs, undefined, { ref: false }),
      () => wait(pauseMs, undefined, { ref: false }),
    );
    this.turns.set(url.host, settled);
    void settled.then(() => {
      if (this.turns.get(url.host) === settled) this.turns.delete(url.host);
    });
    return turn;
  }

  private async request(url: URL): Promise<Response> {
    try {
      return await fetch(url, {
        dispatcher: this.agent,
        redirect: 'manual',
        signal: AbortSignal.timeout(TIMEOUT_MS),
        headers: {
          'user-agent': USER_AGENT,
          accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8',
        },
      });
    } catch (error) {
      throw asFailure(error, url.href);
    }
  }

  private robotsOf({ origin }: URL): Promise<Robots> {
    const known = this.robots.get(origin);
    if (known) return known;
    const robots = this.fetchRobots(`${origin}/robots.txt`);
    this.robots.set(origin, robots);
    // Whoever asks later asks anew.
    robots.catch(() => this.robots.delete(origin));
    return robots;
  }

  /** RFC 9309: without a file everything is allowed; while the host fails to give one, nothing is. */
  private async fetchRobots(address: string): Promise<Robots> {
    const response = await this.follow(address, (url) => this.request(url));
    if (response.status >= 500) {
      await response.body?.cancel();
      return robotsParser(address, 'User-agent: *\nDisallow: /');
    }
    if (!response.ok) {
      await response.body?.cancel();
      return robotsParser(address, '');
    }
    const text = (await collect(bodyOf(response, address), LARGEST_ROBOTS_BYTES)).toString('utf8');
    return robotsParser(address, text);
  }
}
