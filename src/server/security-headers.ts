import type { FastifyInstance } from 'fastify';

/** Nothing here is a page, but for the one at the address itself; and that is in nobody's frame. */
const HEADERS = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
};

/** Apollo Sandbox brings a policy of its own, in its page. */
const POLICY = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

/**
 * Tells browsers what to make of answers. Four headers need no library; of what @fastify/helmet sets beyond them, TLS is
 * the proxy's to promise, and the rest is about pages with scripts.
 * @param hasSandbox whether the page at the address is Apollo Sandbox
 */
export function setSecurityHeaders(app: FastifyInstance, hasSandbox: boolean): void {
  const headers = hasSandbox ? HEADERS : { ...HEADERS, 'content-security-policy': POLICY };
  app.addHook('onRequest', (_request, reply, done) => {
    reply.headers(headers);
    done();
  });
}
