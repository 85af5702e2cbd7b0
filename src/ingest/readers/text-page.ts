import { collect } from './limits.js';
import type { Reader } from './reader.js';

/** A page saved as text: what no other reader knows. */
export const textPage: Reader = {
  name: 'text page',
  recognizes: () => true,
  async *units({ bytes, charset, options }) {
    yield { part: null, kind: 'page', bytes: await collect(bytes), charset, options };
  },
};
