import { once } from 'node:events';
import { request } from 'node:http';
import { text } from 'node:stream/consumers';

/** No answer takes longer, whatever happens: one that does has failed. */
const PATIENCE_MS = 40_000;

/**
 * Sends one operation.
 * @returns its data, or null; and how it went: 'ok', the code of its first error, the system's code of why there is no
 *   answer, or 'BROKEN' for an answer that is none; `isLast` where the server said that the connection ends
 */
export async function ask(address, agent, key, query, variables = {}) {
  const body = JSON.stringify({ query, variables });
  const headers = {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
    ...(key && { authorization: `Bearer ${key}` }),
  };
  const began = performance.now();
  const told = (outcome, rest = {}) => ({
    began,
    ended: performance.now(),
    outcome,
    data: null,
    isLast: false,
    ...rest,
  });
  try {
    const asked = request(address, { method: 'POST', agent, headers, timeout: PATIENCE_MS });
    asked.on('timeout', () => asked.destroy(Object.assign(new Error('No answer.'), { code: 'NO_ANSWER' })));
    asked.end(body);
    const [response] = await once(asked, 'response');
    const answer = JSON.parse(await text(response));
    const [error] = answer.errors ?? [];
    const isLast = response.headers.connection === 'close';
    if (error) return told(error.extensions?.code ?? 'UNCODED', { isLast });
    return told('ok', { data: answer.data, isLast });
  } catch (error) {
    return told(error.code ?? (error instanceof SyntaxError ? 'BROKEN' : String(error)));
  }
}
