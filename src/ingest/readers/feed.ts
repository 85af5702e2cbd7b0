import { VerbatimError } from '../../domain/errors.js';
import { textsOf } from './html/structured-data.js';
import { readTimestamp } from './html/read-time.js';
import { splitNames } from './html/read-authors.js';
import { decodeText } from './decode-text.js';
import { collect, largestPageBytes } from './limits.js';
import type { Reader } from './reader.js';
import type { ToldArticle } from './unit.js';

function timeOf(printed: readonly unknown[]): Date | null {
  for (const time of printed) {
    if (typeof time !== 'string') continue;
    // RFC 822, as RSS has it, is what Date reads.
    const date = new Date(time);
    const found = Number.isNaN(date.getTime()) ? readTimestamp(time) : date;
    if (found) return found;
  }
  return null;
}

/** 'desk@ledger.example (Ann Lee)' is what RSS wants an author to be. */
function nameOf(author: string): string {
  return /\(([^)]+)\)/.exec(author)?.[1] ?? author;
}

function namesOf(authors: readonly unknown[]): string[] {
  const names = textsOf(authors).flatMap((author) => splitNames(nameOf(author)));
  return [...new Set(names.filter((name) => /\p{L}/u.test(name) && !name.includes('@')))];
}

/** What the three kinds of feed tell of an entry. */
interface Entry {
  readonly url: string | null | undefined;
  readonly headline: string | undefined;
  readonly authors: readonly unknown[];
  readonly times: readonly unknown[];
  readonly full: string | undefined;
  readonly isPlain: boolean;
  readonly summary: string | undefined;
}

interface Entries {
  readonly outlet: string | undefined;
  readonly language: string | undefined;
  readonly entries: readonly Entry[];
}

/** Atom's titles may be HTML. */
const INLINE_TAG = /<\/?(?:i|b|em|strong|span|sup|sub|br|q|cite|a|u)\b[^>]*>/gi;

/** The whole body if the feed carries it, else its summary. */
function bodyOf({ full = '', summary = '', isPlain }: Entry): ToldArticle['body'] {
  if (full.trim() !== '') return { text: full, isHtml: !isPlain, isSummary: false };
  return summary.trim() === '' ? null : { text: summary, isHtml: true, isSummary: true };
}

async function entriesOf(xml: string): Promise<Entries> {
  // Loaded when needed, as other readers' parsers: the sample archive is of text pages.
  const { parseFeed } = await import('feedsmith');
  const parsed = parseFeed(xml);
  if (parsed.format === 'atom') {
    const { title, entries = [], authors = [] } = parsed.feed;
    return {
      outlet: title?.value,
      language: undefined,
      entries: entries.map((entry) => ({
        url: (entry.links?.find(({ rel }) => rel === undefined || rel === 'alternate') ?? entry.links?.[0])
          ?.href,
        headline: entry.title?.value,
        authors: entry.authors ?? authors,
        times: [entry.published, entry.updated],
        full: entry.content?.value,
        isPlain: entry.content?.type === 'text',
        summary: entry.summary?.value,
      })),
    };
  }
  if (parsed.format === 'rss') {
    const { title, language, items = [] } = parsed.feed;
    return {
      outlet: title,
      language,
      entries: items.map((entry) => ({
        url: entry.link ?? (entry.guid?.isPermaLink === false ? null : entry.guid?.value),
        headline: entry.title,
        authors: [...(entry.dc?.creators ?? []), ...(entry.authors ?? [])],
        times: [entry.pubDate, ...(entry.dc?.dates ?? [])],
        full: entry.content?.encoded,
        isPlain: false,
        summary: entry.description,
      })),
    };
  }
  if (parsed.format === 'rdf') {
    const { title, dc, items = [] } = parsed.feed;
    return {
      outlet: title,
      language: dc?.languages?.[0],
      entries: items.map((entry) => ({
        url: entry.link,
        headline: entry.title,
        authors: entry.dc?.creators ?? [],
        times: entry.dc?.dates ?? [],
        full: entry.content?.encoded,
        isPlain: false,
        summary: entry.description,
      })),
    };
  }
  throw new VerbatimError('PAGE_UNREADABLE', 'It is no feed of RSS or Atom.');
}

async function parse(xml: string): Promise<ToldArticle[]> {
  // An entity of a feed's own stands for other text, and that for more: a bomb, and nothing that a feed needs.
  if (/<!ENTITY/i.test(xml)) {
    throw new VerbatimError(
      'PAGE_UNREADABLE',
      'The feed defines entities of its own, which are not expanded.',
    );
  }
  try {
    const { outlet = null, language = null, entries } = await entriesOf(xml);
    return entries.map((entry) => ({
      url: entry.url != null && URL.canParse(entry.url) ? entry.url : null,
      outlet,
      headline: entry.headline?.replace(INLINE_TAG, '') ?? null,
      standfirst: null,
      authors: namesOf(entry.authors),
      publishedAt: timeOf(entry.times),
      language,
      body: bodyOf(entry),
      comments: [],
    }));
  } catch (cause) {
    if (cause instanceof VerbatimError) throw cause;
    throw new VerbatimError('PAGE_UNREADABLE', 'The feed is not well formed.', { cause });
  }
}

/** What may stand before a feed's root. Nothing in it can be read in two ways: so many would be tried one after the other. */
const PROLOG = String.raw`^\s*(?:<\?[^>]*>\s*|<!--(?:(?!-->)[\s\S])*-->\s*|<!DOCTYPE(?!\s+html\b)[^>[]*(?:\[(?:(?!\]\s*>)[\s\S])*\]\s*)?>\s*)*`;
const FEED = new RegExp(`${PROLOG}<(?:rss|feed|rdf:RDF)\\b`, 'i');

/** A feed of RSS 0.9 to 2.0 or Atom: its entries in full, or their summaries marked as such. */
export const feed: Reader = {
  name: 'feed (RSS, Atom)',
  recognizes: (head) => FEED.test(head),
  async *units({ bytes, charset, options }) {
    const articles = await parse(decodeText(await collect(bytes, largestPageBytes(options.limits)), charset));
    for (const [i, article] of articles.entries()) {
      yield { part: article.url ?? `entry ${String(i + 1)}`, kind: 'told', article, options };
    }
  },
};
