import { Fault } from '@handoff/messaging';
import { Transient } from '@handoff/stream-store';
import type { Random } from './random.ts';

/** How likely things are to go wrong; one set of weather a history, and none once it heals. */
export type Weather = {
  /** An operation never reaches its store. */
  outage: number;
  /** It reached it, but the acknowledgement is lost. */
  lostAck: number;
  /** A send is stored once more, as a retry after a lost acknowledgement does. */
  sentTwice: number;
  /** A call between services is lost on its way there or back. */
  lostCall: number;
};

export const calm: Weather = { outage: 0, lostAck: 0, sentTwice: 0, lostCall: 0 };

/** What the real adapters throw, each in its own words. */
const storeAway = (): Error =>
  new Transient('store-unavailable', 'The document store did not answer; try again.');
const collectionAway = (): Error =>
  Object.assign(new Error('connection closed'), { name: 'MongoNetworkError' });
const brokerAway = (): Error =>
  new Fault('broker-away', {
    reason: 'The broker does not answer.',
    mend: 'Bring it back.',
    transient: true,
  });

export const errorOf = {
  stream: storeAway,
  collection: collectionAway,
  broker: brokerAway,
} as const;

export const createFaults = (random: Random, weather: Weather) => {
  const counts: Record<string, number> = {};
  const happens = (fault: keyof Weather): boolean => {
    if (weather[fault] === 0 || !random.chance(weather[fault])) return false;
    counts[fault] = (counts[fault] ?? 0) + 1;
    return true;
  };
  return {
    happens,
    /** Throws when it is time for it. */
    strike: (fault: 'outage' | 'lostAck', place: keyof typeof errorOf): void => {
      if (happens(fault)) throw errorOf[place]();
    },
    note: (fault: string): void => void (counts[fault] = (counts[fault] ?? 0) + 1),
    counts: (): Readonly<Record<string, number>> => counts,
    clearUp: (): void => void Object.assign(weather, calm),
  };
};

export type Faults = ReturnType<typeof createFaults>;
