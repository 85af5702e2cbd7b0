import { decodeHTML } from 'entities';

/** An object of JSON-LD. */
export type Node = Readonly<Record<string, unknown>>;

const ARTICLE_TYPES = /(?:Article|BlogPosting|LiveBlogPosting|Reportage|Report)$/;

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function asList(value: unknown): readonly unknown[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : [value];
}

/** Publishers write line breaks and other control characters inside strings, and comment marks around the whole. */
function parseLeniently(source: string): unknown {
  const json = source
    .replace(/^\s*(?:<!--|\/\/\s*<!\[CDATA\[|\/\*\s*<!\[CDATA\[\s*\*\/|<!\[CDATA\[)/, '')
    .replace(/(?:-->|\/\/\s*\]\]>|\/\*\s*\]\]>\s*\*\/|\]\]>)\s*$/, '')
    // eslint-disable-next-line no-control-regex
    .replace(/[\u0000-\u001f]+/g, ' ')
    .replace(/;\s*$/, '');
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

/** How often a name may be an object that has a name. */
const NAMES_IN_NAMES = 8;

/** The strings of a value: the value, the members of a list, the names of objects. */
export function textsOf(value: unknown, within = 0): string[] {
  return asList(value).flatMap((one) => {
    // Some publishers write HTML's entities into JSON.
    if (typeof one === 'string') return one.trim() === '' ? [] : [decodeHTML(one.trim())];
    if (typeof one === 'number') return [String(one)];
    return isNode(one) && within < NAMES_IN_NAMES ? textsOf(one['name'] ?? one['@value'], within + 1) : [];
  });
}

/** What a page's JSON-LD tells: its objects in document order, references among them followed. Reads schema.org's terms. */
export class StructuredData {
  private readonly nodes: Node[] = [];
  private readonly byId = new Map<string, Node>();

  /** @param scripts the contents of the page's `application/ld+json` scripts; those that are not JSON are passed over */
  constructor(scripts: readonly string[]) {
    for (const script of scripts) this.collect(parseLeniently(script));
  }

  private collect(value: unknown): void {
    const pending = [value];
    for (let next = pending.pop(); pending.length > 0 || next !== undefined; next = pending.pop()) {
      // One by one: what is spread is put on the stack, which a long list is too long for.
      if (Array.isArray(next)) for (const one of (next as unknown[]).toReversed()) pending.push(one);
      if (!isNode(next)) continue;
      this.nodes.push(next);
      const id = next['@id'];
      if (typeof id === 'string' && next['name'] !== undefined && !this.byId.has(id)) this.byId.set(id, next);
      pending.push(next['mainEntity'], next['@graph']);
    }
  }

  /** The object itself, or the one it refers to by '@id'. */
  follow(value: unknown): unknown {
    if (!isNode(value)) return value;
    const id = value['@id'];
    return value['name'] === undefined && typeof id === 'string' ? (this.byId.get(id) ?? value) : value;
  }

  /** The objects of an article's types. */
  articles(): Node[] {
    return this.nodes.filter((node) =>
      asList(node['@type']).some((type) => ARTICLE_TYPES.test(String(type))),
    );
  }

  /** The names of those that a property refers to. */
  names(value: unknown): string[] {
    return asList(value).flatMap((one) => textsOf(this.follow(one)));
  }
}

export { isNode };
