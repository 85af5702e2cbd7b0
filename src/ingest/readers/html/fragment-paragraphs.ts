import { parseHTML } from 'linkedom';
import { isBodyParagraph, withoutEnd } from './paragraph-filter.js';
import { printedParagraphs } from './printed-paragraphs.js';
import { requireBounded } from './require-bounded.js';
import { trimPage } from './trim-page.js';

/**
 * The paragraphs of a body that is HTML without the page around it, as feeds and JSON carry it.
 * @throws VerbatimError PAGE_UNREADABLE where it is nested too deep, say
 */
export function fragmentParagraphs(html: string, authors: readonly string[]): string[] {
  const page = `<!doctype html><html><body>${html}</body></html>`;
  requireBounded(page);
  const { document } = parseHTML(page);
  trimPage(document);
  const all = printedParagraphs(document.body);
  // Of a fragment without paragraphs every word is the body.
  const hasParagraphs = all.some(({ element }) => element.tagName === 'P');
  const kept = hasParagraphs ? withoutEnd(all.filter(isBodyParagraph), authors) : all;
  return kept.map(({ text }) => text);
}
