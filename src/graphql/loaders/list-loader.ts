import {
  parentKey,
  type KeysetList,
  type ListDefinition,
  type ParentKey,
  type Placed,
  type Slice,
} from '../../store/keyset-list.js';
import type { PromiseOrValue } from '../promise-or-value.js';
import { BY_PARENT, type Remembered } from './remembered.js';
import type { Level, Loader } from './level.js';

const NO_PARENT: ParentKey = { id: '', localId: null };

type LoadersByQuestion<Value> = Map<string, Loader<ParentKey, Value>>;

/** What is asked about each of many parents. */
interface Question<Value> {
  /** Where its loader is, once it has been asked in this request. */
  readonly loaders: LoadersByQuestion<Value>;
  readonly aspect: string;
  readonly of: unknown;
  readonly filter: unknown;
}

/** Batches what one request asks of a list: the same slice of many parents is one statement, and so are counts. */
export class ListLoader<Row, Order extends string, Filter = never> {
  // Made when first asked: a query asks few of the many lists there are.
  private sliceLoaders: LoadersByQuestion<Placed<Row>[]> | undefined;
  private countLoaders: LoadersByQuestion<number> | undefined;

  constructor(
    private readonly level: Level,
    private readonly list: Pick<KeysetList<Row, Order, object, Filter>, 'slices' | 'counts'> & {
      readonly definition: Pick<ListDefinition<Row, Order, never, Filter>, 'name' | 'orders' | 'parent'>;
    },
    /** Given where nothing but a change of the parent changes the whole list; a parent that is none is the archive. */
    private readonly remembered?: Remembered,
  ) {}

  get definition() {
    return this.list.definition;
  }

  slice(parent: ParentKey | null, slice: Slice<Order, Filter>): PromiseOrValue<Placed<Row>[]> {
    const loaders = (this.sliceLoaders ??= new Map());
    const question = { loaders, aspect: 'slice', of: slice, filter: slice.filter };
    const loader = this.loaderOf(question, async (parents) => {
      const rows = await this.list.slices(this.level, parents, slice);
      return parents.map((each) => rows.get(parentKey(each)) ?? []);
    });
    return loader.load(parent ?? NO_PARENT);
  }

  /** The number of rows that pass the filter. */
  count(parent: ParentKey | null, filter: Filter | null): PromiseOrValue<number> {
    const loaders = (this.countLoaders ??= new Map());
    const question = { loaders, aspect: 'count', of: filter, filter };
    const loader = this.loaderOf(question, async (parents) => {
      const counts = await this.list.counts(this.level, parents, filter);
      return parents.map((each) => counts.get(parentKey(each)) ?? 0);
    });
    return loader.load(parent ?? NO_PARENT);
  }

  private loaderOf<Value>(
    { loaders, aspect, of, filter }: Question<Value>,
    batch: (parents: readonly ParentKey[]) => Promise<Value[]>,
  ): Loader<ParentKey, Value> {
    const key = JSON.stringify(of);
    const known = loaders.get(key);
    if (known) return known;
    const { remembered, level, definition } = this;
    // What passes a filter may depend on other rows than the parent's.
    const loader =
      remembered && (filter === null || definition.parent === 'NONE')
        ? remembered.loader<ParentKey, Value>(`${definition.name} ${aspect} ${key}`, BY_PARENT, batch)
        : level.loader(batch, parentKey);
    loaders.set(key, loader);
    return loader;
  }
}
