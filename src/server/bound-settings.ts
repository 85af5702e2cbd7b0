import type { CleanedEnv } from 'envalid';
import { DEFAULT_BOUNDS, type Bounds } from '../graphql/bounds/bounds.js';
import { bound } from './setting-kinds.js';

/** The settings of what one request may ask for. */
export const BOUND_SPECS = {
  MAX_DEPTH: bound({
    default: DEFAULT_BOUNDS.maxDepth,
    desc: 'How many fields of a query lie one inside the other.',
  }),
  MAX_COMPLEXITY: bound({
    default: DEFAULT_BOUNDS.maxComplexity,
    desc: 'How many objects an answer may hold, by the page sizes that the query asks for.',
  }),
  MAX_FIELDS: bound({
    default: DEFAULT_BOUNDS.maxFields,
    desc: 'How many fields a query names, its fragments written out.',
  }),
  MAX_ALIASES: bound({ default: DEFAULT_BOUNDS.maxAliases, desc: 'How many aliases a query has.' }),
  MAX_DIRECTIVES: bound({ default: DEFAULT_BOUNDS.maxDirectives, desc: 'How many directives a query has.' }),
  MAX_TOKENS: bound({
    default: DEFAULT_BOUNDS.maxTokens,
    desc: 'How many words and signs the text of a query has.',
  }),
  MAX_BODY_BYTES: bound({ default: DEFAULT_BOUNDS.maxBodyBytes, desc: 'How many bytes a request has.' }),
  MAX_BATCH: bound({
    default: DEFAULT_BOUNDS.maxBatch,
    desc: 'How many operations one request holds; 1 for no batching.',
  }),
};

/** @returns the bounds that the settings name */
export function readBounds(env: CleanedEnv<typeof BOUND_SPECS>): Bounds {
  return {
    maxDepth: env.MAX_DEPTH,
    maxComplexity: env.MAX_COMPLEXITY,
    maxFields: env.MAX_FIELDS,
    maxAliases: env.MAX_ALIASES,
    maxDirectives: env.MAX_DIRECTIVES,
    maxTokens: env.MAX_TOKENS,
    maxBodyBytes: env.MAX_BODY_BYTES,
    maxBatch: env.MAX_BATCH,
  };
}
