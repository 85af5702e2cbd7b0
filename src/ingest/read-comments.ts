import type { PageComment } from './page.js';
import { isFurniture } from './page-furniture.js';
import { isPrintedAge, readPrintedDate } from './printed-date.js';

/** 'gull | 12 years ago | Reply It will not.': author, age, a link, and the words on the same line or the next. */
const OPENING =
  /^(?<indent>[ \t]*)(?<author>[^|\n]{1,80}?) \| (?<age>[^|\n]{2,40}?)(?: \|(?: (?:reply|recommend|report|permalink)\b)?[ \t]*(?<text>.*)|[ \t]*)$/iu;

/** @returns what opens a comment, or null for a line of words, bars and all */
function openingOf(line: string): Record<string, string | undefined> | null {
  const groups = OPENING.exec(line)?.groups;
  return groups && isPrintedAge((groups['age'] ?? '').trim()) ? groups : null;
}

interface OpenComment {
  readonly author: string;
  readonly printedAge: string;
  readonly parent: number | null;
  readonly lines: string[];
}

/** Finds what each comment replies to: the last before it that is indented less. */
class Indents {
  /** Those that may have replies yet, each indented further than the one before it. */
  private readonly open: { readonly index: number; readonly indent: number }[] = [];

  parentOf(index: number, indent: number): number | null {
    while ((this.open.at(-1)?.indent ?? -1) >= indent) this.open.pop();
    const parent = this.open.at(-1)?.index ?? null;
    this.open.push({ index, indent });
    return parent;
  }
}

function widthOf(indent: string): number {
  return indent.replace(/\t/g, '    ').length;
}

/**
 * Reads the comments that follow an article's body.
 * @param blocks those after the article's head
 * @returns the index of the block where the body ends, and the comments in print order
 */
export function readComments(
  blocks: readonly string[],
  retrievedAt?: Date,
): { bodyEnd: number; comments: PageComment[] } {
  const bodyEnd = blocks.findIndex((text) => openingOf(text.split('\n', 1)[0] ?? '') !== null);
  if (bodyEnd < 0) return { bodyEnd: blocks.length, comments: [] };
  const open: OpenComment[] = [];
  const indents = new Indents();
  for (const text of blocks.slice(bodyEnd)) {
    const lines = text.split('\n');
    lines.forEach((line, i) => {
      const groups = openingOf(line);
      if (groups) {
        const indent = widthOf(groups['indent'] ?? '');
        open.push({
          author: (groups['author'] ?? '').trim(),
          printedAge: (groups['age'] ?? '').trim(),
          parent: indents.parentOf(open.length, indent),
          lines: groups['text'] ? [groups['text']] : [],
        });
      } else if (!isFurniture(line)) {
        if (i === 0 && (open.at(-1)?.lines.length ?? 0) > 0) open.at(-1)?.lines.push('');
        open.at(-1)?.lines.push(line.trim());
      }
    });
  }
  const comments = open.map(({ author, printedAge, parent, lines }) => ({
    author,
    text: lines.join('\n').trim(),
    printedAge,
    saidAt: readPrintedDate(printedAge, retrievedAt),
    parent,
  }));
  return { bodyEnd, comments };
}
