import { parseHTML } from 'linkedom';
import { findDateline } from '../../../analysis/dateline.js';
import { VerbatimError } from '../../../domain/errors.js';
import { nameKey } from '../../../domain/name-key.js';
import { oneLine } from '../../../domain/one-line.js';
import { exactWords } from '../../../domain/text-span.js';
import type { Page, PageComment } from '../../page.js';
import { readByline, type Byline } from '../../read-byline.js';
import { readComments } from '../../read-comments.js';
import { outletIn } from '../../read-outlet.js';
import type { ReadOptions } from '../../read-text-page.js';
import { linkReplies, type ToldComment } from '../link-replies.js';
import { bodyParagraphs } from './body-paragraphs.js';
import { dataComments } from './data-comments.js';
import { PageMetadata } from './page-metadata.js';
import { printedComments, removeComments } from './printed-comments.js';
import { printedParagraphs } from './printed-paragraphs.js';
import { readAuthors } from './read-authors.js';
import { readHeadline } from './read-headline.js';
import { readPublicationTime } from './read-time.js';
import { requireBounded } from './require-bounded.js';

/** 'gull | 2 days ago | Reply': pages whose comments are lines of words. */
const FLAT_COMMENTS = /\|[^|\n]{2,40}\|\s*(?:Reply|Recommend|Report|Permalink)\b/i;

function unreadable(reason: string): VerbatimError {
  return new VerbatimError('PAGE_UNREADABLE', `This is no article page: ${reason}.`);
}

/** The outlet's name, spelt with its spaces where the page has it both ways. */
function outletName(names: readonly string[]): string | null {
  const [first] = names;
  if (first === undefined) return null;
  const key = nameKey(first).replace(/ /g, '');
  return names.find((name) => name.includes(' ') && nameKey(name).replace(/ /g, '') === key) ?? first;
}

/** The comments told by the page's data, or printed there; the one of the two that has more of them. */
function commentsOf(document: Document, metadata: PageMetadata, retrievedAt?: Date): PageComment[] {
  const told = dataComments(metadata.article['comment'], metadata.data, retrievedAt);
  const printed = printedComments(document.body, retrievedAt);
  const most: readonly ToldComment[] = printed.length > told.length ? printed : told;
  if (most.length > 0) return linkReplies(most);
  if (!FLAT_COMMENTS.test(document.body.textContent)) return [];
  return readComments(
    printedParagraphs(document.body).map(({ text }) => text),
    retrievedAt,
  ).comments;
}

/** How many lines from the page's beginning a byline may stand. */
const LATEST_BYLINE = 40;

/** The byline among the page's first lines, as text pages have it too. */
function bylineIn(lines: readonly string[]): Byline | null {
  for (const line of lines.slice(0, LATEST_BYLINE)) {
    const byline = readByline(line);
    if (byline !== null && byline.authors.length > 0) return byline;
  }
  return null;
}

function standfirstOf(
  document: Document,
  metadata: PageMetadata,
  paragraphs: readonly string[],
): string | null {
  const element = document.querySelector(
    '[itemprop~="alternativeHeadline"], [class*="standfirst" i], [class*="article-subtitle" i], [class*="sub-title" i], [class*="subheadline" i], [class*="article-summary" i], [class~="dek"], [class~="deck"]',
  );
  const printed = oneLine(element?.textContent ?? '');
  const isWhole = (words: string): boolean => words.length > 20 && words.length < 600;
  if (isWhole(printed)) return printed;
  const told = oneLine(
    metadata.text('alternativeHeadline') ??
      metadata.text('description') ??
      metadata.meta('og:description', 'description')[0] ??
      '',
  );
  const isInBody = paragraphs.some((paragraph) => paragraph.startsWith(told.slice(0, 60)));
  return isWhole(told) && !isInBody && document.body.textContent.includes(told) ? told : null;
}

/** Gives a document its head and its body where their tags were left out, as HTML lets them be. */
function requireParts(document: Document): void {
  const { documentElement: root } = document;
  const head = root.querySelector('head') ?? document.createElement('head');
  const body = root.querySelector('body') ?? document.createElement('body');
  const inHead = /^(?:TITLE|META|LINK|BASE|SCRIPT|STYLE)$/;
  for (const node of [...root.childNodes]) {
    if (node === head || node === body) continue;
    (inHead.test(node.nodeName.toUpperCase()) ? head : body).appendChild(node);
  }
  root.append(head, body);
}

function parse(source: string): Document {
  // A stretch of HTML is no document until it has a root.
  const html = /<html[\s>]/i.test(source.slice(0, 20_000))
    ? source
    : `<!doctype html><html><body>${source}</body></html>`;
  requireBounded(html);
  const { document } = parseHTML(html);
  requireParts(document);
  return document;
}

/**
 * Reads an HTML page: what its JSON-LD and meta elements tell, the body's paragraphs as printed, and the readers'
 * comments.
 * @throws VerbatimError PAGE_UNREADABLE, OUTLET_UNKNOWN
 */
export function readHtmlPage(source: string, options: ReadOptions = {}): Page {
  const document = parse(source);
  const metadata = new PageMetadata(document);
  const outlets = metadata.outlets();
  const headline = readHeadline(
    document,
    metadata,
    options.outlet === undefined ? outlets : [...outlets, options.outlet],
  );
  if (headline === null) throw unreadable('it has no headline');
  const told = {
    authors: readAuthors(document, metadata),
    publishedAt: readPublicationTime(document, metadata),
  };
  const comments = commentsOf(document, metadata, options.retrievedAt);
  removeComments(document.body);
  const lines = printedParagraphs(document.body).map(({ text }) => text);
  const published = outletIn(lines);
  const byline = told.authors.length === 0 || told.publishedAt === null ? bylineIn(lines) : null;
  const bylines = told.authors.length > 0 ? told.authors : (byline?.authors ?? []);
  const publishedAt = told.publishedAt ?? byline?.publishedAt ?? published?.publishedAt ?? null;
  const all = document.cloneNode(true) as Document;
  const paragraphs = bodyParagraphs(document, metadata.text('articleBody'), bylines);
  if (paragraphs.length === 0) throw unreadable('it has no body');
  const outlet = options.outlet ?? outletName(outlets) ?? published?.outlet;
  if (outlet === undefined) {
    throw new VerbatimError('OUTLET_UNKNOWN', 'The page does not tell its outlet: name it with --outlet.');
  }
  const text = paragraphs.join('\n\n');
  const dateline = findDateline(text);
  const language = metadata.text('inLanguage') ?? all.documentElement.getAttribute('lang');
  return {
    url: metadata.url() ?? options.url ?? null,
    outlet,
    headline,
    standfirst: standfirstOf(all, metadata, paragraphs),
    bylines,
    dateline: dateline && oneLine(exactWords(text, dateline.place)),
    publishedAt,
    text,
    comments,
    ...(language ? { language } : {}),
  };
}
