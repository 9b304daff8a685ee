import type { Middleware } from './delivery.ts';

/** First listed is outermost: it sees the delivery first and the verdict last. */
export const pipeline =
  (...middleware: readonly Middleware[]): Middleware =>
  (handler) =>
    middleware.reduceRight((next, wrap) => wrap(next), handler);
