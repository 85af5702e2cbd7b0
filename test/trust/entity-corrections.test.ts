import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Role } from '../../src/domain/role.js';
import { ingestPage } from '../../src/ingest/ingest-page.js';
import { sql } from '../../src/store/sql.js';
import { startApi, type Api } from '../support/api.js';
import { createKey } from '../support/keys.js';
import { page } from '../support/pages.js';
import { WRONG_COUNTS } from '../support/wrong-counts.js';

/** What follows from other rows, and does not. */
const WRONG_ABOUT = sql(
  'wrongAbout',
  `select ab.* from about as ab join mention as m on m.article_id = ab.article_id and m.id = ab.mention_id
   where ab.entity_id <> m.entity_id or ab.is_first <> (ab.mention_id = (select min(other.mention_id)
     from about as other where other.article_id = ab.article_id and other.statement_id = ab.statement_id
       and other.entity_id = ab.entity_id))`,
);
const ALL_ROWS = sql(
  'allRows',
  `select to_jsonb(s) as row from statement as s union all select to_jsonb(m) from mention as m
   union all select to_jsonb(ab) from about as ab union all select to_jsonb(st) from stance as st
   union all select to_jsonb(b) from byline as b union all select to_jsonb(af) from affiliation as af
   union all select to_jsonb(u) from unnamed_source as u union all select to_jsonb(al) from alias as al
   union all select to_jsonb(e) - 'revision' from entity as e union all select to_jsonb(x) from moved_row as x
   order by 1`,
);

const PAGES = {
  trust:
    '“The Lantern Trust will mend the pier,” said Maria Oldfield, a director of the Lantern Trust.\n\n' +
    '“The Lantern Trust is late, and the Lantern Foundation is later,” said Tobias Renner.',
  foundation:
    '“The Lantern Foundation has the money,” said an official of the Lantern Foundation, who asked not to be named.',
  both: '“The Lantern Foundation and the Lantern Trust agree,” said Maria Oldfield.',
};

interface Entity {
  readonly id: string;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly revision: number;
  readonly mentionCount: number;
  readonly statements: { readonly totalCount: number; readonly nodes: readonly { readonly text: string }[] };
}
interface Payload {
  readonly userErrors: readonly { readonly code: string; readonly path: readonly string[] }[];
  readonly entity: Entity | null;
  readonly other?: Entity | null;
  readonly correction: { readonly id: string } | null;
}
const ENTITY = `id name revision ... on Organization { aliases mentionCount statements { totalCount nodes { text } } }`;

let api: Api;
let editor: string;

const url = (name: string) => `https://harbour.example/${name}`;
const ingest = (name: keyof typeof PAGES, headline = 'A headline') =>
  ingestPage(api.database, page({ url: url(name), headline, text: PAGES[name] }));

beforeEach(async () => {
  api = await startApi({ memoryRows: 1000 });
  editor = (await createKey(api.database, Role.EDITOR)).secret;
  await ingest('trust');
  await ingest('foundation');
});

afterEach(() => api.close());

