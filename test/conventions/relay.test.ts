import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  createOperationDescriptor,
  getSingularSelector,
  type ConcreteRequest,
  type Environment,
  type ReaderFragment,
} from 'relay-runtime';
import { ingestPage } from '../../src/ingest/ingest-page.js';
import { startApi, type Api } from '../support/api.js';
import { frontendProject, type FrontendProject } from '../support/frontend-project.js';
import { operations } from '../support/operations.js';
import { lanternPage } from '../support/pages.js';

/** The connection as its fragment shows it. */
interface Shown {
  readonly edges: readonly { readonly node: { readonly id: string } }[];
  readonly pageInfo: { readonly endCursor: string; readonly hasNextPage: boolean };
}

let api: Api;
let project: FrontendProject;

beforeAll(async () => {
  api = await startApi();
  await ingestPage(api.database, lanternPage(1, 9));
  project = await frontendProject(['Relay'], api.address);
  for (const [name, text] of await operations()) {
    // Relay names an operation after its file.
    const named = text.replace(`query ${name}`, `query ${name}Query`);
    const module = `import { graphql } from 'relay-runtime';\ngraphql\`${named}\`;\n`;
    await project.write(`src/operations/${name}.ts`, module);
  }
  await project.run('relay-compiler');
});

afterAll(async () => {
  await project.remove();
  await api.close();
});

describe('Relay', () => {
  /** What relay-compiler made of an operation or fragment. */
  async function artifact<Kind>(folder: string, name: string): Promise<Kind> {
    const module = (await import(project.file(`${folder}/__generated__/${name}.graphql.ts`))) as {
      default: Kind;
    };
    return module.default;
  }

  it('compiles every operation', async () => {
    for (const name of (await operations()).keys()) {
      const { params } = await artifact<ConcreteRequest>('src/operations', `${name}Query`);
      expect(params.text).toContain(`query ${name}Query`);
    }
  });

  it('would not compile a field that is none', async () => {
    await project.write(
      'src/wrong.ts',
      "import { graphql } from 'relay-runtime';\ngraphql`query wrongQuery { nothing }`;\n",
    );
    await expect(project.run('relay-compiler', '--validate')).rejects.toThrow(/has no field `nothing`/);
  });

  it('pages through the statements about an organization by its node, and merges the pages', async () => {
    const { environment } = (await import(project.file('src/environment.ts'))) as {
      environment: Environment;
    };
    const [query, page, fragment] = await Promise.all([
      artifact<ConcreteRequest>('src', 'organizationQuery'),
      artifact<ConcreteRequest>('src', 'organizationPageQuery'),
      artifact<ReaderFragment>('src', 'organization_statements'),
    ]);
    const fetchInto = async (request: ConcreteRequest, variables: Record<string, unknown>) => {
      const operation = createOperationDescriptor(request, variables);
      await environment.execute({ operation }).toPromise();
      environment.retain(operation);
      return operation;
    };
    const operation = await fetchInto(query, { name: 'Lantern Trust', first: 3 });
    const { data } = environment.lookup(operation.fragment);
    const { organization } = data as { organization: { id: string } };
    const shown = () => {
      const { data: seen } = environment.lookup(getSingularSelector(fragment, organization));
      return (seen as { statements: Shown }).statements;
    };
    const after = shown().pageInfo.endCursor;
    await fetchInto(page, { id: organization.id, first: 3, after });
    const { data: plain } = await api.query<{ organization: { statements: { nodes: { id: string }[] } } }>(
      '{ organization(name: "Lantern Trust") { statements(first: 6) { nodes { id } } } }',
    );
    expect(shown().edges.map(({ node }) => node.id)).toEqual(
      plain.organization.statements.nodes.map(({ id }) => id),
    );
    expect(shown().pageInfo.hasNextPage).toBe(true);
  });
});
