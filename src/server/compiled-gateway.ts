import type { ApolloServerOptionsWithGateway } from '@apollo/server';
import { getOperationAST, GraphQLError, OperationTypeNode, type GraphQLSchema } from 'graphql';
import { Role } from '../domain/role.js';
import { CompiledExecution } from '../graphql/compiled-execution.js';
import type { RequestContext } from '../graphql/context.js';

const NO_OPERATION = "Name one of the query's operations.";

/** What is asked is told by the query's hash, the operation's name and the values; who asks, where that is known. */
function keyOf(
  queryHash: string,
  operationName: string | null,
  variables: unknown,
  { principal }: RequestContext,
): string {
  return JSON.stringify([queryHash, operationName, variables, principal?.role, principal?.name]);
}

/** Whoever may write sees what nobody tells of when it changes: keys, decisions, what moderators see. */
function mayRemember({ principal }: RequestContext): boolean {
  return principal === null || principal.role === Role.READER;
}

/**
 * Has operations executed compiled, and readers' answers remembered. To be a gateway is the only way that Apollo Server
 * leaves to execute a schema of one's own oneself; it parses, validates and answers as without.
 */
export function compiledGateway(
  schema: GraphQLSchema,
): ApolloServerOptionsWithGateway<RequestContext>['gateway'] {
  const execution = new CompiledExecution(schema);
  return {
    load: () =>
      Promise.resolve({
        executor: async ({ document, operationName, queryHash, request, context: anyContext }) => {
          const context = anyContext as RequestContext;
          const operation = getOperationAST(document, request.operationName);
          // Where the request names none of them, nobody has looked at what the operation asks for.
          if (!operation) return { errors: [new GraphQLError(NO_OPERATION)] };
          const variables = request.variables ?? {};
          const execute = () => execution.execute({ document, operationName, variables, context });
          if (operation.operation !== OperationTypeNode.QUERY || !mayRemember(context)) return execute();
          return context.answers.answer(keyOf(queryHash, operationName, variables, context), execute);
        },
      }),
    onSchemaLoadOrUpdate(callback) {
      callback({ apiSchema: schema, coreSupergraphSdl: '' });
      return () => undefined;
    },
    stop: () => Promise.resolve(),
  };
}
