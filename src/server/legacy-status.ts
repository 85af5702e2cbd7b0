import type { ApolloServerPlugin } from '@apollo/server';
import type { RequestContext } from '../graphql/context.js';

/**
 * Answers 200 to a well-formed request that cannot be executed (it does not parse, validate or fit its variables),
 * unless the client accepts the newer media type, for which Apollo's 400 is right.
 * Source: https://graphql.github.io/graphql-over-http/draft/#sec-application-json
 */
export const legacyStatus: ApolloServerPlugin<RequestContext> = {
  requestDidStart: () =>
    Promise.resolve({
      willSendResponse: ({ request, response }) => {
        const accepted = request.http?.headers.get('accept') ?? '';
        const isRequestError = response.http.status === 400 && response.body.kind === 'single';
        if (isRequestError && request.query && !accepted.includes('application/graphql-response+json')) {
          response.http.status = 200;
        }
        return Promise.resolve();
      },
    }),
};
