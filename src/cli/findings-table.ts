import Table from 'cli-table3';
import type { ArticleFindings, QuoteFinding } from '../analysis/findings.js';
import { contains, exactWords, type TextSpan } from '../domain/text-span.js';
import type { Page } from '../ingest/page.js';
import { printable } from './printable.js';

/** Columns of the terminal, where there is none. */
const DEFAULT_WIDTH = 100;
const MIN_WIDTH = 60;
/** What the frame takes of each line. */
const FRAME = 5;
/** The first column of a table holds a kind or an age. */
const FIRST_COLUMN = 14;

/** A comment with what it mentions, by name; offsets into its own text. */
export interface CommentDocument {
  readonly author: string;
  readonly text: string;
  readonly about: readonly (TextSpan & { readonly name: string })[];
}

/** A table as wide as the terminal, with its texts in the third of its four columns. */
function wideTable(head: readonly string[], width: number, rows: readonly string[][]): string {
  const flexible = width - FRAME - FIRST_COLUMN;
  const table = new Table({
    head: [...head],
    colWidths: [FIRST_COLUMN, ...[0.22, 0.53, 0.25].map((share) => Math.floor(flexible * share))],
    wordWrap: true,
    style: { head: [], border: [] },
  });
  table.push(...rows);
  return table.toString();
}

function words(text: string, spans: readonly TextSpan[]): string {
  return spans.map((span) => printable(exactWords(text, span))).join(' … ');
}

function speakerName({ entities, unnamedSources }: ArticleFindings, { speaker }: QuoteFinding): string {
  if (!speaker) return '';
  const found = speaker.type === 'ENTITY' ? entities[speaker.index] : unnamedSources[speaker.index];
  return printable(found?.name ?? '');
}

function aboutNames({ entities }: ArticleFindings, { pieces }: QuoteFinding): string {
  return entities
    .filter(({ mentions }) => mentions.some((mention) => pieces.some((piece) => contains(piece, mention))))
    .map(({ name }) => printable(name))
    .join(', ');
}

function quoteTable(text: string, findings: ArticleFindings, width: number): string {
  const rows = findings.quotes.map((quote) => [
    quote.kind.toLowerCase(),
    speakerName(findings, quote),
    words(text, quote.pieces),
    aboutNames(findings, quote),
  ]);
  return wideTable(['kind', 'speaker', 'statement', 'about'], width, rows);
}

function commentTable(page: Page, comments: readonly CommentDocument[], width: number): string {
  const rows = comments.map(({ author, text, about }, i) => {
    const names = new Set(about.map(({ name }) => printable(name)));
    return [page.comments[i]?.printedAge ?? '', author, text, [...names].join(', ')].map(printable);
  });
  return wideTable(['age', 'author', 'comment', 'about'], width, rows);
}

function entityTable({ entities }: ArticleFindings): string {
  const table = new Table({ head: ['kind', 'entity', 'named', 'meant'], style: { head: [], border: [] } });
  for (const { kind, name, mentions } of entities) {
    const meant = mentions.filter(({ isReference }) => isReference).length;
    table.push([kind.toLowerCase(), printable(name), mentions.length - meant, meant]);
  }
  return table.toString();
}

function sourceLines(text: string, { unnamedSources }: ArticleFindings): string[] {
  return unnamedSources
    .filter(({ anonymityRequested }) => anonymityRequested)
    .map(({ name, anonymityReason }) => {
      const reason = anonymityReason ? `, ${words(text, [anonymityReason])}` : '';
      return `${printable(name)} asked not to be named${reason}.`;
    });
}

/**
 * What was found in a page, for people: its statements, its comments and its entities as tables as wide as the terminal.
 */
export function findingsTable(
  page: Page,
  findings: ArticleFindings,
  comments: readonly CommentDocument[],
  columns = DEFAULT_WIDTH,
): string {
  const width = Math.max(columns, MIN_WIDTH);
  const date = page.publishedAt?.toISOString().slice(0, 10);
  const origin = [page.outlet, ...page.bylines, date, page.dateline].filter((part) => part != null);
  return [
    printable(page.headline),
    ...(page.standfirst === null ? [] : [printable(page.standfirst)]),
    origin.map(printable).join(', '),
    quoteTable(page.text, findings, width),
    ...sourceLines(page.text, findings),
    ...(comments.length > 0 ? [commentTable(page, comments, width)] : []),
    entityTable(findings),
  ].join('\n');
}
