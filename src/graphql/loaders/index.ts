import { Memory } from '../../store/memory.js';
import { aggregateLoaders } from './aggregate-loaders.js';
import { articleLoaders } from './article-loaders.js';
import { commentLoaders } from './comment-loaders.js';
import { entityLoaders } from './entity-loaders.js';
import { Remembered } from './remembered.js';
import { Level } from './level.js';
import { outletLoaders } from './outlet-loaders.js';
import { Freshness } from './remembering-loader.js';
import { searchLoaders } from './search-loaders.js';
import { statementLoaders } from './statement-loaders.js';
import { trustLoaders } from './trust-loaders.js';

/** What the loaders of one request are made of. */
class Request {
  readonly inside: Remembered;
  readonly about: Remembered;
  readonly archive: Remembered;

  constructor(
    readonly level: Level,
    readonly freshness: Freshness,
  ) {
    const { insideArticles, aboutEntities, ofArchive } = freshness.memory;
    this.inside = new Remembered(level, freshness, insideArticles);
    this.about = new Remembered(level, freshness, aboutEntities);
    this.archive = new Remembered(level, freshness, ofArchive);
  }
}

/** Every question a resolver may ask, named by its answer. */
const NOUNS = {
  aggregates: ({ level, archive }: Request) => aggregateLoaders(level, archive),
  articles: ({ level, freshness, inside, archive }: Request) =>
    articleLoaders(level, freshness, inside, archive),
  comments: ({ level, inside }: Request) => commentLoaders(level, inside),
  entities: ({ level, freshness, inside, about }: Request) => entityLoaders(level, freshness, inside, about),
  outlets: ({ level, freshness }: Request) => outletLoaders(level, freshness),
  searches: ({ level, archive }: Request) => searchLoaders(level, archive),
  statements: ({ level, inside, about, archive }: Request) => statementLoaders(level, inside, about, archive),
  trust: ({ level }: Request) => trustLoaders(level),
};

type Noun = keyof typeof NOUNS;
type AllOf<Union> = (Union extends unknown ? (each: Union) => void : never) extends (all: infer All) => void
  ? All
  : never;

export type Loaders = AllOf<ReturnType<(typeof NOUNS)[Noun]>>;

/** Makes the loaders of a noun when one of them is asked for first: a query asks few of the many questions there are. */
class LoadersWhenAsked {
  private readonly made: Partial<Record<Noun, object>> = {};

  constructor(private readonly request: Request) {}

  static {
    const nobody = new Level({ queryTogether: () => [] });
    const request = new Request(nobody, new Freshness(nobody, new Memory(0, nobody)));
    for (const noun of Object.keys(NOUNS) as Noun[]) {
      for (const name of Object.keys(NOUNS[noun](request))) {
        Object.defineProperty(this.prototype, name, {
          get(this: LoadersWhenAsked) {
            return Reflect.get(this.of(noun), name) as unknown;
          },
        });
      }
    }
  }

  private of(noun: Noun): object {
    return (this.made[noun] ??= NOUNS[noun](this.request));
  }
}

/** Made anew for each request: what is kept longer is in the memory. */
export function createLoaders(level: Level, freshness: Freshness): Loaders {
  const loaders: object = new LoadersWhenAsked(new Request(level, freshness));
  return loaders as Loaders;
}
