import { Parser } from 'htmlparser2';
import { VerbatimError } from '../../../domain/errors.js';

/** Browsers nest no deeper than 512. What looks for the body takes far more time with each level. */
const DEEPEST = 512;
/** More of these than any page leaves open; each that is makes the parser slower. */
const MOST_FOREIGN = 10_000;
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

/**
 * Looks at a page's nesting before a document is made of it, which takes the square of its depth. The parser is the
 * one that linkedom reads by, so that both see the same elements open.
 * @throws VerbatimError PAGE_UNREADABLE as soon as the page is too deep
 */
export function requireShallow(html: string): void {
  let depth = 0;
  let foreign = 0;
  const parser = new Parser({
    onopentagname(name) {
      if (FOREIGN.has(name)) foreign++;
      if (depth++ > DEEPEST || foreign > MOST_FOREIGN)
        throw new VerbatimError('PAGE_UNREADABLE', 'This is no article page: it is nested too deep.');
    },
    onclosetag(name, isImplied) {
      depth--;
      // Only a closing tag that is written takes one off that list.
      if (!isImplied && FOREIGN.has(name)) foreign--;
    },
  });
  parser.end(html);
}
