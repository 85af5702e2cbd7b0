import { Command } from 'commander';

/** A command that prints one thing of the schema. */
function printing(name: string, description: string, file: string, print: () => Promise<string>): Command {
  return new Command(name)
    .description(description)
    .addHelpText('after', `\nExample:\n  verbatim schema ${name} > ${file}`)
    .action(async () => {
      process.stdout.write(await print());
    });
}

// What they print with is loaded when needed: `--help` does without.
const load = {
  schema: () => import('../graphql/schema.js'),
  clientFiles: () => import('../graphql/client-files.js'),
};

async function printSchema(): Promise<string> {
  return (await load.schema()).printVerbatimSchema();
}

async function printPossibleTypes(): Promise<string> {
  const [{ buildVerbatimSchema }, files] = await Promise.all([load.schema(), load.clientFiles()]);
  return files.printPossibleTypes(await buildVerbatimSchema());
}

async function printTypePolicies(): Promise<string> {
  const [{ buildVerbatimSchema }, files] = await Promise.all([load.schema(), load.clientFiles()]);
  return files.printTypePolicies(await buildVerbatimSchema());
}

/** `verbatim schema …`: the GraphQL schema, and what the caches of its clients want to know of it. */
export function schemaCommand(): Command {
  return new Command('schema')
    .description('Show the GraphQL schema')
    .addHelpText('after', '\nExample:\n  verbatim schema print')
    .addCommand(
      printing(
        'print',
        'Print the schema in the GraphQL schema definition language',
        'schema.graphql',
        printSchema,
      ),
    )
    .addCommand(
      printing(
        'possible-types',
        'Print which types its interfaces stand for, for the caches of clients',
        'possible-types.js',
        printPossibleTypes,
      ),
    )
    .addCommand(
      printing(
        'type-policies',
        "Print Apollo Client's type policies: how its cache pages and merges",
        'type-policies.js',
        printTypePolicies,
      ),
    );
}
