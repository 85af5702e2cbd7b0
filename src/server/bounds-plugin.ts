import type { ApolloServerPlugin } from '@apollo/server';
import type { GraphQLSchema } from 'graphql';
import type { Bounds } from '../graphql/bounds/bounds.js';
import { OperationBounds } from '../graphql/bounds/operation-bounds.js';
import type { RequestContext } from '../graphql/context.js';

/** Refuses operations that ask for more than one request may, before anything of them is executed. */
export function boundsPlugin(schema: GraphQLSchema, bounds: Bounds): ApolloServerPlugin<RequestContext> {
  const operations = new OperationBounds(schema, bounds);
  return {
    requestDidStart: () =>
      Promise.resolve({
        didResolveOperation: ({ document, operation, request }) => {
          if (operation) operations.check(document, operation, request.variables ?? {});
          return Promise.resolve();
        },
      }),
  };
}
