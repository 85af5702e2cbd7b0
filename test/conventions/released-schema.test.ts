import { readFile } from 'node:fs/promises';
import { CriticalityLevel, diff } from '@graphql-inspector/core';
import { describe, expect, it } from '@jest/globals';
import { buildSchema } from 'graphql';

const read = (file: string): Promise<string> => readFile(new URL(file, import.meta.url), 'utf8');

/** What breaks for clients of the first schema where the second takes its place, in sentences. */
async function breaking(before: string, after: string): Promise<string[]> {
  const changes = await diff(buildSchema(before), buildSchema(after));
  return changes
    .filter(({ criticality }) => criticality.level === CriticalityLevel.Breaking)
    .map(({ message }) => message);
}

describe("GraphQL Inspector's comparison with the last release", () => {
  // `npm version` puts schema.graphql in the place of released-schema.graphql.
  it('finds nothing that breaks for clients', async () => {
    const released = await read('released-schema.graphql');
    expect(await breaking(released, await read('../../schema.graphql'))).toEqual([]);
  });

  it('would find a field that went, a type that changed, and an argument that became required', async () => {
    const released = await read('released-schema.graphql');
    const changed = released
      .replace(/"""[^"]*"""\s+headline: String!\n/, '')
      .replace('  wordCount: Int!\n', '  wordCount: Int\n')
      .replace('    url: URL\n  ): Article\n', '    url: URL!\n  ): Article\n');
    expect(await breaking(released, changed)).toEqual([
      "Field 'headline' was removed from object type 'Article'",
      "Field 'Article.wordCount' changed type from 'Int!' to 'Int'",
      "Type for argument 'url' on field 'Query.article' changed from 'URL' to 'URL!'",
    ]);
  });
});
