import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  getNamedType,
  isAbstractType,
  isInterfaceType,
  isLeafType,
  isObjectType,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql';
import { VerbatimError } from '../../src/domain/errors.js';
import { encodeGlobalId, type NodeType } from '../../src/domain/global-id.js';
import { PrincipalKind, type Principal } from '../../src/domain/principal.js';
import { Role, ROLES } from '../../src/domain/role.js';
import { buildVerbatimSchema } from '../../src/graphql/schema.js';
import { sql } from '../../src/store/sql.js';
import { startApi, type Api } from '../support/api.js';
import { createKey } from '../support/keys.js';
import { smallestArguments } from '../support/smallest-arguments.js';
import { DECISIONS, HIDDEN_TYPES, MAY, PROTECTED_NODES, type Decision } from './decisions.js';

type Field = GraphQLField<unknown, unknown>;

const schema: GraphQLSchema = await buildVerbatimSchema();
const ROOTS = ['Query', 'Mutation', 'Subscription'];

function fieldOf(place: string): Field {
  const [typeName = '', name = ''] = place.split('.');
  const field = (schema.getType(typeName) as GraphQLObjectType).getFields()[name];
  if (!field) throw new Error(`There is no ${place}.`);
  return field;
}

/** Every root field, as the schema has it. */
function rootFields(): string[] {
  const roots = ROOTS.map((name) => schema.getType(name)).filter(isObjectType);
  return roots.flatMap((type) => Object.keys(type.getFields()).map((name) => `${type.name}.${name}`));
}

function principalOf(role: Role): Principal {
  return { kind: PrincipalKind.API_KEY, id: '1', name: 'one of a test', role };
}

/** The code of what a field of an object says to somebody, as it says it before it looks at anything. */
async function refusalOf(place: string, role: Role | null): Promise<string | null> {
  const { resolve } = fieldOf(place);
  try {
    const context = { principal: role && principalOf(role) };
    await resolve?.({}, {}, context, {} as Parameters<NonNullable<typeof resolve>>[3]);
    return null;
  } catch (error) {
    const code = error instanceof VerbatimError ? error.code : null;
    return code === 'UNAUTHENTICATED' || code === 'FORBIDDEN' ? code : null;
  }
}

/** Every other field that does not speak to just anybody. */
async function protectedFields(): Promise<string[]> {
  const types = Object.values(schema.getTypeMap()).filter(isObjectType);
  const others = types
    .filter(({ name }) => !ROOTS.includes(name) && !name.startsWith('__'))
    .flatMap((type) => Object.keys(type.getFields()).map((name) => `${type.name}.${name}`));
  const refusals = await Promise.all(others.map((place) => refusalOf(place, null)));
  return others.filter((_, i) => refusals[i] !== null);
}

const isForEverybody = (place: string): boolean => (DECISIONS[place] ?? null) === null;

/** The types that fields for everybody lead to. `node` is looked at by itself: it leads to every type with an id. */
function openTypes(): Set<string> {
  const open = new Set<string>();
  const visit = (type: GraphQLNamedType): void => {
    if (open.has(type.name)) return;
    open.add(type.name);
    if (isAbstractType(type) && type.name !== 'Node') schema.getPossibleTypes(type).forEach(visit);
    if (!isObjectType(type) && !isInterfaceType(type)) return;
    for (const field of Object.values(type.getFields()))
      if (isForEverybody(`${type.name}.${field.name}`)) visit(getNamedType(field.type));
  };
  const query = schema.getQueryType();
  if (query) visit(query);
  return open;
}

/** The others, without what mutations answer. */
function hiddenTypes(): GraphQLObjectType[] {
  const open = openTypes();
  const written = Object.values(schema.getMutationType()?.getFields() ?? {});
  const payloads = new Set(written.map(({ type }) => getNamedType(type).name));
  return Object.values(schema.getTypeMap())
    .filter(isObjectType)
    .filter(({ name }) => !name.startsWith('__') && !ROOTS.includes(name))
    .filter(({ name }) => !open.has(name) && !payloads.has(name));
}

