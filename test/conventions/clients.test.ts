import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ApolloClient, ObservableQuery } from '@apollo/client';
import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { filter, firstValueFrom, map } from 'rxjs';
import { ingestPage } from '../../src/ingest/ingest-page.js';
import { startApi, type Api } from '../support/api.js';
import { frontendProject, snippetsBySection, type FrontendProject } from '../support/frontend-project.js';
import { operations } from '../support/operations.js';
import { LARGE_ARCHIVE } from '../support/pages.js';

let api: Api;
let project: FrontendProject;

beforeAll(async () => {
  api = await startApi();
  for (const page of LARGE_ARCHIVE) await ingestPage(api.database, page);
  project = await frontendProject(['Types', 'Apollo Client', 'urql'], api.address);
  for (const [name, text] of await operations()) {
    await project.write(
      `src/operations/${name}.ts`,
      `import { graphql } from '../gql';\ngraphql(\`${text}\`);\n`,
    );
  }
  await project.run('graphql-codegen');
});

afterAll(async () => {
  await project.remove();
  await api.close();
});

describe('docs/frontend.md', () => {
  it('has snippets for types and for three clients', async () => {
    const snippets = await snippetsBySection();
    const titles = ['Types', 'Apollo Client', 'urql', 'Relay'].map((section) =>
      snippets.get(section)?.map(({ title }) => title),
    );
    expect(titles).toEqual([
      ['codegen.ts', 'src/queries.ts'],
      ['src/apollo.ts', 'src/apollo-pages.ts', 'src/apollo-persisted.ts'],
      ['src/urql.ts'],
      ['relay.config.json', 'src/environment.ts', 'src/organization.ts'],
    ]);
  });
});

