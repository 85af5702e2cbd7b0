import { Command } from 'commander';

async function print(): Promise<void> {
  // Loaded when needed: `--help` does without.
  const { printVerbatimSchema } = await import('../graphql/schema.js');
  process.stdout.write(await printVerbatimSchema());
}

/** `verbatim schema print`: the GraphQL schema. */
export function schemaCommand(): Command {
  return new Command('schema')
    .description('Show the GraphQL schema')
    .addHelpText('after', '\nExample:\n  verbatim schema print')
    .addCommand(
      new Command('print')
        .description('Print the schema in the GraphQL schema definition language')
        .addHelpText('after', '\nExample:\n  verbatim schema print > schema.graphql')
        .action(print),
    );
}
