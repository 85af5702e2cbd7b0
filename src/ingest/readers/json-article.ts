import { splitNames } from './html/read-authors.js';
import { readTimestamp } from './html/read-time.js';
import { asList, isNode, textsOf, type Node } from './html/structured-data.js';
import { toldComments } from './told-comments.js';
import type { ToldArticle } from './unit.js';

function text(node: Node, ...names: readonly string[]): string | null {
  for (const name of names) {
    const value = node[name];
    const [found] = textsOf(isNode(value) ? (value['name'] ?? value['@id']) : value);
    if (found !== undefined) return found;
  }
  return null;
}

/** One of ninjs 3's `headlines`, `descriptions` or `bodies`: the main one, or the first. */
function ninjsPart(list: unknown): Node | null {
  const parts = asList(list)
    .filter(isNode)
    .filter(({ value }) => typeof value === 'string');
  return parts.find(({ role }) => /main|body|headline/i.test(String(role))) ?? parts[0] ?? null;
}

function bodyOf(node: Node): ToldArticle['body'] {
  const plain = text(node, 'articleBody', 'text', 'body_text', 'content_text');
  if (plain !== null) return { text: plain, isHtml: /<(?:p|br|div)\b/i.test(plain), isSummary: false };
  const { paragraphs } = node;
  if (Array.isArray(paragraphs))
    return { text: textsOf(paragraphs).join('\n\n'), isHtml: false, isSummary: false };
  const html = text(node, 'body_html', 'body_xhtml', 'content_html');
  if (html !== null) return { text: html, isHtml: true, isSummary: false };
  const part = ninjsPart(node['bodies']);
  if (part)
    return {
      text: String(part['value']),
      isHtml: /html/i.test(String(part['contentType'] ?? part['contenttype'])),
      isSummary: false,
    };
  return null;
}

function authorsOf(node: Node): string[] {
  const named = ['author', 'authors', 'creator', 'byline', 'by']
    .map((name) => node[name])
    .find((value) => textsOf(value).length > 0);
  return textsOf(named).flatMap(splitNames);
}

function timeOf(node: Node): Date | null {
  const time = text(
    node,
    'datePublished',
    'publishedAt',
    'published',
    'date_published',
    'firstCreated',
    'firstcreated',
    'versionCreated',
    'versioncreated',
    'contentCreated',
    'dateCreated',
  );
  return time === null ? null : readTimestamp(time);
}

function addressOf(node: Node): string | null {
  const candidates = [text(node, 'url'), text(node, 'mainEntityOfPage'), text(node, '@id', 'uri')];
  return (
    candidates.find((address) => address !== null && /^https?:\/\//.test(address) && URL.canParse(address)) ??
    null
  );
}

/**
 * The article that a JSON object tells, by the names of schema.org, of ninjs 1 to 3, or of `verbatim read`; or the
 * comments of `{article, comments}`, where the article may be no more than its id.
 */
export function jsonArticle(document: Node): ToldArticle {
  const inner = document['article'];
  const node = isNode(inner) ? { ...inner, comments: document['comments'] ?? inner['comments'] } : document;
  const comments = toldComments(node['comments'] ?? node['comment']);
  const headline =
    text(node, 'headline', 'title', 'name') ?? text(ninjsPart(node['headlines']) ?? {}, 'value');
  const address = addressOf(node);
  const isThread = comments.length > 0 && bodyOf(node) === null;
  return {
    url: address,
    outlet: text(node, 'outlet', 'publisher', 'provider', 'source'),
    // Comments may tell no more of their article than where it is.
    headline: headline ?? (isThread ? (address ?? text(node, 'id')) : null),
    standfirst:
      text(node, 'alternativeHeadline', 'standfirst', 'description', 'description_text') ??
      text(ninjsPart(node['descriptions']) ?? {}, 'value'),
    authors: authorsOf(node),
    publishedAt: timeOf(node),
    language: text(node, 'inLanguage', 'language'),
    body: bodyOf(node),
    comments,
  };
}
