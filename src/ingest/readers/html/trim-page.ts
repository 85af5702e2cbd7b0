import { FOREIGN_ELEMENTS, namesPart } from './page-parts.js';

/** A part that holds more of the page's words than this is the article, whatever it is called. */
const LARGEST_SHARE = 0.35;

function wordsIn(element: Element): number {
  let length = 0;
  for (const paragraph of element.querySelectorAll('p')) length += paragraph.textContent.length;
  return length;
}

/** Takes out of a page what its template or its markup calls something else than the article. Changes the document. */
export function trimPage(document: Document): void {
  const { body } = document;
  const total = wordsIn(body);
  const isSmall = (element: Element): boolean => wordsIn(element) <= total * LARGEST_SHARE;
  for (const element of body.querySelectorAll(FOREIGN_ELEMENTS)) {
    if (/^(?:script|style|noscript|template)$/i.test(element.tagName) || isSmall(element)) element.remove();
  }
  for (const element of body.querySelectorAll('[class], [id]')) {
    const names = `${element.getAttribute('class') ?? ''} ${element.getAttribute('id') ?? ''}`;
    if (namesPart(names) && element.parentNode && isSmall(element)) element.remove();
  }
}
