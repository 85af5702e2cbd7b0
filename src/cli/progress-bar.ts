import { SingleBar } from 'cli-progress';

/** How long nothing is said where the output goes elsewhere than to a terminal. */
const SILENCE_MS = 10_000;

/** Shows how far a long task is: a bar on a terminal, a line every ten seconds elsewhere. */
export class ProgressBar {
  private readonly bar: SingleBar | null;
  private readonly timer: NodeJS.Timeout | null;
  private readonly begun = Date.now();
  private files = 0;
  private pages = 0;
  private rejects = 0;

  /**
   * @param total how many there are
   * @param things what they are: files, of pages
   */
  constructor(
    private readonly label: string,
    private readonly total: number,
    private readonly things: 'files' | 'articles' = 'files',
    private readonly stream: NodeJS.WriteStream = process.stderr,
  ) {
    this.bar = stream.isTTY
      ? new SingleBar({
          format: `${label} [{bar}] {value}/{total} | {rate} ${things === 'files' ? 'pages' : things}/s | {rejects} rejected | {eta_formatted} left`,
          hideCursor: true,
          clearOnComplete: true,
          stream,
        })
      : null;
    this.bar?.start(total, 0, { rate: '0.0', rejects: 0 });
    this.timer = this.bar === null ? setInterval(this.say, SILENCE_MS).unref() : null;
  }

  /** A file has been read. */
  readonly step = (): void => {
    this.files++;
    this.bar?.increment(1, { rate: this.rate(), rejects: this.rejects });
  };

  /** A page has been read, of which a file may hold many. */
  readonly page = (): void => {
    this.pages++;
    this.bar?.update({ rate: this.rate(), rejects: this.rejects });
  };

  readonly reject = (): void => {
    this.rejects++;
  };

  stop(): void {
    this.bar?.stop();
    if (this.timer) clearInterval(this.timer);
  }

  private seconds(): number {
    return (Date.now() - this.begun) / 1000;
  }

  private rate(): string {
    return (this.pages / Math.max(this.seconds(), 0.001)).toFixed(1);
  }

  private readonly say = (): void => {
    const { files, total, pages, rejects, label, things } = this;
    const rate =
      things === 'files' ? `${String(pages)} pages, ${this.rate()} pages/s` : `${this.rate()} ${things}/s`;
    const left =
      files === 0 ? 'unknown time' : `${String(Math.round((this.seconds() / files) * (total - files)))} s`;
    this.stream.write(
      `${label}: ${String(files)} of ${String(total)} ${things}, ${rate}, ${String(rejects)} rejected, ${left} left\n`,
    );
  };
}
