import { SingleBar } from 'cli-progress';

/** Shows on a terminal how many documents are done; says nothing where the output goes elsewhere. */
export function documentProgress(total: number, stream: NodeJS.WriteStream = process.stderr) {
  const format = 'Documents [{bar}] {value}/{total} | {eta_formatted} left';
  const bar = stream.isTTY
    ? new SingleBar({ format, hideCursor: true, clearOnComplete: true, stream })
    : null;
  bar?.start(total, 0);
  return { step: () => bar?.increment(), stop: () => bar?.stop() };
}
