import { createWriteStream, type WriteStream } from 'node:fs';
import { once } from 'node:events';
import { VerbatimError } from '../domain/errors.js';
import type { RefusedFile } from '../ingest/ingest-files.js';
import { printable } from './printable.js';
import { printableJson } from './printable-json.js';
import { describeFailure } from './report-failure.js';

/** What could not be read and why, for a person on standard error, or in a file as JSON Lines. */
export class RejectList {
  private readonly lines: string[] = [];

  private constructor(private readonly stream: WriteStream | null) {}

  /**
   * @param file where the list goes; it is emptied first. Without it the list goes to standard error, at the end
   * @throws VerbatimError BAD_USER_INPUT for a file that cannot be written
   */
  static async open(file?: string): Promise<RejectList> {
    if (file === undefined) return new RejectList(null);
    const stream = createWriteStream(file);
    try {
      await once(stream, 'open');
    } catch (cause) {
      throw new VerbatimError('BAD_USER_INPUT', `${file} cannot be written.`, { cause });
    }
    return new RejectList(stream);
  }

  readonly add = ({ file, part, error }: RefusedFile): void => {
    if (this.stream) {
      const { code, message } = error;
      this.stream.write(`${printableJson({ file, ...(part === null ? {} : { part }), code, message })}\n`);
    } else {
      const place = part === null ? file : `${file} (${part})`;
      this.lines.push(`Refused ${printable(place)}: ${describeFailure(error)}\n`);
    }
  };

  async close(): Promise<void> {
    for (const line of this.lines.splice(0)) process.stderr.write(line);
    if (this.stream) {
      this.stream.end();
      await once(this.stream, 'close');
    }
  }
}
