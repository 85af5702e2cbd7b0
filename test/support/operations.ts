import { readdir, readFile } from 'node:fs/promises';
import { Kind, parse, print } from 'graphql';

const QUERIES = new URL('../queries/', import.meta.url);

/** The operations that are known by their SQL too, each a document of its own, under its name. */
export async function operations(): Promise<Map<string, string>> {
  const files = (await readdir(QUERIES)).filter((file) => file.endsWith('.graphql'));
  const documents = await Promise.all(files.map((file) => readFile(new URL(file, QUERIES), 'utf8')));
  const definitions = documents.flatMap((document) => parse(document).definitions);
  return new Map(
    definitions.map((definition) => {
      if (definition.kind !== Kind.OPERATION_DEFINITION || !definition.name)
        throw new Error('Not an operation.');
      return [definition.name.value, print(definition)];
    }),
  );
}