async function named(name: string): Promise<Entity | null> {
  const query = `query ($name: String!) { organization(name: $name) { ${ENTITY} } }`;
  const { data, errors } = await api.query<{ organization: Entity | null }>(query, { name });
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
  const { data, errors } = await api.query<Record<string, Payload>>(
    `mutation ($input: ${type}!) {
       ${name}(input: $input) { userErrors { code path } correction { id } entity { ${ENTITY} } ${other} }
     }`,
    { input },
    undefined,
    editor,
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
  expect(await api.database.query(WRONG_COUNTS)).toEqual([]);
  expect(await api.database.query(WRONG_ABOUT)).toEqual([]);
}

describe('two entities that a person merges', () => {
  it('are one in every list and count, found by all names and by both ids', async () => {
    const [trust, foundation] = [await found('Lantern Trust'), await found('Lantern Foundation')];
    const { entity, userErrors } = await merge();
    expect(userErrors).toEqual([]);
    expect(entity).toMatchObject({
      id: trust.id,
      revision: 1,
      aliases: expect.arrayContaining(['Lantern Foundation']),
    });
    expect(entity?.mentionCount).toBe(trust.mentionCount + foundation.mentionCount);
    expect(await found('lantern foundation')).toEqual(entity);
    const { data } = await api.query(
      'query ($id: ID!) { node(id: $id) { id } entities(nameMatches: "Lantern") { nodes { name } } search(text: "Lantern Foundation", kind: [ORGANIZATION]) { nodes { found { id } } } }',
      { id: foundation.id },
    );
    expect(data).toEqual({
      node: { id: trust.id },
      entities: { nodes: [{ name: 'Lantern Trust' }] },
      search: { nodes: [{ found: { id: trust.id } }] },
    });
    await expectTrueRows();
  });

  it('are one in what is read later, and in what is read again', async () => {
    await merge();
    await ingest('both');
    await ingest('foundation', 'Another headline');
    const trust = await found('Lantern Trust');
    const texts = trust.statements.nodes.map(({ text }) => text);
    expect(texts).toContain('The Lantern Foundation and the Lantern Trust agree,');
    expect(texts.filter((text) => text.includes('has the money'))).toHaveLength(1);
    expect(trust.statements.totalCount).toBe(trust.statements.nodes.length);
    await expectTrueRows();
  });

  it('are two again to the row when that is undone', async () => {
    const before = await api.database.query(ALL_ROWS);
    const merged = await merge();
    expect(await api.database.query(ALL_ROWS)).not.toEqual(before);
    expect((await undo(merged)).userErrors).toEqual([]);
    expect(await api.database.query(ALL_ROWS)).toEqual(before);
    await expectTrueRows();
  });

  it('are two again in what was read meanwhile as well', async () => {
    const merged = await merge();
    await ingest('both');
    await ingest('foundation', 'Another headline');
    await undo(merged);
    expect((await found('Lantern Foundation')).statements.nodes.map(({ text }) => text).sort()).toEqual([
      'The Lantern Foundation and the Lantern Trust agree,',
      'The Lantern Foundation has the money,',
      'The Lantern Trust is late, and the Lantern Foundation is later,',
    ]);
    await expectTrueRows();
  });

  it('may be merged on, and are taken apart in the order in which they came together', async () => {
    await ingestPage(
      api.database,
      page({ url: url('third'), text: '“The Harbour Union is old,” said Maria Oldfield.' }),
    );
    const foundation = await found('Lantern Foundation');
    const before = await api.database.query(ALL_ROWS);
    const first = await merge();
    const second = await merge('Lantern Trust', 'Harbour Union');
    expect(second.userErrors).toEqual([]);
    const { data } = await api.query(
      'query ($id: ID!) { node(id: $id) { ... on Entity { name } } }',
      foundation,
    );
    expect(data).toEqual({ node: { name: 'Harbour Union' } });
    await ingest('both');
    await expectTrueRows();
    expect((await undo(first)).userErrors).toEqual([{ code: 'CONFLICT', path: ['input', 'correctionId'] }]);
    expect((await undo(second)).userErrors).toEqual([]);
    expect((await undo(first)).userErrors).toEqual([]);
    await api.database.query(sql('forgetThird', `delete from article where article.url = '${url('both')}'`));
    const recount = sql(
      'recount',
      `update entity set mention_count = (select count(*) from mention as m where m.entity_id = entity.id),
      statement_count = (select count(*) from about as ab where ab.entity_id = entity.id and ab.is_first)`,
    );
    await api.database.query(recount);
    expect(await api.database.query(ALL_ROWS)).toEqual(before);
  });

  it('are so for one of two editors: the other gets a conflict', async () => {
    const [trust, foundation] = [await found('Lantern Trust'), await found('Lantern Foundation')];
    const decide = (entityId: string, survivorId: string) =>
      mutate('mergeEntities', { entityId, survivorId, expectedRevision: 0, reason: 'One.' });
    const payloads = await Promise.all([decide(trust.id, foundation.id), decide(foundation.id, trust.id)]);
    const codes = payloads.flatMap(({ userErrors }) => userErrors.map(({ code }) => code));
    expect(codes).toEqual(['CONFLICT']);
    expect(payloads[0].entity).toEqual(payloads[1].entity);
    await expectTrueRows();
  });

  it('are of one kind, and not the same one', async () => {
    const trust = await found('Lantern Trust');
    const { data } = await api.query<{ person: { id: string } }>('{ person(name: "Maria Oldfield") { id } }');
    for (const survivorId of [trust.id, data.person.id]) {
      const input = { entityId: trust.id, survivorId, expectedRevision: 0, reason: 'No.' };
      expect((await mutate('mergeEntities', input)).userErrors).toEqual([
        { code: 'BAD_USER_INPUT', path: ['input', 'survivorId'] },
      ]);
    }
  });

  it('are one in what is read at the same moment', async () => {
    const pages = Array.from({ length: 8 }, (_, i) =>
      page({
        url: url(`at-once-${String(i)}`),
        text: `“The Lantern Foundation has ${String(i)} boats,” said Maria Oldfield.`,
      }),
    );
    const foundation = await found('Lantern Foundation');
    const trust = await found('Lantern Trust');
    const input = { entityId: foundation.id, survivorId: trust.id, expectedRevision: 0, reason: 'One.' };
    await Promise.all([
      ...pages.slice(0, 4).map((each) => ingestPage(api.database, each)),
      mutate('mergeEntities', input),
      ...pages.slice(4).map((each) => ingestPage(api.database, each)),
    ]);
    const left = sql(
      'leftBehind',
      `select m.* from mention as m join entity as e on e.id = m.entity_id where e.merged_into is not null`,
    );
    expect(await api.database.query(left)).toEqual([]);
    await expectTrueRows();
  });
});

describe('an entity that a person splits', () => {
  const split = async () => {
    const trust = await found('Lantern Trust');
    const { data } = await api.query<{ article: { id: string } }>(
      'query ($url: URL!) { article(url: $url) { id } }',
      { url: url('both') },
    );
    return mutate('splitEntity', {
      entityId: trust.id,
      articleIds: [data.article.id],
      name: 'Lantern Trust (Port Elm)',
      expectedRevision: trust.revision,
      reason: 'Another trust.',
    });
  };

  it('is two, in these articles the other one, also when they are read again', async () => {
    await ingest('both');
    const { other, userErrors } = await split();
    expect(userErrors).toEqual([]);
    const texts = ['The Lantern Foundation and the Lantern Trust agree,'];
    expect(other?.statements.nodes.map(({ text }) => text)).toEqual(texts);
    await ingest('both', 'Another headline');
    const again = await found('Lantern Trust (Port Elm)');
    expect(again.statements.nodes.map(({ text }) => text)).toEqual(texts);
    const trust = await found('Lantern Trust');
    expect(trust.statements.nodes.map(({ text }) => text)).not.toContain(texts[0]);
    await expectTrueRows();
  });

  it('is one again when that is undone, and the other’s id leads to it', async () => {
    await ingest('both');
    const trust = await found('Lantern Trust');
    const payload = await split();
    await undo(payload);
    expect(await found('Lantern Trust')).toEqual({ ...trust, revision: 2 });
    const { data } = await api.query('query ($id: ID!) { node(id: $id) { id } }', payload.other ?? {});
    expect(data).toEqual({ node: { id: trust.id } });
    expect(await named('Lantern Trust (Port Elm)')).toBeNull();
    await expectTrueRows();
  });
});

describe('another name that a person gives', () => {
  const alias = async (name: string) => {
    const { id, revision } = await found('Lantern Trust');
    return mutate('addAlias', { entityId: id, name, expectedRevision: revision, reason: 'So it is called.' });
  };

  it('is found, recognised in what is read later, and taken back', async () => {
    const payload = await alias('Lamplighters Guild');
    expect(payload.entity?.aliases).toContain('Lamplighters Guild');
    await ingestPage(
      api.database,
      page({ url: url('guild'), text: '“The Lamplighters Guild is poor,” said Maria Oldfield.' }),
    );
    expect((await found('lamplighters guild')).statements.nodes.map(({ text }) => text)).toContain(
      'The Lamplighters Guild is poor,',
    );
    await undo(payload);
    expect((await found('Lantern Trust')).aliases).not.toContain('Lamplighters Guild');
  });

  it('is a conflict for who saw the entity before another one decided about it', async () => {
    const { id, revision } = await found('Lantern Trust');
    const give = (name: string) =>
      mutate('addAlias', { entityId: id, name, expectedRevision: revision, reason: 'So it is called.' });
    expect((await give('Lamplighters Guild')).userErrors).toEqual([]);
    const { userErrors } = await give('Society of Lamps');
    expect(userErrors).toEqual([{ code: 'CONFLICT', path: ['input', 'expectedRevision'] }]);
    const { aliases } = await found('Lantern Trust');
    expect(aliases).toContain('Lamplighters Guild');
    expect(aliases).not.toContain('Society of Lamps');
  });

  it('is a new one', async () => {
    expect((await alias('Lantern Trust')).userErrors).toEqual([
      { code: 'BAD_USER_INPUT', path: ['input', 'name'] },
    ]);
  });
});

it('readers are told what was decided, and not by whom', async () => {
  const { correction } = await merge();
  const query = `query ($id: ID!) { node(id: $id) { ... on Correction {
    kind reason madeBy before after entity { id } } } }`;
  const open = await api.query<{ node: object }>(query, correction ?? {});
  expect(open.errors?.map(({ extensions }) => extensions['code'])).toEqual(['UNAUTHENTICATED']);
  expect(open.data.node).toMatchObject({
    kind: 'MERGE',
    reason: 'It changed its name.',
    madeBy: null,
    before: { name: 'Lantern Foundation' },
    after: { name: 'Lantern Trust', aliases: expect.any(Array) },
  });
  const { data } = await api.query(query, correction ?? {}, undefined, editor);
  expect(data).toMatchObject({ node: { madeBy: 'EDITOR of a test' } });
});
