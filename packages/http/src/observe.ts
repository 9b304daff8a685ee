import type { RequestHandler } from 'express';
import { requestIdOf } from './request-id.ts';

/** One answered request, in words that hold no personal data: the route's template, never the path itself. */
export type Answered = Readonly<{
  method: string;
  route: string;
  status: number;
  ms: number;
  requestId: string;
  caller: string;
}>;
export type OnAnswer = (answered: Answered) => void;

export const observe =
  (onAnswer: OnAnswer): RequestHandler =>
  (request, response, next) => {
    const since = performance.now();
    response.once('close', () =>
      onAnswer({
        method: request.method,
        route: String(response.locals.route ?? 'none'),
        status: response.statusCode,
        ms: Math.round(performance.now() - since),
        requestId: requestIdOf(response),
        caller: String(response.locals.caller ?? 'unknown'),
      }),
    );
    next();
  };
