import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { EntityKind } from '../../src/domain/kinds.js';
import { ingestPage } from '../../src/ingest/ingest-page.js';
import { entitiesOfKindsByKeys } from '../../src/store/name-writes.js';
import { sql } from '../../src/store/sql.js';
import { startApi, type Api } from '../support/api.js';
import { comment, page } from '../support/pages.js';

const TEXT = '“The bridge is shut,” said Ana Ruiz. “It was shut in May,” said Tom Lisk.';

let api: Api;

beforeEach(async () => {
  api = await startApi();
});

afterEach(() => api.close());

describe('an entity', () => {
  const find = (kind: string, name: string) =>
    api.query<Record<string, { id: string; name: string; aliases: string[]; mentionCount: number } | null>>(
      `query ($name: String!) { ${kind}(name: $name) { id name aliases mentionCount } }`,
      { name },
    );

  it('is found by any of its names, however capitalised', async () => {
    const text = 'The Fishing Ports Authority (FPA) is shut. The FPA said that it was open.';
    await ingestPage(api.database, page({ text }));
    const expected = { name: 'Fishing Ports Authority', aliases: ['FPA'], mentionCount: 4 };
    for (const name of ['Fishing Ports Authority', 'fishing ports AUTHORITY', 'FPA', 'fpa']) {
      expect((await find('organization', name)).data['organization']).toMatchObject(expected);
    }
    expect((await find('organization', 'Harbour Guard')).data['organization']).toBeNull();
    expect((await find('person', 'FPA')).data['person']).toBeNull();
  });

  it('is one in all articles that give the full name, and another where only the surname is printed', async () => {
    const url = (i: number) => `https://harbour.example/${String(i)}`;
    await ingestPage(
      api.database,
      page({ url: url(1), text: '“Yes,” said Ana Ruiz. “No,” said Ruiz later.' }),
    );
    await ingestPage(api.database, page({ url: url(2), text: '“Maybe,” said Ana Ruiz.' }));
    await ingestPage(api.database, page({ url: url(3), text: '“Never,” said Mr Ruiz.' }));
    const { data } = await api.query<{ person: { quotes: { totalCount: number } } }>(
      '{ person(name: "Ana Ruiz") { quotes { totalCount } } }',
    );
    expect(data.person.quotes.totalCount).toBe(3);
  });

  it('that readers call by surname is the article’s, and outweighs a stranger of that name', async () => {
    const url = (i: number) => `https://harbour.example/${String(i)}`;
    await ingestPage(api.database, page({ url: url(1), text: '“Never,” said Mr Ruiz.' }));
    await ingestPage(
      api.database,
      page({
        url: url(2),
        text: '“Yes,” said Ana Ruiz. “No,” Ruiz added later.',
        comments: [comment('gull', 'Ruiz is right.'), comment('heron', 'İ do not trust Ruiz.')],
      }),
    );
    const { data } = await api.query<{
      person: { name: string; statements: { nodes: { text: string }[] } };
    }>('{ person(name: "Ruiz") { name statements { nodes { text } } } }');
    expect(data.person.name).toBe('Ana Ruiz');
    expect(data.person.statements.nodes.map(({ text }) => text).sort()).toEqual([
      'Ruiz is right.',
      'İ do not trust Ruiz.',
    ]);
  });

  it('that an article names as two, and the archive knows as one, is one', async () => {
    const url = (i: number) => `https://harbour.example/${String(i)}`;
    await ingestPage(
      api.database,
      page({ url: url(1), text: 'The Fishing Ports Authority (FPA) is shut. “It is,” said Ana Ruiz.' }),
    );
    const text =
      '“The FPA is a terrible, corrupt, evil body, and the Fishing Ports Authority is a terrible, corrupt, evil body,” said Ana Ruiz.';
    expect(await ingestPage(api.database, page({ url: url(2), text }))).toBe('created');
    const { data } = await api.query<{ organization: { statements: { nodes: object[] } } }>(
      '{ organization(name: "FPA") { statements { nodes { stances { polarity target { name } } } } } }',
    );
    expect(data.organization.statements.nodes).toEqual([
      { stances: [{ polarity: 'NEGATIVE', target: { name: 'Fishing Ports Authority' } }] },
    ]);
  });

  it('is looked for among those of its kind', async () => {
    await ingestPage(api.database, page({ text: TEXT }));
    const found = async (kind: EntityKind, key: string) =>
      (await entitiesOfKindsByKeys(api.database, [{ kind, key }])).map(
        (named) => `${named.kind} ${named.alias}`,
      );
    expect(await found(EntityKind.PERSON, 'ana ruiz')).toEqual(['PERSON Ana Ruiz']);
    expect(await found(EntityKind.PLACE, 'ana ruiz')).toEqual([]);
  });

  it('of another name is not written over where two names have one id', async () => {
    await ingestPage(api.database, page({ text: TEXT }));
    await api.database.query(sql('usurp', `update entity set name = 'Somebody Else'`));
    await expect(
      ingestPage(api.database, page({ url: null, text: `The Fishing Ports Authority met. ${TEXT}` })),
    ).resolves.toBe('created');
    await api.database.query(sql('forget', 'delete from alias'));
    await expect(ingestPage(api.database, page({ url: null, text: `${TEXT} More.` }))).rejects.toMatchObject({
      code: 'ID_COLLISION',
    });
  });
});
