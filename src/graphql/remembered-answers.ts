import type { ExecutionResult, FormattedExecutionResult } from 'graphql';
import type { Shelf } from '../store/shelf.js';
import type { Level } from './loaders/level.js';
import { ARCHIVE } from './loaders/remembered.js';

/** What a client sends is at most so long a key: longer ones would take more room than the answers. */
const MAX_KEY = 1_000;

/** The texts of answers, each by the `data` that stands for it. */
const texts = new WeakMap<object, string>();

/** An answer as text already, to be sent as it is. */
function standingFor(text: string): ExecutionResult {
  const data = {};
  texts.set(data, text);
  return { data };
}

/** Writes an answer as JSON: one that was remembered, or is from now on, is text already. */
export function writeAnswer(result: ExecutionResult | FormattedExecutionResult): string {
  const text = result.data ? texts.get(result.data) : undefined;
  return text ?? `${JSON.stringify(result)}\n`;
}

/**
 * Answers whole operations from the memory that requests share, while nothing in the archive has changed since. Talks to
 * the shelf, and to whoever knows what has changed.
 */
export class RememberedAnswers {
  /** @param confirmed resolves once what is on the shelf holds for this request */
  constructor(
    private readonly shelf: Shelf<string>,
    private readonly level: Level,
    private readonly confirmed: () => Promise<void>,
  ) {}

  /**
   * @param key tells the operation, its variables, and who asks where that makes another answer
   * @param execute makes the answer; one with errors is not remembered
   */
  async answer(key: string, execute: () => Promise<ExecutionResult>): Promise<ExecutionResult> {
    const { shelf } = this;
    if (!shelf.isKeeping || key.length > MAX_KEY) return execute();
    const known = shelf.has(key) ? await this.known(key) : undefined;
    if (known !== undefined) return standingFor(known);
    const ticket = shelf.expect([ARCHIVE]);
    const result = await execute();
    if (result.errors || !result.data) {
      shelf.giveUp(ticket);
      return result;
    }
    const text = writeAnswer(result);
    shelf.keep(ticket, [{ owner: ARCHIVE, key, value: text }]);
    return standingFor(text);
  }

  private async known(key: string): Promise<string | undefined> {
    try {
      await this.confirmed();
      return this.shelf.get(key);
    } catch (error) {
      // The database is away and has been waited for: it is executed to have the errors where they belong.
      this.level.giveUp(error);
      return undefined;
    }
  }
}
