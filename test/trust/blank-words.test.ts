import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { getNamedType, isInputObjectType } from 'graphql';
import { Role } from '../../src/domain/role.js';
import { buildVerbatimSchema } from '../../src/graphql/schema.js';
import { startApi, type Api } from '../support/api.js';
import { createKey } from '../support/keys.js';
import { smallestArguments } from '../support/smallest-arguments.js';

/** What reads as nothing: blanks, one that does not break, one without width, the end of a line. */
const BLANK = ' \\u00a0\\u200b\\n';

/** Pages, which are read and then refused where nothing stands in them; and what no person wrote. */
const OTHERWISE = ['ingestArticle.text', 'ingestArticle.html', 'clientMutationId'];

const mutations = Object.values((await buildVerbatimSchema()).getMutationType()?.getFields() ?? {});

/** Every text that a mutation keeps, with a mutation that has it blank. */
const blank = mutations.flatMap((mutation) => {
  const input = getNamedType(mutation.args[0]?.type);
  const fields = isInputObjectType(input) ? Object.values(input.getFields()) : [];
  return fields
    .filter(({ type }) => getNamedType(type).name === 'String')
    .filter(({ name }) => ![name, `${mutation.name}.${name}`].some((place) => OTHERWISE.includes(place)))
    .map(({ name }): [string, string, string] => {
      const others = smallestArguments(mutation).replace(new RegExp(`\\b${name}: "x",? ?`), '');
      const given = others.replace('(input: {', `(input: { ${name}: "${BLANK}",`);
      return [mutation.name, name, `mutation { ${mutation.name}${given} { __typename } }`];
    });
});

let api: Api;
let key: string;

beforeAll(async () => {
  api = await startApi();
  key = (await createKey(api.database, Role.ADMIN)).secret;
});

afterAll(() => api.close());

it('are looked for in every mutation that keeps words', () => {
  expect(blank.map(([mutation, name]) => `${mutation}.${name}`)).toEqual(
    expect.arrayContaining([
      'addComment.author',
      'correctQuote.reason',
      'createApiKey.name',
      'addAlias.name',
    ]),
  );
});

it.each(blank)('%s keeps no %s in which nothing stands', async (_mutation, name, query) => {
  const { errors } = await api.query(query, {}, undefined, key);
  expect(errors?.map(({ extensions }) => extensions)).toEqual([
    { code: 'BAD_USER_INPUT', argument: ['input', name] },
  ]);
});
