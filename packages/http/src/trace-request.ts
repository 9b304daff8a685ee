import { withTraceparent } from '@handoff/runtime';
import type { RequestHandler } from 'express';
import { problemOf } from './problem.ts';
import { requestIdOf } from './request-id.ts';
import type { Route } from './route.ts';

/**
 * Takes a request as one span, named by the route's template: a path itself may hold ids. A stranger's trace header
 * begins nothing here; only an internal door goes on with its caller's trace.
 */
export const traceRequest = (
  { method, path, untraced }: Route,
  continuesTraces: boolean,
  take: RequestHandler,
): RequestHandler => {
  if (untraced) return take;
  const attributes = { 'http.request.method': method, 'http.route': path };
  return async (request, response, next) => {
    const header = continuesTraces ? request.get('traceparent') : undefined;
    let refusal: unknown;
    await withTraceparent(
      header,
      `${method} ${path}`,
      attributes,
      async (note) => {
        try {
          await take(request, response, next);
          note({ 'http.response.status_code': response.statusCode });
        } catch (error) {
          const { status } = problemOf(error, requestIdOf(response)).document;
          note({ 'http.response.status_code': status });
          if (status >= 500) throw error;
          // The caller's mistake is no failure of ours: the span stays clean.
          refusal = error;
        }
      },
      'server',
    );
    if (refusal !== undefined) throw refusal;
  };
};