function expectedRefusal(decision: Decision, role: Role | null): string | null {
  if (decision === null) return null;
  if (role === null) return 'UNAUTHENTICATED';
  return MAY[decision].includes(role) ? null : 'FORBIDDEN';
}

const SOMEBODY: readonly (Role | null)[] = [null, ...ROLES];
const places = Object.entries(DECISIONS);
const onRoot = places.filter(([place]) => ROOTS.includes(place.split('.')[0] ?? ''));
const onObjects = places.filter(([place]) => !ROOTS.includes(place.split('.')[0] ?? ''));

describe('who may do what', () => {
  let api: Api;
  const keys = new Map<Role | null, string | undefined>([[null, undefined]]);

  beforeAll(async () => {
    api = await startApi();
    for (const role of ROLES) keys.set(role, (await createKey(api.database, role)).secret);
  });

  afterAll(() => api.close());

  async function codesOf(place: string, role: Role | null): Promise<string[]> {
    const [root = '', name = ''] = place.split('.');
    const field = fieldOf(place);
    const selection = isLeafType(getNamedType(field.type)) ? '' : '{ __typename }';
    const query = `${root.toLowerCase()} { ${name}${smallestArguments(field)} ${selection} }`;
    const { errors = [] } = await api.query(query, {}, undefined, keys.get(role));
    return errors.map(({ extensions }) => String(extensions['code']));
  }

  it('is decided for every root field and every protected one, and for no other', async () => {
    const decided = places.map(([place]) => place);
    expect([...rootFields(), ...(await protectedFields())].sort()).toEqual(decided.sort());
  });

  it('is decided for every way to what only some may see', () => {
    const hidden = hiddenTypes();
    expect(hidden.map(({ name }) => name).sort()).toEqual([...HIDDEN_TYPES].sort());
    const nodes = hidden.filter((type) => type.getInterfaces().some(({ name }) => name === 'Node'));
    expect(nodes.map(({ name }) => name).sort()).toEqual(Object.keys(PROTECTED_NODES).sort());
  });

  it('is never everybody, where something is written', () => {
    const open = places.filter(([place, role]) => place.startsWith('Mutation.') && role === null);
    expect(open).toEqual([]);
  });

  describe.each(onRoot)('%s', (place, decision) => {
    it.each(SOMEBODY)(`is for ${decision ?? 'everybody'}: %s`, async (role) => {
      const codes = await codesOf(place, role);
      const refusals = codes.filter((code) => code === 'UNAUTHENTICATED' || code === 'FORBIDDEN');
      const expected = expectedRefusal(decision, role);
      expect(refusals).toEqual(expected === null ? [] : [expected]);
      expect(codes).not.toContain('GRAPHQL_VALIDATION_FAILED');
      expect(codes).not.toContain('INTERNAL_SERVER_ERROR');
    });
  });

  if (onObjects.length > 0) {
    describe.each(onObjects)('%s', (place, decision) => {
      it.each(SOMEBODY)(`is for ${decision ?? 'everybody'}: %s`, async (role) => {
        expect(await refusalOf(place, role)).toBe(expectedRefusal(decision, role));
      });
    });
  }

  it.each(Object.entries(PROTECTED_NODES))(
    'node tells of %s only to whose role is %s',
    async (type, required) => {
      const ids = sql(
        'idsForATest',
        `select t.id from ${type === 'ApiKey' ? 'api_key' : 'audit_entry'} as t limit 1`,
      );
      await api.query(
        'mutation { createApiKey(input: { name: "one", role: READER }) { secret } }',
        {},
        undefined,
        keys.get(Role.ADMIN),
      );
      const [row] = await api.database.query<{ id: string }>(ids);
      const id = encodeGlobalId(type as NodeType, row?.id ?? '');
      for (const role of SOMEBODY) {
        const query = 'query ($id: ID!) { node(id: $id) { id } nodes(ids: [$id]) { id } }';
        const { data } = await api.query(query, { id }, undefined, keys.get(role));
        const seen = role !== null && MAY[required].includes(role) ? { id } : null;
        expect([role, data]).toEqual([role, { node: seen, nodes: [seen] }]);
      }
    },
  );
});
