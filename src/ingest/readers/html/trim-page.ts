import { FOREIGN_ELEMENTS, namesPart } from './page-parts.js';

/** A part that holds more of the page's words than this is the article, whatever it is called. */
const LARGEST_SHARE = 0.35;

/** How many characters the paragraphs in each element have, counted once for all: parts may stand one inside the other. */
class WordCount {
  private readonly inParagraphs = new Map<Element, number>();

  constructor(root: Element) {
    this.count(root);
  }

  under(element: Element): number {
    return this.inParagraphs.get(element) ?? 0;
  }

  /** @returns the number of all characters under the node */
  private count(node: Node): number {
    let all = 0;
    let inParagraphs = 0;
    for (const child of node.childNodes) {
      if (child.nodeType === 3) all += (child.textContent ?? '').length;
      if (child.nodeType !== 1) continue;
      const within = this.count(child);
      all += within;
      inParagraphs += this.under(child as Element) + ((child as Element).tagName === 'P' ? within : 0);
    }
    this.inParagraphs.set(node as Element, inParagraphs);
    return all;
  }
}

/** Takes out of a page what its template or its markup calls something else than the article. Changes the document. */
export function trimPage(document: Document): void {
  const { body } = document;
  const before = new WordCount(body);
  const most = before.under(body) * LARGEST_SHARE;
  for (const element of body.querySelectorAll(FOREIGN_ELEMENTS)) {
    if (/^(?:script|style|noscript|template)$/i.test(element.tagName) || before.under(element) <= most)
      element.remove();
  }
  // What is taken out comes before what is inside it: in an element nothing is missing when it is looked at.
  const left = new WordCount(body);
  for (const element of body.querySelectorAll('[class], [id]')) {
    const names = `${element.getAttribute('class') ?? ''} ${element.getAttribute('id') ?? ''}`;
    if (namesPart(names) && element.parentNode && left.under(element) <= most) element.remove();
  }
}
