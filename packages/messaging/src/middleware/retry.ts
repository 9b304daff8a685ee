import type { Middleware } from '../delivery.ts';
import type { Retrying } from '../retrying.ts';

/** An outage is often over in a second. Anything else would fail again, so it is not tried again. */
export const retry =
  (retrying: Retrying): Middleware =>
  (next) =>
  (delivery) =>
    retrying(() => next(delivery), delivery.heartbeat);
