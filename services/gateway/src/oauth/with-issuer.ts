import { type App, problemOf, protect, type StrangerLimit } from '@handoff/http';
import type { Issuer } from './issuer.ts';

type Flood = Readonly<{
  /** Of its own: a flood of pages keeps nobody's software out. */
  limit?: StrangerLimit | undefined;
  onLimited: () => Promise<void>;
}>;

/** The issuer answers at its few paths, the app at all others; under the same headers, and to whoever floods it as little. */
export const withIssuer = (
  app: App,
  { serves, listener }: Issuer,
  { limit = () => {}, onLimited }: Flood,
): App => ({
  ...app,
  listener: (request, response) => {
    if (!serves(pathOf(request.url ?? '/'))) return app.listener(request, response);
    protect(request, response, () => {
      try {
        // Who it is will be known by what it sends, and that is still to be read and looked up.
        limit(request.socket.remoteAddress);
      } catch (error) {
        void onLimited();
        const { document, headers } = problemOf(error, '');
        response.writeHead(document.status, { ...headers, 'content-type': 'application/problem+json' });
        response.end(JSON.stringify(document));
        return;
      }
      listener(request, response);
    });
  },
});

/** What anybody may send here need be no address (`//`), and one that is none must not end the process. */
const pathOf = (target: string): string => URL.parse(target, 'http://door')?.pathname ?? target;
