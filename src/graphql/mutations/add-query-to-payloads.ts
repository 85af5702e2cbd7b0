import { GraphQLNonNull, isObjectType, type GraphQLSchema } from 'graphql';

/**
 * Gives each mutation's payload the field `query`, so that a client reads what it wants of the archive as it is
 * afterwards, in the same request. type-graphql has no class for the type Query.
 */
export function addQueryToPayloads(schema: GraphQLSchema): GraphQLSchema {
  const query = schema.getQueryType();
  if (!query) return schema;
  const payloads = Object.values(schema.getTypeMap()).filter(({ name }) => name.endsWith('Payload'));
  for (const payload of payloads.filter(isObjectType)) {
    payload.getFields()['query'] = {
      name: 'query',
      description: 'Everything there is to ask, as it is now.',
      type: new GraphQLNonNull(query),
      args: [],
      resolve: () => ({}),
      extensions: {},
      deprecationReason: undefined,
      astNode: undefined,
    };
  }
  return schema;
}
