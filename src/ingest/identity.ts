import { hash } from 'node:crypto';
import { canonicalUrl } from '../domain/canonical-url.js';
import { derivedId } from '../domain/derived-id.js';
import type { Page } from './page.js';

/** @returns 64 hexadecimal digits */
export function sha256(text: string): string {
  return hash('sha256', text, 'hex');
}

/**
 * What identifies a page's article: its canonical URL, or its text's hash where it tells no address. Comments may come
 * without their article's text: then it is known by outlet and headline.
 */
export function identityOf({ url, text, outlet, headline }: Page): string {
  if (url !== null) return canonicalUrl(url);
  return `sha256:${sha256(text === '' ? JSON.stringify([outlet, headline]) : text)}`;
}

/** The id of a page's article, derived from its identity. */
export function articleIdOf(page: Page): string {
  return derivedId('article', identityOf(page));
}

/** A hash of all that was read: while it is the same, there is nothing new to store of it. */
export function contentHashOf(page: Page): string {
  const { url, outlet, headline, standfirst, bylines, dateline, publishedAt, text, comments } = page;
  return sha256(
    JSON.stringify([
      [url && canonicalUrl(url), outlet, headline, standfirst, bylines, dateline, publishedAt, text],
      comments.map(({ author, text: words, saidAt, parent, votes }) => [
        ...[author, words, saidAt, parent],
        ...(votes ? [votes.up, votes.down] : []),
      ]),
    ]),
  );
}
