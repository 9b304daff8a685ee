import { type Route, route, type ServiceAuth } from '@handoff/http';
import type { Reconciled } from '../restore/restore.ts';

/** `POST /internal/reconcile`: brings a store that was put back up to what had been published. */
export const reconcileRoute = (reconcile: () => Promise<Reconciled>, { mayCall }: ServiceAuth): Route =>
  route({
    method: 'POST',
    path: '/internal/reconcile',
    summary: 'Brings back what was published beyond a store that was put back',
    auth: mayCall('reconcile'),
    handle: reconcile,
  });
