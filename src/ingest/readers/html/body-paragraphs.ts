import { Readability } from '@mozilla/readability';
import { oneLine } from '../../../domain/one-line.js';
import { outermost } from './outermost.js';
import { isBodyParagraph, isPageLine, withoutEnd } from './paragraph-filter.js';
import { printedParagraphs, type PrintedParagraph } from './printed-paragraphs.js';
import { trimPage } from './trim-page.js';

/** How much of the body's own element Readability must have found: with less, all of the element is taken. */
const LEAST_READABLE = 0.7;
/**
 * The depths of a page's elements together, and of one on the average: what Readability takes grows with their product.
 * News pages have a tenth of the first, and half of the second.
 */
const MOST_LEVELS = 400_000;
const MEAN_LEVELS = 32;
/** How much of a told body must be found in print. */
const LEAST_TOLD = 0.8;
const SHORTEST_TOLD = 200;
/** Paragraphs in print times the characters told: twenty times what news pages have. */
const MOST_COMPARED = 1_000_000_000;
const MARKED_BODIES = ['[itemprop~="articleBody"]', 'article', 'main', '[role="main"]'];

function lengthOf(paragraphs: readonly PrintedParagraph[]): number {
  return paragraphs.reduce((sum, { text }) => sum + text.length, 0);
}

function key(text: string): string {
  return text.replace(/[^\p{L}\p{N}]/gu, '').toLowerCase();
}

/** A paragraph's tag, and the names of the two elements around it: what its siblings in the template share. */
function shapeOf({ element }: PrintedParagraph): string {
  const names: string[] = [element.tagName];
  for (let at = element.parentElement; at && names.length < 3; at = at.parentElement) {
    names.push(`${at.tagName}.${at.getAttribute('class') ?? ''}`);
  }
  return names.join(' ');
}

/** True for a page whose elements are both many and deep. */
function isDeepAndLarge(root: Element): boolean {
  let elements = 0;
  let levels = 0;
  const walk = (element: Element, depth: number): void => {
    elements++;
    levels += depth;
    for (const child of element.children) walk(child, depth + 1);
  };
  walk(root, 1);
  return levels > MOST_LEVELS && levels > elements * MEAN_LEVELS;
}

/**
 * The paragraphs that Readability, the reader view of Firefox, chooses, and between them those of the same shape that it
 * left out for their many links. None of a page that would keep it busy for minutes.
 */
function readableParagraphs(
  document: Document,
  printed: readonly PrintedParagraph[],
): readonly PrintedParagraph[] {
  if (isDeepAndLarge(document.documentElement)) return [];
  // It empties what it reads.
  const copy = document.cloneNode(true) as Document;
  const content = new Readability(copy, { keepClasses: true, serializer: (node) => node }).parse()?.content;
  if (!content) return [];
  const chosen = new Set(printedParagraphs(content as Element).map(({ text }) => key(text)));
  const isChosen = printed.map(({ text }) => chosen.has(key(text)));
  const shapes = new Set(printed.filter((_, i) => isChosen[i]).map(shapeOf));
  const [first, last] = [isChosen.indexOf(true), isChosen.lastIndexOf(true)];
  return printed.filter(
    (paragraph, i) => isChosen[i] === true || (i > first && i < last && shapes.has(shapeOf(paragraph))),
  );
}

/** The paragraphs in print that a body told in the page's data also has; none where it has much that is not in print. */
function toldParagraphs(printed: readonly PrintedParagraph[], told: string): readonly PrintedParagraph[] {
  const words = key(told);
  if (words.length < SHORTEST_TOLD || words.length * printed.length > MOST_COMPARED) return [];
  const met = new Set<string>();
  const found = printed.filter(({ text }) => words.includes(key(text)) && !met.has(text) && met.add(text));
  return lengthOf(found) >= told.length * LEAST_TOLD ? found : [];
}

/** The paragraphs of the element that is marked as the body, or as the article, and has the most of them. */
function markedParagraphs(document: Document): readonly PrintedParagraph[] {
  for (const selector of MARKED_BODIES) {
    const candidates = outermost(document.querySelectorAll(selector)).map((element) =>
      printedParagraphs(element).filter(isBodyParagraph),
    );
    const longest = candidates.sort((a, b) => lengthOf(b) - lengthOf(a))[0];
    if (longest && longest.length > 0) return longest;
  }
  return [];
}

/**
 * The body's paragraphs.
 * @param document is changed: what is not the article is taken out
 * @param told the body as the page's data tell it, if they do
 * @param authors whose notes about themselves end the body
 */
export function bodyParagraphs(
  document: Document,
  told: string | null,
  authors: readonly string[],
): string[] {
  trimPage(document);
  const printed = printedParagraphs(document.body).filter(isBodyParagraph);
  const marked = markedParagraphs(document);
  let best = readableParagraphs(document, printed);
  if (lengthOf(best) < lengthOf(marked) * LEAST_READABLE) best = marked;
  const inData = told === null ? [] : toldParagraphs(printed, oneLine(told));
  if (lengthOf(inData) > lengthOf(best) * LEAST_TOLD) best = inData;
  const texts = withoutEnd(best, authors).map(({ text }) => text);
  const names = new Set(authors);
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return texts.filter((text) => !isPageLine(text, names, (counts.get(text) ?? 0) > 1));
}
