import { nameKey } from '../../../domain/name-key.js';
import { oneLine } from '../../../domain/one-line.js';
import { beginningOf } from './beginning-of.js';
import { isInComment } from './page-parts.js';
import { asList, isNode, textsOf } from './structured-data.js';
import type { PageMetadata } from './page-metadata.js';

/** Words between the names of several authors. Origin: 'and' in the languages of Unicode CLDR's list patterns. */
const BETWEEN = /\s*(?:;|,|&|\|| and | und | et | y | e | og | och | ja | en | i | ve | dan )\s*/u;
const BY = /^(?:by|von|par|por|di|door|av|af|text|words by|story by|reported by|written by)[: ]\s*/iu;
const LONGEST_NAME = 60;
/** Titles after a name, which a comma also stands before. Origin: Unicode CLDR person names, "credentials" and "generation". */
const CREDENTIALS = /^(?:jr|sr|ii|iii|iv|ph\.?d|m\.?d|m\.?sc|dphil|esq)\.?$/iu;

/** The names of a line of names, split where each part begins with a capital, or with a letter that has no case. */
export function splitNames(line: string): string[] {
  const words = oneLine(line).replace(BY, '');
  const parts = words.split(BETWEEN).map((part) => part.trim());
  const areNames = parts.every((part) => /^[\p{Lu}\p{Lo}]/u.test(part) && part.length <= LONGEST_NAME);
  if (!areNames) return [words];
  return parts.reduce<string[]>((names, part) => {
    const last = names.pop();
    if (last === undefined) return [part];
    return CREDENTIALS.test(part) ? [...names, `${last}, ${part}`] : [...names, last, part];
  }, []);
}

function isName(name: string): boolean {
  return (
    /^[\p{L}“"'’]/u.test(name) && !/^(?:https?:|www\.|@)|\S@\S/i.test(name) && name.length <= 2 * LONGEST_NAME
  );
}

function distinct(names: readonly string[]): string[] {
  return [...new Map(names.filter(isName).map((name) => [nameKey(name), name])).values()];
}

/** The authors of the JSON-LD. A name given as an object's is one name unless it plainly lists several. */
function statedAuthors({ data, article }: PageMetadata): string[] {
  return asList(article['author'] ?? article['creator']).flatMap((author) => {
    const followed = data.follow(author);
    return textsOf(isNode(followed) ? followed['name'] : followed).flatMap(splitNames);
  });
}

const META = [
  'author',
  'article:author',
  'parsely-author',
  'sailthru.author',
  'byl',
  'dc.creator',
  'dcterms.creator',
  'cxenseparse:author',
];
/** Where a page prints its authors: marked up first, then by the names that templates give such elements. */
const PRINTED = [
  '[itemprop~="author"] [itemprop~="name"]',
  '[rel~="author"]',
  '[itemprop~="author"]',
  '[class*="byline"] a[href*="author"]',
  '[class*="author-name" i], [class*="authorname" i], [class*="byline-name" i]',
  '[class*="byline" i]',
];

function printedAuthors(document: Document): string[] {
  for (const selector of PRINTED) {
    const elements = [...document.querySelectorAll(selector)].filter((element) => !isInComment(element));
    const found = elements.map((element) => beginningOf(element, LONGEST_NAME + 1));
    const names = distinct(found.filter((text) => text.length <= LONGEST_NAME).flatMap(splitNames));
    if (names.length > 0) return names;
  }
  return [];
}

/**
 * The authors in print order, agencies and outlets that sign among them.
 * @returns names as written, without 'By'
 */
export function readAuthors(document: Document, metadata: PageMetadata): string[] {
  const stated = distinct(statedAuthors(metadata));
  if (stated.length > 0) return stated;
  for (const name of META) {
    const names = distinct(metadata.meta(name).filter(isName).flatMap(splitNames));
    if (names.length > 0) return names;
  }
  return printedAuthors(document);
}
