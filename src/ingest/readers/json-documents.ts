import { VerbatimError } from '../../domain/errors.js';
import { byteLines } from './byte-lines.js';
import { decodeText } from './decode-text.js';
import { isNode } from './html/structured-data.js';
import { jsonArticle } from './json-article.js';
import { collect, largestPageBytes } from './limits.js';
import type { Content, Reader } from './reader.js';
import { refusedUnit, type Unit } from './unit.js';

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch (cause) {
    throw new VerbatimError('PAGE_UNREADABLE', 'It is not JSON.', { cause });
  }
}

function unitOf(value: unknown, part: string | null, options: Content['options']): Unit {
  if (!isNode(value)) return refusedUnit(part, new VerbatimError('PAGE_UNREADABLE', 'It is no JSON object.'));
  return { part, kind: 'told', article: jsonArticle(value), options };
}

/** JSON Lines has one object a line, so its first line is one; what else begins as JSON is one document. */
function isJsonLines(head: string): boolean {
  const line = head.replace(/^\s+/, '').split('\n', 1)[0] ?? '';
  if (!line.startsWith('{')) return false;
  if (!head.trimStart().includes('\n')) return true;
  try {
    parse(line);
    return true;
  } catch {
    return false;
  }
}

async function* linesOf({ bytes, options }: Content): AsyncGenerator<Unit> {
  for await (const line of byteLines(bytes, largestPageBytes(options.limits))) {
    const part = `line ${String(line.number)}`;
    try {
      if (line.bytes instanceof VerbatimError) throw line.bytes;
      const json = decodeText(line.bytes).trim();
      if (json !== '') yield unitOf(parse(json), part, options);
    } catch (error) {
      yield refusedUnit(part, error);
    }
  }
}

/** Articles as JSON: one object a line, or one document that is an object or a list of them. */
export const jsonDocuments: Reader = {
  name: 'JSON Lines, JSON',
  recognizes: (head) => /^\s*(?:\{\s*(?:"|\})|\[\s*\{)/.test(head),
  async *units(content) {
    if (isJsonLines(content.head)) {
      yield* linesOf(content);
      return;
    }
    const bytes = await collect(content.bytes, largestPageBytes(content.options.limits));
    const value = parse(decodeText(bytes, content.charset));
    if (!Array.isArray(value)) yield unitOf(value, null, content.options);
    else
      for (const [i, one] of value.entries()) yield unitOf(one, `object ${String(i + 1)}`, content.options);
  },
};
