import type { App } from '@handoff/http';
import type { Issuer } from './issuer.ts';

/** The issuer answers at its few paths, the app at all others. */
export const withIssuer = (app: App, { serves, listener }: Issuer): App => ({
  ...app,
  listener: (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://door');
    if (!serves(pathname)) return app.listener(request, response);
    response.setHeader('cache-control', 'no-store');
    response.setHeader('x-content-type-options', 'nosniff');
    listener(request, response);
  },
});
