import {
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLInputType,
} from 'graphql';

const SCALARS: Readonly<Record<string, string>> = {
  Boolean: 'true',
  DateTime: '"2020-05-01T00:00:00.000Z"',
  Float: '1',
  Int: '1',
  JSONObject: '{}',
  URL: '"https://harbour.example/1"',
};

function literal(type: GraphQLInputType): string {
  const bare = getNullableType(type);
  if (isListType(bare)) return `[${literal(bare.ofType)}]`;
  if (isEnumType(bare)) return bare.getValues()[0]?.name ?? '';
  if (isInputObjectType(bare)) return `{ ${given(Object.values(bare.getFields()))} }`;
  return SCALARS[String(bare)] ?? '"x"';
}

function given(fields: readonly (GraphQLArgument | GraphQLInputField)[]): string {
  return fields
    .filter(({ type, defaultValue }) => isNonNullType(type) && defaultValue === undefined)
    .map(({ name, type }) => `${name}: ${literal(type)}`)
    .join(', ');
}

/** The required arguments of a field in GraphQL's own language, with values of the right types that mean nothing. */
export function smallestArguments({ args }: GraphQLField<unknown, unknown>): string {
  const written = given(args);
  return written === '' ? '' : `(${written})`;
}
