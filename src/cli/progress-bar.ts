import { SingleBar } from 'cli-progress';

/** Shows how far a long task is, on a terminal; says nothing where the output goes elsewhere. */
export class ProgressBar {
  private readonly bar: SingleBar | null;

  constructor(label: string, total: number, stream: NodeJS.WriteStream = process.stderr) {
    this.bar = stream.isTTY
      ? new SingleBar({
          format: `${label} [{bar}] {value}/{total} | {eta_formatted} left`,
          hideCursor: true,
          clearOnComplete: true,
          stream,
        })
      : null;
    this.bar?.start(total, 0);
  }

  readonly step = (): void => {
    this.bar?.increment();
  };

  stop(): void {
    this.bar?.stop();
  }
}
