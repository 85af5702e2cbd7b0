/** A client can send any name: beyond so many they are counted together. */
const MOST_NAMES = 100;
const MOST_LETTERS = 60;

/** Names operations for metrics, of which every new name is a new series. Decides which have one; talks to nobody. */
export class OperationNames {
  private readonly known = new Set<string>();

  /** @param name as the client sent it; null where the operation has none */
  label(name: string | null | undefined): string {
    if (name === null || name === undefined) return 'anonymous';
    if (this.known.has(name)) return name;
    if (this.known.size >= MOST_NAMES || name.length > MOST_LETTERS) return 'other';
    this.known.add(name);
    return name;
  }
}
