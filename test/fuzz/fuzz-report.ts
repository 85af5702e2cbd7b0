import type { Role } from '../../src/domain/role.js';
import type { Request } from './broken-request.js';
import type { MemorySamples } from './memory-samples.js';
import type { Secret } from './planted-archive.js';

/** How much of a request and of an answer is shown where they are at fault. */
const SHOWN = 1_500;

function percentile(numbers: readonly number[], share: number): number {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length * share)] ?? NaN;
}

const megabytes = (bytes: number): string => (bytes / 1e6).toFixed(0);

/** What a run met: what was answered, how fast, and what should not have been. */
export class FuzzReport {
  /** Of each kind of fault the first request at fault. */
  readonly faults = new Map<string, { count: number; example: string }>();
  private readonly answers = new Map<string, number>();
  private readonly askers = new Map<string, number>();
  private readonly times: number[] = [];
  private leftOut = 0;

  constructor(
    private readonly runs: number,
    private readonly seed: number,
    private readonly memory: MemorySamples,
  ) {}

  add(kind: string, role: Role | null, codes: readonly string[], milliseconds: number): void {
    const outcome = codes.length === 0 ? 'no error' : (codes[0] ?? '');
    const key = `${kind}: ${outcome}`;
    this.answers.set(key, (this.answers.get(key) ?? 0) + 1);
    const asker = role ?? 'nobody';
    this.askers.set(asker, (this.askers.get(asker) ?? 0) + 1);
    this.times.push(milliseconds);
  }

  /** One was not sent, since it would have published a secret. */
  leaveOut(): void {
    this.leftOut++;
  }

  fault(kind: string, role: Role | null, { method, path, headers, body }: Request, answer: string): void {
    const known = this.faults.get(kind);
    if (known) {
      known.count++;
      return;
    }
    const request = `${method} ${path} ${JSON.stringify(headers)}\n${body ?? ''}`;
    const example = `by ${role ?? 'nobody'}: ${request.slice(0, SHOWN)}\nanswered ${answer.slice(0, SHOWN)}`;
    this.faults.set(kind, { count: 1, example });
  }

  /** The server has ended. */
  end(code: number | null, log: string, secrets: readonly Secret[]): void {
    const note = (fault: string, example: string): void =>
      void this.faults.set(fault, { count: 1, example: example.slice(0, SHOWN) });
    if (code !== 0) note(`the server ended with ${String(code)}`, log.slice(-SHOWN));
    const failures = log.split('\n').filter((line) => /"level":[56]0/.test(line));
    if (failures.length > 0) note(`${String(failures.length)} failures in the log`, failures[0] ?? '');
    for (const { word } of secrets) if (log.includes(word)) note(`the log has ${word}`, log);
  }

  /** How much more the server's heap holds at its low tides in the last fifth than in the second; 1 for as much. */
  get growth(): number {
    return this.memory.fifth(4).heap / this.memory.fifth(1).heap;
  }

  toString(): string {
    const table = (counts: ReadonlyMap<string, number>): string[] =>
      [...counts]
        .sort(([a], [b]) => a.localeCompare(b))
        .map(([name, count]) => `  ${String(count).padStart(6)}  ${name}`);
    const fifths = [0, 1, 2, 3, 4].map((number) => this.memory.fifth(number));
    return [
      `${String(this.runs)} requests, seed ${String(this.seed)}; ${String(this.leftOut)} of them, which publish what is hidden, left out`,
      ...table(this.answers),
      'by',
      ...table(this.askers),
      `ms: half under ${percentile(this.times, 0.5).toFixed(1)}, 99% under ${percentile(this.times, 0.99).toFixed(1)}, longest ${percentile(this.times, 0.9999999).toFixed(0)}`,
      `heap by fifths, MB: ${fifths.map(({ heap }) => megabytes(heap)).join(' ')}; last/second ${this.growth.toFixed(2)}`,
      `resident by fifths, MB: ${fifths.map(({ resident }) => megabytes(resident)).join(' ')}`,
      `faults: ${String(this.faults.size)}`,
      ...[...this.faults].map(([kind, { count, example }]) => `-- ${kind} (${String(count)}) ${example}`),
      '',
    ].join('\n');
  }
}
