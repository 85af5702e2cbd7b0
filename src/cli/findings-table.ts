import Table from 'cli-table3';
import type { ArticleFindings, QuoteFinding } from '../analysis/findings.js';
import { contains, exactWords, type TextSpan } from '../domain/text-span.js';
import type { Page } from '../ingest/page.js';
import { printable } from './printable.js';

/** Columns of the terminal, where there is none. */
const DEFAULT_WIDTH = 100;
const MIN_WIDTH = 60;
/** What the frame takes of each line. */
const QUOTE_FRAME = 5;

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
  const flexible = width - QUOTE_FRAME - 10;
  const shares = [0.22, 0.53, 0.25].map((share) => Math.floor(flexible * share));
  const table = new Table({
    head: ['kind', 'speaker', 'statement', 'about'],
    colWidths: [10, ...shares],
    wordWrap: true,
    style: { head: [], border: [] },
  });
  for (const quote of findings.quotes) {
    const kind = quote.kind.toLowerCase();
    table.push([kind, speakerName(findings, quote), words(text, quote.pieces), aboutNames(findings, quote)]);
  }
  return table.toString();
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

/** What was found in a page, for people: its statements and its entities as tables as wide as the terminal. */
export function findingsTable(page: Page, findings: ArticleFindings, columns = DEFAULT_WIDTH): string {
  const width = Math.max(columns, MIN_WIDTH);
  const date = page.publishedAt?.toISOString().slice(0, 10);
  const origin = [page.outlet, ...page.bylines, ...(date === undefined ? [] : [date])]
    .map(printable)
    .join(', ');
  const comments = `${String(page.comments.length)} comments`;
  return [
    printable(page.headline),
    `${origin}; ${comments}`,
    quoteTable(page.text, findings, width),
    ...sourceLines(page.text, findings),
    entityTable(findings),
  ].join('\n');
}
