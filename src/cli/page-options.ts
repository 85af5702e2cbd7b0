import { type Command, InvalidArgumentError } from 'commander';

/** What a person knows of saved pages that the pages do not tell, and what may be read. */
export interface PageOptions {
  retrievedAt?: Date;
  outlet?: string;
  allowPrivateAddresses?: boolean;
  rejects?: string;
}

function parseTime(value: string): Date {
  const time = new Date(value);
  if (Number.isNaN(time.getTime()))
    throw new InvalidArgumentError('It must be a time such as 2024-05-31T10:00:00Z.');
  return time;
}

/** Adds the options of every command that reads pages. */
export function addPageOptions(command: Command): Command {
  return command
    .option(
      '--retrieved-at <time>',
      'when the pages were saved: dates comments printed as "2 days ago"',
      parseTime,
    )
    .option('--outlet <name>', 'the outlet, for pages that do not tell theirs')
    .option('--allow-private-addresses', 'read addresses inside the own network too');
}

/** Adds what commands have that read many files. */
export function addSourceOptions(command: Command): Command {
  return addPageOptions(command)
    .argument(
      '<path...>',
      'files, folders, patterns such as "pages/*.html.gz", http(s) addresses, - for standard input',
    )
    .option('--rejects <file>', 'write what cannot be read there, as JSON Lines {file, part, code, message}');
}
