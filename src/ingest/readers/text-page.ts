import { collect, largestPageBytes } from './limits.js';
import type { Reader } from './reader.js';

/** A page saved as text: what no other reader knows. */
export const textPage: Reader = {
  name: 'text page',
  recognizes: () => true,
  async *units({ bytes, charset, options }) {
    const page = await collect(bytes, largestPageBytes(options.limits));
    yield { part: null, kind: 'page', bytes: page, charset, options };
  },
};
