import { Command, Option } from 'commander';
import { addPageOptions, type PageOptions } from './page-options.js';

interface AnalyzeOptions extends PageOptions {
  json?: true;
  jsonl?: string;
}

async function analyze(files: string[], options: AnalyzeOptions, command: Command): Promise<void> {
  const { json = false, jsonl } = options;
  if ((jsonl === undefined) === (files.length === 0)) {
    command.error('error: name files to analyze, or one with --jsonl');
  }
  // Loaded when needed: `--help` does without a language model.
  if (jsonl === undefined) await (await import('./analyze-pages.js')).analyzePages(files, options, json);
  else await (await import('./analyze-documents.js')).analyzeDocuments(jsonl);
}

/** `verbatim analyze`: what is found in pages, without a database. */
export function analyzeCommand(): Command {
  const command = new Command('analyze')
    .description('Show what is found in saved pages; needs no database')
    .argument('[file...]', 'saved text pages')
    .option('--json', 'print JSON instead of tables')
    .addOption(
      new Option(
        '--jsonl <file>',
        'read documents {id, text}, one a line, and print what was found, one a line; - for stdin',
      ).conflicts('json'),
    );
  return addPageOptions(command)
    .addHelpText(
      'after',
      '\nExamples:\n  verbatim analyze saved-page.txt\n  verbatim analyze --jsonl documents.jsonl > found.jsonl',
    )
    .action(analyze);
}
