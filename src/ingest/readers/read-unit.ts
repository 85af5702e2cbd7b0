import { VerbatimError } from '../../domain/errors.js';
import type { Page } from '../page.js';
import { readTextPage } from '../read-text-page.js';
import { decodeText } from './decode-text.js';
import { isHtml } from './html-page.js';
import { requireFewComments } from './limits.js';
import type { Unit } from './unit.js';

/** What begins as XML and no reader of XML has taken. Entities that it may define are not expanded. */
const XML = /^\s*<(?:\?xml\b(?![\s\S]{0,1000}<(?:!doctype\s+)?html\b)|!DOCTYPE(?!\s+html\b))/i;
/** How much of a page tells what it is. */
const HEAD_LENGTH = 4096;

/**
 * Reads the article of a unit.
 * @throws VerbatimError PAGE_UNREADABLE, PAGE_TOO_LARGE, OUTLET_UNKNOWN
 */
export async function readUnit(unit: Unit): Promise<Page> {
  if (unit.kind === 'refused') throw unit.error;
  const page = await pageOf(unit);
  requireFewComments(page.comments.length, unit.options.limits);
  return page;
}

async function pageOf(unit: Exclude<Unit, { kind: 'refused' }>): Promise<Page> {
  try {
    if (unit.kind === 'told')
      return (await import('./read-told-article.js')).readToldArticle(unit.article, unit.options);
    const text = decodeText(unit.bytes, unit.charset);
    if (XML.test(text))
      throw new VerbatimError('PAGE_UNREADABLE', 'It is XML, but neither a page nor a feed.');
    if (!isHtml(text.slice(0, HEAD_LENGTH))) return readTextPage(text, unit.options);
    // Loaded when needed: the sample archive is of text pages.
    return (await import('./html/read-html-page.js')).readHtmlPage(text, unit.options);
  } catch (cause) {
    // What nests a hundred thousand deep is walked until the stack ends.
    if (!(cause instanceof RangeError)) throw cause;
    throw new VerbatimError('PAGE_UNREADABLE', 'The page is nested too deep.', { cause });
  }
}
