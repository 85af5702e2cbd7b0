import { type Command, InvalidArgumentError } from 'commander';

/** What a person knows of saved pages that the pages do not tell. */
export interface PageOptions {
  retrievedAt?: Date;
  outlet?: string;
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
    .option('--outlet <name>', 'the outlet, for pages that do not tell theirs');
}
