import {
  getNamedType,
  isAbstractType,
  isListType,
  isNonNullType,
  isObjectType,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
} from 'graphql';

/** The arguments that ask for another part of the same list. */
const PAGING = new Set(['first', 'after', 'last', 'before']);

type Field = GraphQLField<unknown, unknown>;

function objectTypes(schema: GraphQLSchema): GraphQLObjectType[] {
  return Object.values(schema.getTypeMap())
    .filter(isObjectType)
    .filter(({ name }) => !name.startsWith('__'))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

const isConnection = ({ name }: { name: string }): boolean => name.endsWith('Connection');

function isList(type: GraphQLOutputType): boolean {
  return isListType(isNonNullType(type) ? type.ofType : type);
}

/** How Apollo Client's cache treats a field, as source; null where its own way is right. */
function fieldPolicy(parent: GraphQLObjectType, field: Field, root: string): string | null {
  const type = getNamedType(field.type);
  const names = field.args.map(({ name }) => name);
  if (isConnection(type)) {
    const keys = names.filter((name) => !PAGING.has(name)).map((name) => `'${name}'`);
    return `relayStylePagination(${keys.length > 0 ? `[${keys.join(', ')}]` : ''})`;
  }
  const isLookup = parent.name === root && isObjectType(type) && names.includes('id');
  return isLookup ? `byId('${type.name}')` : null;
}

/** Parts without an id of their own that stand alone in a field: two queries may each ask for other fields of one. */
function parts(types: readonly GraphQLObjectType[], root: string): string[] {
  const single = types
    .filter(({ name }) => !name.endsWith('Edge') && !isConnection({ name }))
    .flatMap((type) => Object.values(type.getFields()))
    .filter((field) => !isList(field.type))
    .map((field) => getNamedType(field.type).name);
  return (
    types
      .filter((type) => single.includes(type.name) && !('id' in type.getFields()) && !isConnection(type))
      // A payload's `query` is the root itself, which Apollo Client knows.
      .filter(({ name }) => name !== root)
      .map(({ name }) => `  ${name}: { merge: true },\n`)
  );
}

/** The types that each interface stands for, as a JavaScript module for the caches of clients. */
export function printPossibleTypes(schema: GraphQLSchema): string {
  const entries = Object.values(schema.getTypeMap())
    .filter(isAbstractType)
    .filter(({ name }) => !name.startsWith('__'))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map((type) => {
      const names = schema.getPossibleTypes(type).map(({ name }) => `'${name}'`);
      return `  ${type.name}: [${names.sort().join(', ')}],\n`;
    });
  return `// What 'verbatim schema possible-types' prints.\n\nexport const possibleTypes = {\n${entries.join('')}};\n`;
}

/** Apollo Client's type policies for this schema, as a JavaScript module. */
export function printTypePolicies(schema: GraphQLSchema): string {
  const root = schema.getQueryType()?.name ?? '';
  const types = objectTypes(schema);
  const policies = types.flatMap((type) => {
    const fields = Object.values(type.getFields()).flatMap((field) => {
      const policy = fieldPolicy(type, field, root);
      return policy === null ? [] : [[field.name, policy] as const];
    });
    if (fields.length === 0) return [];
    const lines = fields
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, policy]) => `      ${name}: ${policy},\n`);
    return [`  ${type.name}: {\n    fields: {\n${lines.join('')}    },\n  },\n`];
  });
  return `// What 'verbatim schema type-policies' prints.
import { relayStylePagination } from '@apollo/client/utilities';

/** What was fetched before, by whatever query, is found again by its id. */
const byId = (__typename) => ({
  read: (existing, { args, toReference }) =>
    existing === undefined && args?.id ? toReference({ __typename, id: args.id }) : existing,
});

export const typePolicies = {
${policies.join('')}${parts(types, root).join('')}};
`;
}
