import { findDateline } from '../analysis/dateline.js';
import { VerbatimError } from '../domain/errors.js';
import type { PageLimits } from '../domain/page-limits.js';
import { oneLine } from '../domain/one-line.js';
import { exactWords } from '../domain/text-span.js';
import { authorsOf, isNames, readByline, type Byline } from './read-byline.js';
import { readComments } from './read-comments.js';
import { outletIn } from './read-outlet.js';
import { blocksOf } from './page-blocks.js';
import type { Page } from './page.js';
import { isFurniture, isFurnitureBlock } from './page-furniture.js';

export interface ReadOptions {
  /** When the page was saved: dates the comments whose age is printed. */
  readonly retrievedAt?: Date;
  /** The outlet's name, for a page that does not tell it. */
  readonly outlet?: string;
  /** The canonical address, for a page that does not tell it. */
  readonly url?: string;
  /** How much one page may be; what is usual unless it is said. */
  readonly limits?: PageLimits;
}

const ADDRESS = /^https?:\/\/\S+$/;
const LONGEST_HEADLINE = 200;

function unreadable(reason: string): VerbatimError {
  return new VerbatimError('PAGE_UNREADABLE', `This is no article page: ${reason}.`);
}

/** The page's address: a block that is nothing else, first of all or after a line of the footer, as browsers print it. */
function addressBlock(blocks: readonly string[]): string | undefined {
  return blocks.find((text, i) => {
    const before = blocks[i - 1];
    const line = text.trim();
    return (before === undefined || isFurniture(before)) && ADDRESS.test(line) && URL.canParse(line);
  });
}

interface Head {
  readonly headline: string;
  readonly standfirst: string | null;
  readonly bylines: string[];
  readonly publishedAt: Date | null;
  /** The index of the first block of the body. */
  readonly bodyAt: number;
}

/** How many blocks the head of a page can have: headline, standfirsts, names, dates. */
const LONGEST_HEAD = 6;

/**
 * Headline, standfirst and byline: the short blocks before the body. The byline may be followed by a date. Where there
 * is no byline the body begins at its dateline, or else after the headline.
 */
function readHead(blocks: readonly string[]): Head {
  const lines = blocks.slice(0, LONGEST_HEAD).map(oneLine);
  const [headline] = lines;
  if (headline === undefined || headline.length > LONGEST_HEADLINE) throw unreadable('it has no headline');
  const tells = (line: string | undefined): Byline | null => (line === undefined ? null : readByline(line));
  const bylines: Byline[] = [];
  let bylineAt = 0;
  let at = 1;
  for (; at < lines.length; at++) {
    const [line, next] = [lines[at] ?? '', lines[at + 1]];
    const isNamesBeforeDate = isNames(line) && tells(next)?.publishedAt != null;
    const byline =
      tells(line) ?? (isNamesBeforeDate ? { authors: authorsOf(line), publishedAt: null } : null);
    if (byline) {
      bylineAt ||= at;
      bylines.push(byline);
    } else if (bylineAt > 0) break;
  }
  const datelineAt = lines.findIndex((line, i) => i > 0 && findDateline(line) !== null);
  const bodyAt = bylineAt > 0 ? at : Math.max(datelineAt, 1);
  const standfirst = lines.slice(1, bylineAt > 0 ? bylineAt : bodyAt).join(' ');
  return {
    headline,
    standfirst: standfirst === '' ? null : standfirst,
    bylines: bylines.flatMap(({ authors }) => authors),
    publishedAt: bylines.find(({ publishedAt }) => publishedAt !== null)?.publishedAt ?? null,
    bodyAt,
  };
}

/** The blocks from the first that is no furniture, in which the page begins. */
function withoutNavigation(blocks: readonly string[]): string[] {
  const first = blocks.findIndex((block) => !isFurnitureBlock(block));
  return blocks.slice(Math.max(first, 0));
}

/**
 * Reads a saved text page: headline, standfirst, byline, date, dateline, body and the readers' comments. Navigation,
 * footers and the comment form are left out. The paragraphs of the body are stored as they stand on the page.
 * @param source the page's text; CRLF and a byte order mark are put aside
 * @throws VerbatimError PAGE_UNREADABLE, OUTLET_UNKNOWN
 */
export function readTextPage(source: string, options: ReadOptions = {}): Page {
  if (source.includes('\0')) throw unreadable('it is binary');
  const text = source.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  const all = blocksOf(text);
  if (all.length === 0) throw unreadable('it is empty');
  const address = addressBlock(all);
  const blocks = withoutNavigation(all.filter((block) => block !== address));
  const head = readHead(blocks);
  const rest = blocks.slice(head.bodyAt);
  const { bodyEnd, comments } = readComments(rest, options.retrievedAt);
  const imprint = rest.findIndex((block) => outletIn([block]) !== null);
  const body = rest
    .slice(0, imprint < 0 ? bodyEnd : Math.min(bodyEnd, imprint))
    .filter((block) => !isFurnitureBlock(block))
    .map((block) => block.trim())
    .join('\n\n');
  if (body === '') throw unreadable('it has no body');
  const published = outletIn(all);
  const outlet = options.outlet ?? published?.outlet;
  if (outlet === undefined) {
    throw new VerbatimError('OUTLET_UNKNOWN', 'The page does not tell its outlet: name it with --outlet.');
  }
  const dateline = findDateline(body);
  return {
    url: options.url ?? address?.trim() ?? null,
    outlet,
    headline: head.headline,
    standfirst: head.standfirst,
    bylines: head.bylines,
    dateline: dateline && oneLine(exactWords(body, dateline.place)),
    publishedAt: head.publishedAt ?? published?.publishedAt ?? null,
    text: body,
    comments,
  };
}
