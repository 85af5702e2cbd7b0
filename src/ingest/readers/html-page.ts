import { collect, largestPageBytes } from './limits.js';
import type { Reader } from './reader.js';

/** A web page as saved. */
export const htmlPage: Reader = {
  name: 'HTML page',
  recognizes: (head) => isHtml(head),
  async *units({ bytes, charset, options }) {
    const page = await collect(bytes, largestPageBytes(options.limits));
    yield { part: null, kind: 'page', bytes: page, charset, options };
  },
};

/** True for what begins as a document of HTML, after comments and an XML declaration, or as a stretch of one. */
export function isHtml(head: string): boolean {
  const start = head.replace(/^\uFEFF/, '').replace(/^(?:\s|<\?xml[^>]*>|<!--(?:(?!-->)[\s\S])*-->)+/i, '');
  return /^<(?:!doctype\s+html|html|head|body|title|meta|link|script|style|article|main|section|div|header|h[1-3]|p|base|noscript)\b/i.test(
    start,
  );
}
