import { beforeAll, describe, expect, it } from '@jest/globals';
import { ESLint } from 'eslint';

let eslint: ESLint;

beforeAll(() => {
  eslint = new ESLint({ cwd: process.cwd() });
});

/** What the lint rules of the given name say of a text, were it the file's. */
async function complaints(file: string, text: string, rule: string): Promise<string[]> {
  const [result] = await eslint.lintText(text, { filePath: file });
  return (result?.messages ?? []).filter(({ ruleId }) => ruleId === rule).map(({ message }) => message);
}

const PATHS = 'import-x/no-restricted-paths';

describe('the import law', () => {
  it.each([
    ['src/domain/errors.ts', '../analysis/findings.js', 'domain may import nothing'],
    ['src/analysis/findings.ts', '../store/sql.js', 'analysis may import domain'],
    ['src/evaluation/figures.ts', '../store/sql.js', 'evaluation may import domain, analysis'],
    ['src/ingest/page.ts', '../evaluation/figures.js', 'ingest may import domain, analysis'],
    ['src/entities/outlet.ts', '../store/sql.js', 'entities may import domain'],
    ['src/store/sql.ts', '../graphql/context.js', 'store may import domain, entities'],
    ['src/graphql/context.ts', '../ingest/page.js', 'graphql may import domain, entities, store'],
    ['src/graphql/context.ts', '../analysis/phases/index.js', 'graphql may import domain, entities, store'],
    ['src/ingest/page.ts', '../graphql/context.js', 'ingest may import domain, analysis, entities, store'],
    ['src/store/sql.ts', '../server/config.js', 'store may import domain, entities'],
    ['src/server/config.ts', '../cli/printable.js', 'server may import domain, graphql, store'],
  ])('keeps %s from importing %s', async (file, imported, law) => {
    const found = await complaints(file, `import '${imported}';\n`, PATHS);
    expect(found).toEqual([expect.stringContaining(`The import law: ${law}`)]);
  });

  it.each([
    ['src/analysis/findings.ts', '../domain/kinds.js'],
    ['src/evaluation/figures.ts', '../analysis/findings.js'],
    ['src/store/sql.ts', '../entities/outlet.js'],
    ['src/ingest/page.ts', '../analysis/findings.js'],
    ['src/cli/printable.ts', '../server/config.js'],
  ])('lets %s import %s', async (file, imported) => {
    expect(await complaints(file, `import '${imported}';\n`, PATHS)).toEqual([]);
  });

  it('lets no two files import each other', async () => {
    const text = "import './embedded-postgres.js';\nexport const postmaster = 1;\n";
    expect(await complaints('src/server/postmaster.ts', text, 'import-x/no-cycle')).toHaveLength(1);
  });
});

describe('the environment', () => {
  const reading = 'export const port = process.env.PORT;\n';

  it('is read nowhere but in the configuration', async () => {
    expect(await complaints('src/store/sql.ts', reading, 'no-restricted-properties')).toHaveLength(1);
    expect(await complaints('src/server/config.ts', reading, 'no-restricted-properties')).toEqual([]);
  });
});