describe("graphql-codegen's client preset", () => {
  it('makes types of every operation and snippet that compile under strict, and notice what is wrong', async () => {
    const types = await readFile(project.file('src/gql/graphql.ts'), 'utf8');
    for (const name of (await operations()).keys()) expect(types).toContain(`export type ${name}Query = `);
    await project.write(
      'src/wrong.ts',
      `import type { StatementsQuery } from './gql/graphql';
       export const missing = (data: StatementsQuery) => data.statements.nodes;
       export const date = (data: StatementsQuery): number | null | undefined => data.statements.edges[0]?.node.saidAt;`,
    );
    const printed = await project.run('tsc').catch((error: unknown) => String(error));
    const errors = printed.match(/^.*error TS.*$/gm);
    expect(errors).toEqual([
      expect.stringMatching(/^src\/wrong\.ts.*Property 'nodes' does not exist/),
      expect.stringMatching(/^src\/wrong\.ts.*Type 'string \| null' is not assignable to type 'number/),
    ]);
  });
});

/** What a page of statements is to its reader. */
interface Statements {
  readonly statements: {
    readonly totalCount: number;
    readonly edges: readonly { readonly node: { readonly id: string; readonly text: string } }[];
    readonly pageInfo: { readonly hasNextPage: boolean };
  };
}

/** The ids of all statements, latest first, as no client's cache has touched them. */
async function everyId(): Promise<string[]> {
  const ids: string[] = [];
  let after: string | null = null;
  do {
    const answer: {
      data: { statements: { nodes: { id: string }[]; pageInfo: { endCursor: string | null } } };
    } = await api.query(
      'query ($after: String) { statements(first: 100, after: $after) { nodes { id } pageInfo { endCursor } } }',
      { after },
    );
    ids.push(...answer.data.statements.nodes.map(({ id }) => id));
    after = answer.data.statements.pageInfo.endCursor;
  } while (after !== null);
  return ids;
}

describe('Apollo Client', () => {
  it('pages through statements to the end, and merges the pages without duplicates', async () => {
    const pages = (await import(project.file('src/apollo-pages.ts'))) as {
      statements: ObservableQuery<Statements>;
      showMore: () => Promise<void>;
    };
    const watching = pages.statements.subscribe(() => undefined);
    // The cache tells its watchers a moment after a page has come.
    const shownBeyond = async (before: number): Promise<Statements['statements']> => {
      const results = pages.statements.pipe(
        map(({ data }) => (data as Partial<Statements> | undefined)?.statements),
        filter((statements) => (statements?.edges.length ?? 0) > before),
      );
      const statements = await firstValueFrom(results);
      if (!statements) throw new Error('Nothing is shown.');
      return statements;
    };
    let shown = await shownBeyond(0);
    const seen = [shown.edges.length];
    while (shown.pageInfo.hasNextPage) {
      await pages.showMore();
      shown = await shownBeyond(shown.edges.length);
      seen.push(shown.edges.length);
    }
    watching.unsubscribe();
    const ids = shown.edges.map(({ node }) => node.id);
    const expected = await everyId();
    expect(seen).toEqual([20, 40, 60, 80, 100, 120, 140, 160, 180, 200]);
    expect(expected.length).toBe(shown.totalCount);
    expect(ids).toEqual(expected);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('keeps the pages of one order apart from those of another', async () => {
    const { client } = (await import(project.file('src/apollo.ts'))) as { client: ApolloClient };
    const { STATEMENTS } = (await import(project.file('src/queries.ts'))) as {
      STATEMENTS: TypedDocumentNode<Statements>;
    };
    const firstIn = async (direction: 'ASC' | 'DESC') => {
      const variables = { first: 3, orderBy: { field: 'SAID_AT', direction } };
      const { data } = await client.query({ query: STATEMENTS, variables });
      return data?.statements.edges.map(({ node }) => node.id);
    };
    const [latest, earliest, all] = [await firstIn('DESC'), await firstIn('ASC'), await everyId()];
    expect(latest).toEqual(all.slice(0, 3));
    expect(earliest).toEqual(all.slice(-3).reverse());
    expect(await firstIn('DESC')).toEqual(latest);
  });

  it('finds again by its id what it met before, without asking', async () => {
    const { client } = (await import(project.file('src/apollo.ts'))) as { client: ApolloClient };
    const { gql } = await import('@apollo/client');
    const byName: TypedDocumentNode<{ organization: { id: string; name: string } }> = gql(
      '{ organization(name: "Lantern Trust") { id name } }',
    );
    const { data } = await client.query({ query: byName });
    const byId = gql('query ($id: ID!) { organization(id: $id) { id name } }');
    const id = data?.organization.id;
    const known = client.readQuery<{ organization: { name: string } }>({ query: byId, variables: { id } });
    expect(known?.organization.name).toBe('Lantern Trust');
  });

  it('sends the hash in the place of a query that the server has met', async () => {
    const { persistedClient } = (await import(project.file('src/apollo-persisted.ts'))) as {
      persistedClient: ApolloClient;
    };
    const { STATEMENTS } = (await import(project.file('src/queries.ts'))) as {
      STATEMENTS: TypedDocumentNode<Statements>;
    };
    const original = globalThis.fetch;
    const sent: string[] = [];
    globalThis.fetch = (input, options) => {
      const body = typeof options?.body === 'string' ? options.body : '';
      sent.push(`${options?.method ?? ''} ${input instanceof Request ? input.url : String(input)} ${body}`);
      return original(input, options);
    };
    try {
      for (const first of [1, 2]) {
        const { data } = await persistedClient.query({
          query: STATEMENTS,
          variables: { first },
          fetchPolicy: 'no-cache',
        });
        expect(data?.statements.edges).toHaveLength(first);
      }
    } finally {
      globalThis.fetch = original;
    }
    // The hash, then the text with it; and from then on the hash alone.
    expect(
      sent.map((request) => [
        request.split(' ')[0],
        request.includes('sha256Hash'),
        request.includes('totalCount'),
      ]),
    ).toEqual([
      ['GET', true, false],
      ['POST', true, true],
      ['GET', true, false],
    ]);
  });
});

describe('urql', () => {
  it('runs an operation', async () => {
    const { latest } = (await import(project.file('src/urql.ts'))) as {
      latest: (first: number) => Promise<string[]>;
    };
    const { data } = await api.query<Statements>('{ statements(first: 3) { edges { node { id text } } } }');
    expect(await latest(3)).toEqual(data.statements.edges.map(({ node }) => node.text));
  });
});
