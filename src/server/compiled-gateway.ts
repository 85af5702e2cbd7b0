import type { ApolloServerOptionsWithGateway } from '@apollo/server';
import { getOperationAST, GraphQLError, type GraphQLSchema } from 'graphql';
import { CompiledExecution } from '../graphql/compiled-execution.js';

const NO_OPERATION = "Name one of the query's operations.";

/**
 * Has operations executed compiled. To be a gateway is the only way that Apollo Server leaves to execute a schema of
 * one's own oneself; it parses, validates and answers as without.
 */
export function compiledGateway(schema: GraphQLSchema): ApolloServerOptionsWithGateway<object>['gateway'] {
  const execution = new CompiledExecution(schema);
  return {
    load: () =>
      Promise.resolve({
        executor: async ({ document, operationName, request, context }) => {
          // Where the request names none of them, nobody has looked at what the operation asks for.
          if (!getOperationAST(document, request.operationName))
            return { errors: [new GraphQLError(NO_OPERATION)] };
          return execution.execute({ document, operationName, variables: request.variables ?? {}, context });
        },
      }),
    onSchemaLoadOrUpdate(callback) {
      callback({ apiSchema: schema, coreSupergraphSdl: '' });
      return () => undefined;
    },
    stop: () => Promise.resolve(),
  };
}
