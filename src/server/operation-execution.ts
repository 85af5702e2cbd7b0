import {
  HeaderMap,
  type ApolloServerOptionsWithGateway,
  type ApolloServerPlugin,
  type GraphQLRequestContextResponseForOperation as OperationToAnswer,
} from '@apollo/server';
import {
  getOperationAST,
  GraphQLError,
  OperationTypeNode,
  type ExecutionResult,
  type GraphQLSchema,
} from 'graphql';
import { Role } from '../domain/role.js';
import { CompiledExecution } from '../graphql/compiled-execution.js';
import type { RequestContext } from '../graphql/context.js';

type Operation = OperationToAnswer<RequestContext>;

const NO_OPERATION = "Name one of the query's operations.";

/** What is asked is told by the query's hash, the operation's name and the values; who asks, where that is known. */
function keyOf({ queryHash, operationName, request, contextValue: { principal } }: Operation): string {
  return JSON.stringify([
    queryHash,
    operationName,
    request.variables ?? {},
    principal?.role,
    principal?.name,
  ]);
}

/** Whoever may write sees what nobody tells of when it changes: keys, decisions, what moderators see. */
function mayRemember({ principal }: RequestContext): boolean {
  return principal === null || principal.role === Role.READER;
}

/**
 * Has operations executed compiled, and readers' answers remembered. Apollo Server parses, validates and answers as
 * without.
 *
 * It leaves two ways to execute an operation oneself. A plugin may answer, but nobody then formats its errors; a gateway
 * may, whose every request is kept until V8 collects all garbage, by an object with accessors that Apollo makes for it
 * (each has a hidden class of its own, which holds it). So the plugin answers, and the gateway tells what failed.
 */
export class OperationExecution {
  private readonly execution: CompiledExecution;
  /** By context: each operation of a batch has its own. */
  private readonly failed = new WeakMap<object, Promise<ExecutionResult>>();

  constructor(private readonly schema: GraphQLSchema) {
    this.execution = new CompiledExecution(schema);
  }

  readonly plugin: ApolloServerPlugin<RequestContext> = {
    requestDidStart: () =>
      Promise.resolve({
        responseForOperation: async (operation) => {
          const answer = this.answer(operation);
          const { data = null, errors } = await answer.catch((): ExecutionResult => ({}));
          if (data && !errors)
            return { http: { headers: new HeaderMap() }, body: { kind: 'single', singleResult: { data } } };
          this.failed.set(operation.contextValue, answer);
          return null;
        },
      }),
  };

  readonly gateway: ApolloServerOptionsWithGateway<RequestContext>['gateway'] = {
    load: () =>
      Promise.resolve({
        executor: ({ context }) =>
          this.failed.get(context) ?? Promise.reject(new Error('Nobody has executed this.')),
      }),
    onSchemaLoadOrUpdate: (callback) => {
      callback({ apiSchema: this.schema, coreSupergraphSdl: '' });
      return () => undefined;
    },
    stop: () => Promise.resolve(),
  };

  private async answer(operation: Operation): Promise<ExecutionResult> {
    const { document, operationName, request, contextValue: context } = operation;
    const named = getOperationAST(document, request.operationName);
    // Where the request names none of them, nobody has looked at what the operation asks for.
    if (!named) return { errors: [new GraphQLError(NO_OPERATION)] };
    const variables = request.variables ?? {};
    const execute = () => this.execution.execute({ document, operationName, variables, context });
    if (named.operation !== OperationTypeNode.QUERY || !mayRemember(context)) return execute();
    return context.answers.answer(keyOf(operation), execute);
  }
}
