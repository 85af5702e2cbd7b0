import { Parser } from 'htmlparser2';
import { VerbatimError } from '../../../domain/errors.js';

/** Browsers nest no deeper than 512. What looks for the body takes far more time with each level. */
const DEEPEST = 512;
/** More of these than any page leaves open; each that is makes the parser slower. */
const MOST_FOREIGN = 10_000;
/** Ten times what news pages have: each is looked through for every question that is asked of its element. */
const MOST_ATTRIBUTES = 400;
/** Ten times the longest of news pages: what an element is called is asked again for those inside it. */
const LONGEST_NAME = 4_096;
/** The attributes that elements are looked for by. */
const NAMES = new Set(['class', 'id', 'itemprop', 'itemtype', 'rel', 'role']);
/** The elements that begin or end a stretch of another language, which the parser keeps a second list of. */
const FOREIGN = new Set([
  'svg',
  'math',
  'mi',
  'mo',
  'mn',
  'ms',
  'mtext',
  'annotation-xml',
  'foreignobject',
  'desc',
  'title',
]);

function unreadable(reason: string): VerbatimError {
  return new VerbatimError('PAGE_UNREADABLE', `This is no article page: ${reason}.`);
}

/**
 * Looks at a page's nesting and its attributes before a document is made of it, which takes the square of them. The
 * parser is the one that linkedom reads by, so that both see the same elements open.
 * @throws VerbatimError PAGE_UNREADABLE as soon as the page has more than any article has
 */
export function requireBounded(html: string): void {
  let depth = 0;
  let foreign = 0;
  let attributes = 0;
  const parser = new Parser({
    onopentagname(name) {
      attributes = 0;
      if (FOREIGN.has(name)) foreign++;
      if (depth++ > DEEPEST || foreign > MOST_FOREIGN) throw unreadable('it is nested too deep');
    },
    onattribute(name, value) {
      if (++attributes > MOST_ATTRIBUTES) throw unreadable('an element has too many attributes');
      if (value.length > LONGEST_NAME && NAMES.has(name)) throw unreadable(`a ${name} is too long`);
    },
    onclosetag(name, isImplied) {
      depth--;
      // Only a closing tag that is written takes one off that list.
      if (!isImplied && FOREIGN.has(name)) foreign--;
    },
  });
  parser.end(html);
}
