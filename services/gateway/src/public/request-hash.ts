import { createHash } from 'node:crypto';

/** What a request asks. `route`: its method and path: the same bytes elsewhere are another request. */
export const requestHash = (route: string, bytes: Buffer): string =>
  createHash('sha256').update(`${route}\n`).update(bytes).digest('base64url');

/** The request itself: what it asks, and its key. Either alone comes again: a key may stand for another after four weeks. */
export const keyedHash = (key: string, route: string, bytes: Buffer): string =>
  createHash('sha256')
    .update(`${key}\n${requestHash(route, bytes)}`)
    .digest('base64url');
