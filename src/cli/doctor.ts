import { Command } from 'commander';
import { VerbatimError } from '../domain/errors.js';
import { describeSettings, readConfig } from '../server/config.js';
import type { Finding } from './doctor/finding.js';
import { printable } from './printable.js';
import { printableJson } from './printable-json.js';
import { describeFailure } from './report-failure.js';

/** What was found under the name of its check. */
type Report = Record<string, Finding>;

/** Why nothing more could be examined, by the code of the error. */
const OBSTACLES: Readonly<Record<string, { check: string; advice: string }>> = {
  CONFIGURATION_INVALID: { check: 'settings', advice: 'Correct it: `verbatim serve --help` lists them all.' },
  DATABASE_UNREACHABLE: {
    check: 'database',
    advice:
      'See that PostgreSQL runs, and that DATABASE_URL has its host, port, user, password and database.',
  },
  DATABASE_UNSUITABLE: {
    check: 'database',
    advice: 'Set DATABASE_URL to a database of PostgreSQL 15 or later in UTF8.',
  },
};

function failure(error: unknown, advice: string): Finding {
  if (!(error instanceof VerbatimError)) throw error;
  return { state: 'failed', found: describeFailure(error), advice };
}

async function examine(): Promise<Report> {
  const config = readConfig();
  // Loaded when needed: `--help` does without a database driver.
  const { providePostgres } = await import('../server/open-database.js');
  const { Database } = await import('../store/database.js');
  const { CHECKS } = await import('./doctor/checks.js');
  const postgres = await providePostgres(config);
  try {
    const database = await Database.connect(postgres.url);
    try {
      const report: Report = {};
      for (const [name, check] of Object.entries(CHECKS))
        report[name] = await check({ config, postgres, database }).catch((error: unknown) =>
          failure(error, 'Let this user of the database see what the check asks for.'),
        );
      return report;
    } finally {
      await database.close();
    }
  } finally {
    await postgres.release();
  }
}

async function examineOrTellWhyNot(): Promise<Report> {
  try {
    return await examine();
  } catch (error) {
    const obstacle = error instanceof VerbatimError ? OBSTACLES[error.code] : undefined;
    if (!obstacle) throw error;
    return { [obstacle.check]: failure(error, obstacle.advice) };
  }
}

function asText(report: Report): string {
  const width = Math.max(...Object.keys(report).map((name) => name.length));
  const lines = Object.entries(report).flatMap(([name, { state, found, advice }]) => [
    `${state.padEnd(7)}  ${name.padEnd(width)}  ${printable(found)}`,
    ...(advice === null ? [] : [`${' '.repeat(width + 11)}→ ${advice}`]),
  ]);
  return `${lines.join('\n')}\n`;
}

async function run({ json = false }: { json?: boolean }): Promise<void> {
  const report = await examineOrTellWhyNot();
  process.stdout.write(json ? `${printableJson(report)}\n` : asText(report));
  if (Object.values(report).some(({ state }) => state === 'failed')) process.exitCode = 1;
}

/** `verbatim doctor`: whether everything is as it should be, and what to do where it is not. */
export function doctorCommand(): Command {
  return new Command('doctor')
    .description('Examine settings, database, disk, clock and queue, and say what to do; changes nothing')
    .option('--json', 'print an object instead: for each check its state, what was found, and the advice')
    .addHelpText(
      'after',
      `\nThe exit code is 1 where something failed; a warning is none.\n${describeSettings()}\nExample:\n  DATABASE_URL=postgres://localhost/news verbatim doctor`,
    )
    .action(run);
}
