import { refuse } from '@handoff/decider';
import type { StoredEvent } from './stream-document.ts';
import type { Bounds } from './stream-type.ts';

/** A document is read whole for every command: beyond this it belongs in several streams. `handled` has its own bound. */
export const usualBounds: Bounds = { events: 200, bytes: 256 * 1024 };

/** Told when a stream passes 80 % of a bound, while there is still time to close it and carry forward. */
export type NearBound = Readonly<{ streamId: string; events: number; bytes: number; bounds: Bounds }>;

const nearly = 0.8;

const sizeOf = (events: readonly StoredEvent[], state: unknown): number =>
  Buffer.byteLength(JSON.stringify(events)) + Buffer.byteLength(JSON.stringify(state) ?? '');

export const keepWithin = (
  bounds: Bounds,
  streamId: string,
  events: readonly StoredEvent[],
  state: unknown,
): NearBound | undefined => {
  const size = { events: events.length, bytes: sizeOf(events, state) };
  if (size.events > bounds.events || size.bytes > bounds.bytes)
    refuse('stream-full', {
      reason: `${streamId} would hold ${size.events} events in ${size.bytes} bytes; its bounds are ${bounds.events} and ${bounds.bytes}.`,
      mend: 'Close this one and carry on in a new one. If it filled up unexpectedly, look for a sender that repeats itself under new ids.',
      place: streamId,
    });
  const near = size.events > bounds.events * nearly || size.bytes > bounds.bytes * nearly;
  return near ? { streamId, ...size, bounds } : undefined;
};
