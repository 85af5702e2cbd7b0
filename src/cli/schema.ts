import { Command } from 'commander';
import { printVerbatimSchema } from '../graphql/schema.js';

export function schemaCommand(): Command {
  const print = new Command('print')
    .description('Print the schema in the GraphQL schema definition language')
    .addHelpText('after', '\nExample:\n  verbatim schema print > schema.graphql')
    .action(async () => {
      process.stdout.write(await printVerbatimSchema());
    });
  return new Command('schema')
    .description('Show the GraphQL schema')
    .addHelpText('after', '\nExample:\n  verbatim schema print')
    .addCommand(print);
}
