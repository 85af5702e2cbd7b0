import { findDateline } from '../../analysis/dateline.js';
import { VerbatimError } from '../../domain/errors.js';
import { oneLine } from '../../domain/one-line.js';
import { exactWords } from '../../domain/text-span.js';
import { blocksOf } from '../page-blocks.js';
import type { Page } from '../page.js';
import type { ReadOptions } from '../read-text-page.js';
import { fragmentParagraphs } from './html/fragment-paragraphs.js';
import { linkReplies } from './link-replies.js';
import type { ToldArticle } from './unit.js';

function paragraphsOf(body: ToldArticle['body'], authors: readonly string[]): string[] {
  if (body === null) return [];
  return body.isHtml
    ? fragmentParagraphs(body.text, authors)
    : blocksOf(body.text.replace(/\r\n?/g, '\n')).map((block) => block.trim());
}

/**
 * Makes a page of an article that was told by its parts. Comments alone make a page without text.
 * @throws VerbatimError PAGE_UNREADABLE, OUTLET_UNKNOWN
 */
export function readToldArticle(article: ToldArticle, options: ReadOptions): Page {
  const { headline, body } = article;
  const paragraphs = paragraphsOf(body, article.authors);
  if (paragraphs.length === 0 && article.comments.length === 0) {
    throw new VerbatimError('PAGE_UNREADABLE', 'This is no article: it has no body.');
  }
  if (headline === null)
    throw new VerbatimError('PAGE_UNREADABLE', 'This is no article: it has no headline.');
  const outlet = article.outlet ?? options.outlet;
  if (outlet === undefined) {
    throw new VerbatimError('OUTLET_UNKNOWN', 'The article does not tell its outlet: name it with --outlet.');
  }
  const text = paragraphs.join('\n\n');
  const dateline = findDateline(text);
  return {
    url: article.url ?? options.url ?? null,
    outlet: options.outlet ?? outlet,
    headline: oneLine(headline),
    standfirst:
      article.standfirst === null || oneLine(article.standfirst) === '' ? null : oneLine(article.standfirst),
    bylines: [...article.authors],
    dateline: dateline && oneLine(exactWords(text, dateline.place)),
    publishedAt: article.publishedAt,
    text,
    comments: linkReplies(article.comments),
    ...(article.language === null ? {} : { language: article.language }),
    ...(body?.isSummary === true ? { isSummary: true as const } : {}),
  };
}
