import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import type { FastifyInstance } from 'fastify';

/** What a request that was accepted may still take once nothing more is accepted. */
const FINISH_MS = 7_000;
/** Who asked so shortly ago may ask again on a new connection, as load balancers do that ask whether it is ready. */
const RECENTLY_MS = 60_000;

/**
 * Decides how a server ends without failing anybody: first it tells load balancers to send no more, and every client to
 * come over a new connection; then it accepts nothing more, and finishes what it has. Talks to the HTTP server.
 */
export class Shutdown {
  hasBegun = false;
  private lastAnswer = -Infinity;

  constructor(
    private readonly app: FastifyInstance,
    private readonly drainMs: number,
  ) {
    app.addHook('onSend', (_request, reply, payload, done) => {
      this.lastAnswer = performance.now();
      if (this.hasBegun) void reply.header('connection', 'close');
      done(null, payload);
    });
  }

  /** Nine seconds at most, with a drain of one. */
  async run(): Promise<void> {
    this.hasBegun = true;
    const { server } = this.app;
    const connections = await promisify(server.getConnections.bind(server))();
    const isAskedStill = connections > 0 || performance.now() - this.lastAnswer < RECENTLY_MS;
    if (isAskedStill) await sleep(this.drainMs);
    const impatience = setTimeout(() => {
      server.closeAllConnections();
    }, FINISH_MS);
    await this.app.close();
    clearTimeout(impatience);
  }
}
