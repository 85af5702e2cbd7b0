import { describe, expect, it } from '@jest/globals';
import { ingestPage } from '../../src/ingest/ingest-page.js';
import { sql } from '../../src/store/sql.js';
import { correctedEntities } from '../support/corrected-entities.js';
import { page } from '../support/pages.js';

const { there, url, ingest, found, mutate, merge, undo, expectTrueRows } = correctedEntities();

const ALL_ROWS = sql(
  'allRows',
  `select to_jsonb(s) as row from statement as s union all select to_jsonb(m) from mention as m
   union all select to_jsonb(ab) from about as ab union all select to_jsonb(st) from stance as st
   union all select to_jsonb(b) from byline as b union all select to_jsonb(af) from affiliation as af
   union all select to_jsonb(u) from unnamed_source as u union all select to_jsonb(al) from alias as al
   union all select to_jsonb(e) - 'revision' from entity as e union all select to_jsonb(x) from moved_row as x
   order by 1`,
);

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
    const { data } = await there.api.query(
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
    const before = await there.api.database.query(ALL_ROWS);
    const merged = await merge();
    expect(await there.api.database.query(ALL_ROWS)).not.toEqual(before);
    expect((await undo(merged)).userErrors).toEqual([]);
    expect(await there.api.database.query(ALL_ROWS)).toEqual(before);
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
      there.api.database,
      page({ url: url('third'), text: '“The Harbour Union is old,” said Maria Oldfield.' }),
    );
    const foundation = await found('Lantern Foundation');
    const before = await there.api.database.query(ALL_ROWS);
    const first = await merge();
    const second = await merge('Lantern Trust', 'Harbour Union');
    expect(second.userErrors).toEqual([]);
    const { data } = await there.api.query(
      'query ($id: ID!) { node(id: $id) { ... on Entity { name } } }',
      foundation,
    );
    expect(data).toEqual({ node: { name: 'Harbour Union' } });
    await ingest('both');
    await expectTrueRows();
    expect((await undo(first)).userErrors).toEqual([{ code: 'CONFLICT', path: ['input', 'correctionId'] }]);
    expect((await undo(second)).userErrors).toEqual([]);
    expect((await undo(first)).userErrors).toEqual([]);
    await there.api.database.query(
      sql('forgetThird', `delete from article where article.url = '${url('both')}'`),
    );
    const recount = sql(
      'recount',
      `update entity set mention_count = (select count(*) from mention as m where m.entity_id = entity.id),
      statement_count = (select count(*) from about as ab where ab.entity_id = entity.id and ab.is_first)`,
    );
    await there.api.database.query(recount);
    expect(await there.api.database.query(ALL_ROWS)).toEqual(before);
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
    const { data } = await there.api.query<{ person: { id: string } }>(
      '{ person(name: "Maria Oldfield") { id } }',
    );
    for (const survivorId of [trust.id, data.person.id]) {
      const input = { entityId: trust.id, survivorId, expectedRevision: 0, reason: 'No.' };
      expect((await mutate('mergeEntities', input)).userErrors).toEqual([
        { code: 'BAD_USER_INPUT', path: ['input', 'survivorId'] },
      ]);
    }
  });

  it('are decided about no more by the one that went, which is nobody’s survivor either', async () => {
    await ingestPage(
      there.api.database,
      page({ url: url('third'), text: '“The Harbour Union is old,” said Maria Oldfield.' }),
    );
    const [union, foundation] = [await found('Harbour Union'), await found('Lantern Foundation')];
    await merge();
    const gone = { entityId: foundation.id, expectedRevision: foundation.revision + 1, reason: 'No.' };
    expect((await mutate('addAlias', { ...gone, name: 'The Lamp' })).userErrors).toEqual([
      { code: 'CONFLICT', path: ['input', 'expectedRevision'] },
    ]);
    const input = { entityId: union.id, survivorId: foundation.id, expectedRevision: 0, reason: 'No.' };
    expect((await mutate('mergeEntities', input)).userErrors).toEqual([
      { code: 'CONFLICT', path: ['input', 'survivorId'] },
    ]);
    await expectTrueRows();
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
      ...pages.slice(0, 4).map((each) => ingestPage(there.api.database, each)),
      mutate('mergeEntities', input),
      ...pages.slice(4).map((each) => ingestPage(there.api.database, each)),
    ]);
    const left = sql(
      'leftBehind',
      `select m.* from mention as m join entity as e on e.id = m.entity_id where e.merged_into is not null`,
    );
    expect(await there.api.database.query(left)).toEqual([]);
    await expectTrueRows();
  });
});

it('readers are told what was decided, and not by whom', async () => {
  const { correction } = await merge();
  const query = `query ($id: ID!) { node(id: $id) { ... on Correction {
    kind reason madeBy before after entity { id } } } }`;
  const open = await there.api.query<{ node: object }>(query, correction ?? {});
  expect(open.errors?.map(({ extensions }) => extensions['code'])).toEqual(['UNAUTHENTICATED']);
  expect(open.data.node).toMatchObject({
    kind: 'MERGE',
    reason: 'It changed its name.',
    madeBy: null,
    before: { name: 'Lantern Foundation' },
    after: { name: 'Lantern Trust', aliases: expect.any(Array) },
  });
  const { data } = await there.api.query(query, correction ?? {}, undefined, there.editor);
  expect(data).toMatchObject({ node: { madeBy: 'EDITOR of a test' } });
});
