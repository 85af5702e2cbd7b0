import type { ApolloServerOptionsWithGateway } from '@apollo/server';
import type { GraphQLSchema } from 'graphql';
import { CompiledExecution } from '../graphql/compiled-execution.js';

/**
 * Has operations executed compiled. To be a gateway is the only way that Apollo Server leaves to execute a schema of
 * one's own oneself; it parses, validates and answers as without.
 */
export function compiledGateway(schema: GraphQLSchema): ApolloServerOptionsWithGateway<object>['gateway'] {
  const execution = new CompiledExecution(schema);
  return {
    load: () =>
      Promise.resolve({
        executor: ({ document, operationName, request, context }) =>
          execution.execute({ document, operationName, variables: request.variables ?? {}, context }),
      }),
    onSchemaLoadOrUpdate(callback) {
      callback({ apiSchema: schema, coreSupergraphSdl: '' });
      return () => undefined;
    },
    stop: () => Promise.resolve(),
  };
}
