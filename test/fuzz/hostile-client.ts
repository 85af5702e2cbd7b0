import type { Request } from './broken-request.js';
import type { Answer } from './answer-checks.js';

/** Sends a request as it is. What is no answer at all, as of a server that ended, rejects. */
export async function send(
  address: string,
  { method, path, headers, body }: Request,
  key: string | null,
): Promise<Answer> {
  const response = await fetch(new URL(address).origin + path, {
    method,
    redirect: 'manual',
    headers: { ...(key !== null && { authorization: `Bearer ${key}` }), ...headers },
    ...(body !== undefined && { body }),
  });
  return {
    status: response.status,
    type: response.headers.get('content-type') ?? '',
    headers: JSON.stringify([...response.headers]),
    text: await response.text(),
  };
}
