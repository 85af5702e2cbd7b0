import type DataLoader from 'dataloader';
import { parentKey, type KeysetList, type ParentKey, type Slice } from '../../store/keyset-list.js';
import type { Level } from './level.js';

const NO_PARENT: ParentKey = { id: '', localId: null };

/** Batches what one request asks of a list: the same slice of many parents is one statement, and so are counts. */
export class ListLoader<Row, Order extends string> {
  private readonly sliceLoaders = new Map<string, DataLoader<ParentKey, Row[], string>>();
  private readonly countLoader: DataLoader<ParentKey, number, string>;

  constructor(
    private readonly level: Level,
    readonly list: Pick<KeysetList<Row, Order>, 'definition' | 'positionOf' | 'slices' | 'counts'>,
  ) {
    this.countLoader = level.loader(async (parents: readonly ParentKey[]) => {
      const counts = await list.counts(level, parents);
      return parents.map((parent) => counts.get(parentKey(parent)) ?? 0);
    }, parentKey);
  }

  slice(parent: ParentKey | null, slice: Slice<Order>): Promise<Row[]> {
    const key = JSON.stringify(slice);
    let loader = this.sliceLoaders.get(key);
    if (!loader) {
      loader = this.level.loader(async (parents: readonly ParentKey[]) => {
        const rows = await this.list.slices(this.level, parents, slice);
        return parents.map((each) => rows.get(parentKey(each)) ?? []);
      }, parentKey);
      this.sliceLoaders.set(key, loader);
    }
    return loader.load(parent ?? NO_PARENT);
  }

  count(parent: ParentKey | null): Promise<number> {
    return this.countLoader.load(parent ?? NO_PARENT);
  }
}
