import { Command, InvalidArgumentError, Option } from 'commander';
import { VerbatimError } from '../domain/errors.js';
import { operator } from '../domain/operator.js';
import { Role, ROLES } from '../domain/role.js';
import { MAX_SEARCH_LENGTH } from '../graphql/limits.js';
import { describeSettings } from '../server/config.js';
import { printable } from './printable.js';
import { printableJson } from './printable-json.js';
import { withDatabase } from './with-database.js';

const DAY_MS = 86_400_000;

function days(text: string): number {
  const number = Number(text);
  if (/^\d{1,5}$/.test(text) && number > 0) return number;
  throw new InvalidArgumentError('It must be a number of days, 1 or more.');
}

/** The name as people are to read it, whatever a shell made of it. */
function keyName(text: string): string {
  const name = printable(text).trim();
  if (name !== '' && name.length <= MAX_SEARCH_LENGTH) return name;
  throw new InvalidArgumentError(`It must have letters, ${String(MAX_SEARCH_LENGTH)} at most.`);
}

interface CreateOptions {
  readonly name: string;
  readonly role: string;
  readonly expiresInDays?: number;
}

async function create({ name, role: wanted, expiresInDays }: CreateOptions): Promise<void> {
  const { giveOutKey } = await import('../store/key-writes.js');
  const role = ROLES.find((each) => each.toLowerCase() === wanted) ?? Role.READER;
  const expiresAt = expiresInDays === undefined ? null : new Date(Date.now() + expiresInDays * DAY_MS);
  await withDatabase(async (database) => {
    const { secret } = await database.transaction((transaction) =>
      giveOutKey(transaction, operator(), { name, role, expiresAt }),
    );
    process.stdout.write(`${secret}\n`);
  });
  process.stderr.write('This key is shown once. Send it as: authorization: Bearer <key>\n');
}

async function list({ jsonl = false }: { jsonl?: boolean }): Promise<void> {
  const { everyApiKey } = await import('../store/api-keys.js');
  const time = (date: Date | null): string => date?.toISOString() ?? 'never';
  await withDatabase(async (database) => {
    for (const { id, name, role, createdAt, expiresAt, lastUsedAt, revokedAt } of await everyApiKey(
      database,
    )) {
      const dates = { createdAt, expiresAt, lastUsedAt, revokedAt };
      process.stdout.write(
        jsonl
          ? `${printableJson({ id, name, role: role.toLowerCase(), ...dates })}\n`
          : `${id}  ${role.toLowerCase()}  ${printable(name)}  made ${time(createdAt)}, expires ${time(expiresAt)}, used ${time(lastUsedAt)}, revoked ${time(revokedAt)}\n`,
      );
    }
  });
}

async function revoke(id: string): Promise<void> {
  const { takeBackKey } = await import('../store/key-writes.js');
  const isNumber = /^[1-9]\d{0,18}$/.test(id) && BigInt(id) < 1n << 63n;
  await withDatabase(async (database) => {
    const takeBack = () => database.transaction((transaction) => takeBackKey(transaction, operator(), id));
    const revoked = isNumber ? await takeBack() : null;
    if (!revoked)
      throw new VerbatimError('NOT_FOUND', 'There is no such key that works: see `verbatim keys list`.');
    process.stdout.write(`Revoked ${revoked.id}, ${printable(revoked.name)}.\n`);
  });
}

/** `verbatim keys`: who may do what. */
export function keysCommand(): Command {
  const example = (words: string): string => `${describeSettings()}\nExample:\n  verbatim keys ${words}`;
  return new Command('keys')
    .description('Give out API keys, and take them back')
    .addHelpText('after', example('list'))
    .addCommand(
      new Command('create')
        .description('Make a key, and print it: this once, for it is stored hashed')
        .requiredOption('--name <name>', 'whom or what it is for', keyName)
        .addOption(
          new Option('--role <role>', 'what its holder may do; each may do what those before it may')
            .choices(ROLES.map((role) => role.toLowerCase()))
            .makeOptionMandatory(),
        )
        .option('--expires-in-days <days>', 'when it is to stop working; without, never', days)
        .addHelpText('after', example('create --name "the reading room" --role reader'))
        .action(create),
    )
    .addCommand(
      new Command('list')
        .description('List the keys, those that were taken back among them; none can be shown again')
        .option('--jsonl', 'as JSON Lines {id, name, role, createdAt, expiresAt, lastUsedAt, revokedAt}')
        .addHelpText('after', example('list --jsonl'))
        .action(list),
    )
    .addCommand(
      new Command('revoke')
        .description('Take a key back: no request after that gets in by it')
        .argument('<id>', 'its number, as `verbatim keys list` shows it')
        .addHelpText('after', example('revoke 1234567890'))
        .action(revoke),
    );
}
