import pg from 'pg';

const LOOK_MS = 250;
/** Less than what `SERVICE_UNAVAILABLE` may take, twice, together with the looks. */
const PROBE_MS = 400;
/** A timer later than this tells that our own process was busy: what it found is worth nothing. */
const LATENESS_MS = 200;
/** Between two looks at a database that is found to be slow, and not silent. */
const REST_MS = 1_000;

interface Traffic {
  /** Statements that wait for their answer. */
  readonly underWay: number;
  readonly answered: number;
}

/**
 * Decides that a database has fallen silent (its machine is gone, it is frozen), which no socket tells: statements wait,
 * none is answered, and twice a new connection gets no answer either. Talks to pg.
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
    const isSilent = !(await this.answers()) && !(await this.answers());
    this.isProbing = false;
    if (isSilent) this.onSilence();
    else this.restUntil = performance.now() + REST_MS;
  }

  /** Whether anything at all came back, be it that there are too many connections. */
  private async answers(): Promise<boolean> {
    const client = new pg.Client({ ...this.options, connectionTimeoutMillis: PROBE_MS });
    client.on('error', () => undefined);
    const began = performance.now();
    try {
      await client.connect();
      await client.end();
      return true;
    } catch (error) {
      return error instanceof pg.DatabaseError || performance.now() - began > PROBE_MS + LATENESS_MS;
    }
  }
}
