import nlp from 'compromise';

/** The word lists inside compromise's English model. All words are lower case. */
export interface CompromiseModel {
  /** The tags of each word, likeliest first: https://github.com/spencermountain/compromise */
  readonly tags: ReadonlyMap<string, readonly string[]>;
  /** Words that end the name of an organization. */
  readonly organizationWords: ReadonlySet<string>;
  /** Words that end the name of a place. */
  readonly placeWords: ReadonlySet<string>;
}

function member(holder: unknown, key: string): Record<string, unknown> {
  const value: unknown = typeof holder === 'object' && holder !== null ? Reflect.get(holder, key) : undefined;
  if (typeof value === 'object' && value !== null) return { ...value };
  throw new Error(`compromise keeps its '${key}' in another place than before.`);
}

function readModel(): CompromiseModel {
  const model: unknown = nlp.model();
  const [one, two] = [member(model, 'one'), member(model, 'two')];
  const entries = Object.entries(member(one, 'lexicon'));
  return {
    tags: new Map(entries.map(([word, given]) => [word, [given].flat().map(String)])),
    organizationWords: new Set(Object.keys(member(two, 'orgWords'))),
    placeWords: new Set(Object.keys(member(two, 'placeWords'))),
  };
}

/** Origin: the English model of the npm package compromise (MIT), read once. */
export const COMPROMISE: CompromiseModel = readModel();
