import { Command } from 'commander';
import { addSourceOptions, type PageOptions } from './page-options.js';

interface ReadCommandOptions extends PageOptions {
  jsonl?: boolean;
}

async function read(paths: string[], { jsonl = false, ...options }: ReadCommandOptions): Promise<void> {
  // Loaded when needed: `--help` does without parsers.
  await (await import('./read-pages.js')).readPages(paths, options, jsonl);
}

/** `verbatim read`: what the readers make of pages, without a database. */
export function readCommand(): Command {
  const command = new Command('read')
    .description(
      'Show what is read from pages: headline, authors, date, paragraphs, comments; needs no database',
    )
    .option('--jsonl', 'print one JSON object a page and line');
  return addSourceOptions(command)
    .addHelpText(
      'after',
      '\nExamples:\n  verbatim read saved-page.html\n  verbatim read --jsonl "pages/*.html.gz" > pages.jsonl',
    )
    .action(read);
}
