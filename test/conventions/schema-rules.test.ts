import { readFile } from 'node:fs/promises';
import { describe, expect, it } from '@jest/globals';
import { ESLint } from 'eslint';

const ROOT = new URL('../../', import.meta.url);
const eslint = new ESLint({ cwd: process.cwd() });
const schema = await readFile(new URL('schema.graphql', ROOT), 'utf8');

/** What GraphQL ESLint says of a text, were it schema.graphql: rule and sentence. */
async function complaints(text: string): Promise<string[]> {
  const [result] = await eslint.lintText(text, { filePath: 'schema.graphql' });
  return (result?.messages ?? []).map(({ ruleId, message }) => `${ruleId ?? ''}: ${message}`);
}

describe("GraphQL ESLint's rules for schemas and for Relay", () => {
  it('have nothing to say of schema.graphql', async () => {
    expect(await complaints(schema)).toEqual([]);
  });

  it.each([
    ['a type without an id', '"""Somebody."""\ntype Person implements', 'strict-id-in-types'],
    ['a field in another case', 'extend type Query { """One."""\n one_thing: Outlet }', 'naming-convention'],
    ['a type that nothing leads to', '"""It."""\ntype Lost { """It."""\n id: ID! }', 'no-unreachable-types'],
    ['a root field without a description', 'extend type Query { first: Outlet }', 'require-description'],
  ])('notice %s', async (_what, addition, rule) => {
    const changed = addition.endsWith('implements')
      ? schema.replace(
          '  """Opaque, the same for ever, also after the archive is loaded anew."""\n  id: ID!\n',
          '',
        )
      : `${schema}\n${addition}\n`;
    expect(await complaints(changed)).toContainEqual(expect.stringContaining(`@graphql-eslint/${rule}: `));
  });

  it('notice a connection that pages without cursors', async () => {
    const changed = schema.replace('  """The page, each with its cursor."""\n  edges: [ArticleEdge!]!\n', '');
    expect(changed).not.toBe(schema);
    expect(await complaints(changed)).toContainEqual(expect.stringContaining('relay-connection-types: '));
  });
});
