import {
  parentKey,
  type KeysetList,
  type ListDefinition,
  type ParentKey,
  type Placed,
  type Slice,
} from '../../store/keyset-list.js';
import type { Level, Loader } from './level.js';

const NO_PARENT: ParentKey = { id: '', localId: null };

/** Batches what one request asks of a list: the same slice of many parents is one statement, and so are counts. */
export class ListLoader<Row, Order extends string, Filter = never> {
  private readonly sliceLoaders = new Map<string, Loader<ParentKey, Placed<Row>[]>>();
  private readonly countLoaders = new Map<string, Loader<ParentKey, number>>();

  constructor(
    private readonly level: Level,
    private readonly list: Pick<KeysetList<Row, Order, object, Filter>, 'slices' | 'counts'> & {
      readonly definition: Pick<ListDefinition<Row, Order, never, Filter>, 'name' | 'orders'>;
    },
  ) {}

  get definition() {
    return this.list.definition;
  }

  slice(parent: ParentKey | null, slice: Slice<Order, Filter>): Promise<Placed<Row>[]> {
    const loader = this.loaderOf(this.sliceLoaders, slice, async (parents) => {
      const rows = await this.list.slices(this.level, parents, slice);
      return parents.map((each) => rows.get(parentKey(each)) ?? []);
    });
    return loader.load(parent ?? NO_PARENT);
  }

  /** The number of rows that pass the filter. */
  count(parent: ParentKey | null, filter: Filter | null): Promise<number> {
    const loader = this.loaderOf(this.countLoaders, filter, async (parents) => {
      const counts = await this.list.counts(this.level, parents, filter);
      return parents.map((each) => counts.get(parentKey(each)) ?? 0);
    });
    return loader.load(parent ?? NO_PARENT);
  }

  private loaderOf<Value>(
    loaders: Map<string, Loader<ParentKey, Value>>,
    question: unknown,
    batch: (parents: readonly ParentKey[]) => Promise<Value[]>,
  ): Loader<ParentKey, Value> {
    const key = JSON.stringify(question);
    const known = loaders.get(key);
    if (known) return known;
    const loader = this.level.loader(batch, parentKey);
    loaders.set(key, loader);
    return loader;
  }
}
