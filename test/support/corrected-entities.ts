import { afterEach, beforeEach, expect } from '@jest/globals';
import { Role } from '../../src/domain/role.js';
import { ingestPage } from '../../src/ingest/ingest-page.js';
import { sql } from '../../src/store/sql.js';
import { startApi, type Api } from './api.js';
import { createKey } from './keys.js';
import { page } from './pages.js';
import { WRONG_COUNTS } from './wrong-counts.js';

/** What follows from other rows, and does not. */
const WRONG_ABOUT = sql(
  'wrongAbout',
  `select ab.* from about as ab join mention as m on m.article_id = ab.article_id and m.id = ab.mention_id
   where ab.entity_id <> m.entity_id or ab.is_first <> (ab.mention_id = (select min(other.mention_id)
     from about as other where other.article_id = ab.article_id and other.statement_id = ab.statement_id
       and other.entity_id = ab.entity_id))`,
);

const PAGES = {
  trust:
    '“The Lantern Trust will mend the pier,” said Maria Oldfield, a director of the Lantern Trust.\n\n' +
    '“The Lantern Trust is late, and the Lantern Foundation is later,” said Tobias Renner.',
  foundation:
    '“The Lantern Foundation has the money,” said an official of the Lantern Foundation, who asked not to be named.',
  both: '“The Lantern Foundation and the Lantern Trust agree,” said Maria Oldfield.',
};

export interface Entity {
  readonly id: string;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly revision: number;
  readonly mentionCount: number;
  readonly statements: { readonly totalCount: number; readonly nodes: readonly { readonly text: string }[] };
}
export interface Payload {
  readonly userErrors: readonly { readonly code: string; readonly path: readonly string[] }[];
  readonly entity: Entity | null;
  readonly other?: Entity | null;
  readonly correction: { readonly id: string } | null;
}
const ENTITY = `id name revision ... on Organization { aliases mentionCount statements { totalCount nodes { text } } }`;

/** Where a test is: a server of its own, and who corrects. */
interface Place {
  api: Api;
  editor: string;
}

/** Gives each test of a file an archive of its own, with two articles that speak of two organizations. */
export function correctedEntities() {
  const there = {} as Place;

  const url = (name: string) => `https://harbour.example/${name}`;
  const ingest = (name: keyof typeof PAGES, headline = 'A headline') =>
    ingestPage(there.api.database, page({ url: url(name), headline, text: PAGES[name] }));

  beforeEach(async () => {
    there.api = await startApi({ memoryRows: 1000 });
    there.editor = (await createKey(there.api.database, Role.EDITOR)).secret;
    await ingest('trust');
    await ingest('foundation');
  });

  afterEach(() => there.api.close());

  async function named(name: string): Promise<Entity | null> {
    const query = `query ($name: String!) { organization(name: $name) { ${ENTITY} } }`;
    const { data, errors } = await there.api.query<{ organization: Entity | null }>(query, { name });
    expect(errors).toBeUndefined();
    return data.organization;
  }

  async function found(name: string): Promise<Entity> {
    const entity = await named(name);
    if (!entity) throw new Error(`Nothing is called ${name}.`);
    return entity;
  }

  async function mutate(name: string, input: object): Promise<Payload> {
    const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
    const other = name === 'splitEntity' ? `other { ${ENTITY} }` : '';
    const { data, errors } = await there.api.query<Record<string, Payload>>(
      `mutation ($input: ${type}!) {
         ${name}(input: $input) { userErrors { code path } correction { id } entity { ${ENTITY} } ${other} }
       }`,
      { input },
      undefined,
      there.editor,
    );
    expect(errors).toBeUndefined();
    const { [name]: payload } = data;
    if (!payload) throw new Error('There is no payload.');
    return payload;
  }

  async function merge(from = 'Lantern Foundation', to = 'Lantern Trust'): Promise<Payload> {
    const [entity, survivor] = [await found(from), await found(to)];
    return mutate('mergeEntities', {
      entityId: entity.id,
      survivorId: survivor.id,
      expectedRevision: entity.revision,
      reason: 'It changed its name.',
    });
  }

  const undo = ({ correction }: Payload) => mutate('undoCorrection', { correctionId: correction?.id });

  async function expectTrueRows(): Promise<void> {
    expect(await there.api.database.query(WRONG_COUNTS)).toEqual([]);
    expect(await there.api.database.query(WRONG_ABOUT)).toEqual([]);
  }

  return { there, url, ingest, named, found, mutate, merge, undo, expectTrueRows };
}
