import { parentKey, type ParentKey } from '../../store/keyset-list.js';
import type { Shelf } from '../../store/shelf.js';
import type { Level } from './level.js';
import { RememberingLoader, type Freshness, type Keyed } from './remembering-loader.js';

/** Asked about a noun, or a row inside it: the noun's change makes the answer another. */
export const BY_PARENT: Keyed<ParentKey> = { keyOf: parentKey, ownerOf: ({ id }) => id };

/** The one owner of what is asked about the whole archive. */
export const ARCHIVE = 'archive';

/** Asked about the whole archive: any change makes the answer another. */
export const BY_QUESTION: Keyed<unknown> = { keyOf: JSON.stringify, ownerOf: () => ARCHIVE };

/**
 * Makes the loaders of many questions about one noun. Decides that their answers are remembered, all on one shelf, until
 * the noun changes; talks to the loaders it makes.
 */
export class Remembered {
  constructor(
    private readonly level: Level,
    private readonly freshness: Freshness,
    private readonly shelf: Shelf<unknown>,
  ) {}

  /**
   * @param question told apart from every other one, as it has one kind of answer
   * @param read for each key its answer; null where nothing is there
   */
  loader<Key, Answer>(
    question: string,
    { keyOf, ownerOf }: Keyed<Key>,
    read: (keys: readonly Key[]) => Promise<Answer[]>,
  ): RememberingLoader<Key, Answer> {
    const shelf = this.shelf as Shelf<NonNullable<Answer>>;
    const keyed = { keyOf: (key: Key) => `${question} ${keyOf(key)}`, ownerOf };
    return new RememberingLoader(this.level, this.freshness, shelf, keyed, read);
  }
}
