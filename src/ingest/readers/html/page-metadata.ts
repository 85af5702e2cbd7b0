import { isNode, StructuredData, textsOf, type Node } from './structured-data.js';

/** What a page tells of itself where readers do not look: JSON-LD, meta elements, links. Talks to the DOM alone. */
export class PageMetadata {
  readonly data: StructuredData;
  /** The article's own object of JSON-LD; empty where there is none. */
  readonly article: Node;
  private readonly contents = new Map<string, string[]>();

  constructor(private readonly document: Document) {
    const scripts = document.querySelectorAll('script[type*="ld+json"]');
    this.data = new StructuredData([...scripts].map((script) => script.textContent));
    const articles = this.data.articles();
    this.article =
      articles.find((node) => node['headline'] !== undefined && node['datePublished'] !== undefined) ??
      articles.find((node) => node['headline'] !== undefined) ??
      articles[0] ??
      {};
    for (const meta of document.querySelectorAll('meta[content]')) this.take(meta);
  }

  private take(meta: Element): void {
    const content = meta.getAttribute('content')?.trim() ?? '';
    if (content === '') return;
    for (const attribute of ['property', 'name', 'itemprop']) {
      const key = meta.getAttribute(attribute)?.toLowerCase();
      if (key === undefined) continue;
      const others = this.contents.get(key);
      if (others) others.push(content);
      else this.contents.set(key, [content]);
    }
  }

  /** The contents of the meta elements of these names: the first name that has any. */
  meta(...names: readonly string[]): readonly string[] {
    for (const name of names) {
      const found = this.contents.get(name);
      if (found) return found;
    }
    return [];
  }

  /** The first text of a property of the article's JSON-LD. */
  text(property: string): string | null {
    return textsOf(this.article[property])[0] ?? null;
  }

  /** The canonical address: absolute, http or https. */
  url(): string | null {
    const [mainEntity] = [this.article['mainEntityOfPage']].map((value) =>
      isNode(value) ? value['@id'] : value,
    );
    const candidates = [
      this.document.querySelector('link[rel~="canonical" i]')?.getAttribute('href'),
      this.meta('og:url')[0],
      this.text('url'),
      mainEntity,
    ];
    for (const candidate of candidates) {
      if (typeof candidate !== 'string' || !URL.canParse(candidate)) continue;
      const { protocol, pathname } = new URL(candidate);
      // A page of an article is not the site's front page, whatever its template says.
      if (/^https?:$/.test(protocol) && pathname !== '/') return candidate;
    }
    return null;
  }

  /** The names that the page gives its outlet, the most telling first. */
  outlets(): string[] {
    const { data, article } = this;
    const names = [
      ...this.meta('og:site_name'),
      ...data.names(article['publisher']),
      ...this.meta(
        'application-name',
        'twitter:site',
        'apple-mobile-web-app-title',
        'publisher',
        'dc.publisher',
      ),
    ];
    return names.map((name) => name.trim()).filter((name) => name !== '' && !/^(?:@|https?:)/.test(name));
  }
}
