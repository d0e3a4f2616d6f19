/** Who listens on loopback answers to loopback names only: a page on another site that points its own name here (DNS rebinding) is refused. */
import type { RequestHandler } from 'express';
import { Problem } from './problem.ts';

const LOOPBACK = /^(?:localhost|[\w-]+\.localhost|127(?:\.\d{1,3}){3}|\[?::1\]?)$/iu;

export function isLoopback(host: string): boolean {
  return LOOPBACK.test(host);
}

export const checkHost: RequestHandler = (request, _response, next) => {
  const host = request.headers.host ?? '';
  if (isLoopback(host.replace(/:\d+$/u, ''))) return next();
  throw new Problem({
    status: 403,
    type: 'foreign-host',
    detail: `Expected a local host name, got ${JSON.stringify(host)}.`,
    hint: 'Open it as http://localhost, or listen on another address: herdbook explore --host 0.0.0.0',
  });
};
