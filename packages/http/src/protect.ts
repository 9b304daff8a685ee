import type { IncomingMessage, ServerResponse } from 'node:http';
import helmet from 'helmet';

/** Of what is answered nothing runs, loads, is sent or is framed. A page says by itself what more it needs. */
const nothingAtAll = {
  'default-src': ["'none'"],
  'base-uri': ["'none'"],
  'form-action': ["'none'"],
  'frame-ancestors': ["'none'"],
};

const headers = helmet({ contentSecurityPolicy: { useDefaults: false, directives: nothingAtAll } });

/** The headers of everything that a door answers, whoever answers it. */
export const protect = (request: IncomingMessage, response: ServerResponse, next: () => void): void =>
  headers(request, response, () => {
    // Answers are about people: no cache keeps them (ASVS 14.3.2).
    response.setHeader('cache-control', 'no-store');
    next();
  });
