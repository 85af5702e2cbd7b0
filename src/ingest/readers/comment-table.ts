import { Readable } from 'node:stream';
import { VerbatimError } from '../../domain/errors.js';
import { decodeText } from './decode-text.js';
import { jsonArticle } from './json-article.js';
import type { ToldComment } from './link-replies.js';
import { collect } from './limits.js';
import type { Reader } from './reader.js';
import { namesComments, plainName, toldComment } from './told-comments.js';

const DELIMITERS = [',', '\t', ';'];
/** What columns that tell of the article are called, and the name by which JSON tells the same. */
const ARTICLE_COLUMNS: Readonly<Record<string, string>> = {
  articleurl: 'url',
  url: 'url',
  articleid: 'id',
  articletitle: 'headline',
  articleheadline: 'headline',
  headline: 'headline',
  title: 'headline',
  outlet: 'outlet',
  publication: 'outlet',
  newspaper: 'outlet',
};
/** A table is held in memory, for the rows of one article may stand anywhere in it. */
const LARGEST_TABLE_BYTES = 1024 * 1024 * 1024;
/** More than any table has; all are gone through for each row, however short that is. */
const MOST_COLUMNS = 500;

function requireFew(columns: string[]): string[] {
  if (columns.length <= MOST_COLUMNS) return columns;
  throw new VerbatimError('PAGE_UNREADABLE', `The table has more than ${String(MOST_COLUMNS)} columns.`);
}

function columnsOf(head: string): { columns: string[]; delimiter: string } | null {
  const line = head.replace(/^\uFEFF/, '').split(/\r?\n/, 1)[0] ?? '';
  for (const delimiter of DELIMITERS) {
    const columns = line.split(delimiter).map((name) => name.trim().replace(/^"|"$/g, ''));
    if (columns.length >= 3 && columns.every((name) => name.length <= 40) && namesComments(columns))
      return { columns, delimiter };
  }
  return null;
}

function articleOf(row: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const known = Object.entries(row).flatMap(([name, value]) => {
    const told = ARTICLE_COLUMNS[plainName(name)];
    return told === undefined || value.trim() === '' ? [] : [[told, value.trim()] as const];
  });
  return Object.fromEntries(known);
}

interface Thread {
  readonly article: Readonly<Record<string, string>>;
  readonly comments: ToldComment[];
}

/** Comments in rows: CSV, or the same with tabs or semicolons. The rows of one article may stand anywhere in it. */
export const commentTable: Reader = {
  name: 'table of comments (CSV)',
  recognizes: (head) => columnsOf(head) !== null,
  async *units({ head, bytes, charset, options }) {
    const delimiter = columnsOf(head)?.delimiter ?? ',';
    // Loaded when needed, as other readers' parsers: the sample archive is of text pages.
    const { parse } = await import('csv-parse');
    const text = decodeText(await collect(bytes, LARGEST_TABLE_BYTES), charset);
    const rows = Readable.from([text]).pipe(
      parse({
        columns: requireFew,
        delimiter,
        bom: true,
        relax_column_count: true,
        skip_empty_lines: true,
        relax_quotes: true,
      }),
    );
    const threads = new Map<string, Thread>();
    try {
      for await (const row of rows as AsyncIterable<Record<string, string>>) {
        const article = articleOf(row);
        const comment = toldComment(row);
        const key = article['url'] ?? article['id'] ?? article['headline'] ?? '';
        const thread = threads.get(key) ?? { article, comments: [] };
        if (comment) thread.comments.push(comment);
        threads.set(key, thread);
      }
    } catch (cause) {
      if (cause instanceof VerbatimError) throw cause;
      throw new VerbatimError('PAGE_UNREADABLE', 'The table is not well formed.', { cause });
    }
    for (const [key, { article, comments }] of threads) {
      const told = jsonArticle({ article, comments: [] });
      const headline = told.headline ?? told.url ?? (key === '' ? null : key);
      yield {
        part: key === '' ? null : key,
        kind: 'told',
        article: { ...told, headline, comments },
        options,
      };
    }
  },
};
