import { setImmediate as turn, setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';

const LOOK_MS = 250;
/** Less than what `SERVICE_UNAVAILABLE` may take, twice, together with the looks. */
const PROBE_MS = 400;
/** A probe's time is made of so many ticks: a process that was busy meanwhile has lost one of them, however long that took. */
const TICKS = 8;
/** Between two looks at a database that is found to be slow, and not silent. */
const REST_MS = 1_000;

interface Traffic {
  /** Statements that wait for their answer. */
  readonly underWay: number;
  readonly answered: number;
}

/**
 * Decides that a database has fallen silent (its machine is gone, it is frozen), which no socket tells: statements wait,
 * none is answered, and twice a new connection hears not a byte. Talks to pg.
 */
export class SilenceWatch {
  private readonly timer: NodeJS.Timeout;
  private lastAnswered = -1;
  private restUntil = 0;
  private isProbing = false;

  constructor(
    private readonly options: pg.ClientConfig,
    private readonly traffic: () => Traffic,
    private readonly onSilence: () => void,
  ) {
    this.timer = setInterval(() => void this.look(), LOOK_MS);
    this.timer.unref();
  }

  stop(): void {
    clearInterval(this.timer);
  }

  private async look(): Promise<void> {
    const { underWay, answered } = this.traffic();
    const isStuck = underWay > 0 && answered === this.lastAnswered;
    this.lastAnswered = answered;
    if (!isStuck || this.isProbing || performance.now() < this.restUntil) return;
    this.isProbing = true;
    const isUnheard = !(await this.answers()) && !(await this.answers());
    this.isProbing = false;
    // What was answered meanwhile, on whichever connection, tells that it is there.
    if (isUnheard && this.traffic().answered === answered) this.onSilence();
    else this.restUntil = performance.now() + REST_MS;
  }

  /**
   * Whether anything at all came back, be it that there are too many connections: the first byte tells, and the rest of
   * the greeting would only ask more of a machine that is busy. Our own process may be what is busy: then a timer is run
   * before an answer is read that has been there for long, and tells nothing.
   */
  private async answers(): Promise<boolean> {
    const client = new pg.Client({ ...this.options, connectionTimeoutMillis: 0 });
    const outcome = { isHeard: false, hasFailed: false };
    const hear = (): void => void (outcome.isHeard = true);
    client.on('error', () => undefined);
    client.connection.stream.once('data', hear);
    client.connect().then(hear, () => (outcome.hasFailed = true));
    for (let tick = 0; tick < TICKS && !outcome.isHeard && !outcome.hasFailed; tick++) {
      await sleep(PROBE_MS / TICKS);
      await turn();
    }
    client.connection.stream.destroy();
    return outcome.isHeard;
  }
}
