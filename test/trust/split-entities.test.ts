import { describe, expect, it } from '@jest/globals';
import { ingestPage } from '../../src/ingest/ingest-page.js';
import { correctedEntities } from '../support/corrected-entities.js';
import { page } from '../support/pages.js';

const { there, url, ingest, named, found, mutate, undo, expectTrueRows } = correctedEntities();

describe('an entity that a person splits', () => {
  const split = async () => {
    const trust = await found('Lantern Trust');
    const { data } = await there.api.query<{ article: { id: string } }>(
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
    const { data } = await there.api.query('query ($id: ID!) { node(id: $id) { id } }', payload.other ?? {});
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
      there.api.database,
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
