import { setTimeout as wait } from 'node:timers/promises';
import { HttpFault, type Route, type Unready } from '@handoff/http';
import type { Logger } from '@handoff/runtime';
import type { Lack, Reconciled, Restore } from './restore.ts';

const putBack = (service: string, { streams, events, places }: Lack): Unready => ({
  code: 'store-put-back',
  reason:
    `The document store of ${service} is older than what it has published: ${events} events of ${streams} streams are ` +
    `missing, and ${places} partitions were read further than it knows.`,
  mend: 'Run `handoff doctor reconcile`: it brings back what was published, and the service goes on.',
});

const notLooked: Unready = {
  code: 'not-ready',
  reason: 'Whether the document store is whole is being compared with the broker.',
  mend: 'Wait; if it stays, look whether the broker and the document store are there.',
};

const pauseMs = 2_000;

/** What may be asked of a service whose store is not whole: counts, and to be brought back. */
const alwaysOpen = ['/internal/summary', '/internal/metrics', '/internal/reconcile'];

type Parts = Readonly<{
  service: string;
  restore: Pick<Restore, 'lack' | 'reconcile' | 'note'>;
  log: Logger;
}>;

/**
 * Nothing is decided on a store that was put back: an event appended there would claim the place of one that others
 * have read. So the service stays closed until all that was published is in it again.
 */
export const createGate = ({ service, restore, log }: Parts) => {
  const whole = Promise.withResolvers<void>();
  let state: 'open' | Unready = notLooked;
  let underWay: Promise<Reconciled> | undefined;

  const look = async (): Promise<void> => {
    const lack = await restore.lack();
    if (lack.events + lack.places === 0) {
      state = 'open';
      await restore.note();
      whole.resolve();
      return;
    }
    state = putBack(service, lack);
    log.error('The document store was put back; `handoff doctor reconcile` brings back what was published', {
      count: lack.events,
      pending: lack.places,
    });
  };

  const lookUntilSeen = async (stopping: AbortSignal): Promise<void> => {
    while (!stopping.aborted) {
      try {
        return await look();
      } catch (error) {
        log.warn('The store could not be compared with the broker; it is tried again', { error });
        await wait(pauseMs, undefined, { signal: stopping }).catch(() => undefined);
      }
    }
  };

  const bringBack = async (): Promise<Reconciled> => {
    // A store that is whole stays as it is: its consumers are at work.
    if (state === 'open') return { ...nothing, service };
    const reconciled = await restore.reconcile();
    await look();
    return reconciled;
  };

  return {
    check: (): boolean | Unready => state === 'open' || state,

    /** Resolves once the store is known to be whole. */
    pass: async (stopping: AbortSignal): Promise<void> => {
      const stopped = new Promise<void>((resolve) => {
        stopping.addEventListener('abort', () => resolve(), { once: true });
      });
      await lookUntilSeen(stopping);
      await Promise.race([whole.promise, stopped]);
    },

    /** Who asks while it is under way waits for the same. */
    reconcile: (): Promise<Reconciled> => {
      underWay ??= bringBack().finally(() => {
        underWay = undefined;
      });
      return underWay;
    },

    /** The routes as they are while it is closed. */
    guard: (routes: readonly Route[]): readonly Route[] =>
      routes.map((route) =>
        alwaysOpen.includes(route.path)
          ? route
          : {
              ...route,
              handle: (input) => {
                if (state !== 'open') throw new HttpFault(state.code, { place: service, ...state });
                return route.handle(input);
              },
            },
      ),
  };
};

const nothing = { streams: 0, events: 0, answers: 0, places: 0, trouble: [] };
