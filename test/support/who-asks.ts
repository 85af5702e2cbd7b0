import { expect } from '@jest/globals';
import type { Api } from './api.js';

const VIEWER = '{ viewer { name role } }';

interface Failure {
  readonly errors: readonly { readonly extensions: { readonly code: string } }[];
}

/** Asks with a header `authorization`, or without. */
export async function send(api: Api, authorization: string | undefined, query = VIEWER) {
  const response = await fetch(api.address, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(authorization !== undefined && { authorization }) },
    body: JSON.stringify({ query }),
  });
  return { response, body: (await response.json()) as unknown };
}

export async function expectUnauthenticated(api: Api, authorization: string | undefined): Promise<void> {
  const { response, body } = await send(api, authorization);
  expect([response.status, response.headers.get('www-authenticate')]).toEqual([
    401,
    'Bearer realm="verbatim"',
  ]);
  expect((body as Failure).errors.map(({ extensions }) => extensions)).toEqual([{ code: 'UNAUTHENTICATED' }]);
}
