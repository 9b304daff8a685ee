import type { Parked } from '@handoff/messaging';
import type { Context } from './definition.ts';

/** What waits at any consumer of a service, but those that are passed over. */
export const parkedStreams =
  (service: string, parked: Pick<Parked, 'streams'>): Context['parkedStreams'] =>
  async (except = []) => {
    const passed = new Set(except.map((consumer) => `${service}.${consumer}`));
    const waiting = (await parked.streams()).filter(({ consumer }) => !passed.has(consumer));
    return new Set(waiting.map(({ stream }) => stream));
  };
