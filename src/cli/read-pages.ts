import { once } from 'node:events';
import { VerbatimError } from '../domain/errors.js';
import { languageOf } from '../ingest/detect-language.js';
import type { Page } from '../ingest/page.js';
import { readUnit } from '../ingest/readers/read-unit.js';
import { pageFiles } from '../ingest/sources/page-files.js';
import { SourceUnits } from '../ingest/sources/source-units.js';
import { readConfig } from '../server/config.js';
import type { PageOptions } from './page-options.js';
import { printable } from './printable.js';
import { printableJson } from './printable-json.js';
import { RejectList } from './reject-list.js';

/** A page as `read --jsonl` prints it. Comments are in an order in which each follows what it replies to. */
export function pageDocument(file: string, page: Page): Record<string, unknown> {
  const ids = page.comments.map(({ id }, i) => id ?? String(i + 1));
  return {
    file,
    url: page.url,
    outlet: page.outlet,
    headline: page.headline,
    standfirst: page.standfirst,
    authors: page.bylines,
    publishedAt: page.publishedAt,
    language: languageOf(page),
    ...(page.isSummary ? { isSummary: true } : {}),
    paragraphs: page.text === '' ? [] : page.text.split('\n\n'),
    comments: page.comments.map(({ author, text, saidAt, printedAge, parent, votes }, i) => ({
      id: ids[i],
      parentId: parent === null ? null : (ids[parent] ?? null),
      author,
      postedAt: saidAt,
      ...(saidAt === null && printedAge !== null ? { printedAge } : {}),
      text,
      ...(votes ? { votes } : {}),
    })),
  };
}

/** A page for a person: its head, its paragraphs, its comments, indented where they reply. */
function pageText(file: string, page: Page): string {
  const head = [
    printable(page.headline),
    page.standfirst === null ? '' : printable(page.standfirst),
    [
      page.outlet,
      page.bylines.join(', '),
      page.publishedAt?.toISOString() ?? '',
      page.url ?? '',
      languageOf(page),
    ]
      .filter((part) => part !== '')
      .map(printable)
      .join(' | '),
  ];
  const depths: number[] = [];
  const comments = page.comments.map(({ author, text, printedAge, saidAt, parent }) => {
    const depth = parent === null ? 0 : (depths[parent] ?? 0) + 1;
    depths.push(depth);
    const time = saidAt?.toISOString() ?? printedAge ?? '';
    return `${'  '.repeat(Math.min(depth, 20))}${printable(author)} | ${printable(time)} | ${printable(text)}`;
  });
  const paragraphs = page.text === '' ? [] : page.text.split('\n\n').map(printable);
  const blocks = [`== ${printable(file)}`, ...head.filter(Boolean), ...paragraphs];
  return `${blocks.join('\n\n')}\n\n${comments.length > 0 ? `${comments.join('\n')}\n\n` : ''}`;
}

/** Prints what the readers make of pages. What cannot be read is told, the rest goes on; the exit code is 1 then. */
export async function readPages(
  paths: readonly string[],
  { rejects, allowPrivateAddresses = false, ...options }: PageOptions,
  isJsonLines: boolean,
): Promise<void> {
  const list = await RejectList.open(rejects);
  const sources = new SourceUnits(
    { ...options, limits: readConfig().intake.pageLimits },
    { allowPrivateAddresses },
  );
  const files = await pageFiles(paths);
  if (files.length === 0)
    throw new VerbatimError('PAGE_UNREADABLE', `There is no file to read in ${paths.join(', ')}.`);
  for (const file of files) {
    for await (const unit of sources.of(file)) {
      try {
        const page = await readUnit(unit);
        const shown = isJsonLines ? `${printableJson(pageDocument(file, page))}\n` : pageText(file, page);
        if (!process.stdout.write(shown)) await once(process.stdout, 'drain');
      } catch (error) {
        if (!(error instanceof VerbatimError)) throw error;
        list.add({ file, part: unit.part, error });
        process.exitCode = 1;
      }
    }
  }
  await sources.close();
  await list.close();
}
