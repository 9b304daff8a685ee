import { refuse } from '@handoff/decider';
import { type Capacity, count, type OpenSeats, type Places, type Seats, type SeatsEvent } from './state.ts';

/** Carried forward well before the bound of the stream, so that holds under way still find room to be released. */
export const changesBeforeCarrying = 800;

const unmoved = { referralId: null, hold: null, heldUntil: null, claim: null } as const;

const told = (capacity: Capacity, places: Places) => ({
  ...capacity,
  ...unmoved,
  held: count(places, 'held'),
  taken: count(places, 'taken'),
});

/**
 * A busy cohort outgrows one document. The stream is closed with what is given in it, and the next one opens on that:
 * until it has, nothing is given in either, so nothing is given twice.
 */
export const carryForward = (
  { carriedTo }: Readonly<{ carriedTo: string }>,
  { capacity, places, changes }: OpenSeats,
): readonly SeatsEvent[] => {
  if (changes < changesBeforeCarrying) return [];
  const carried = JSON.stringify(places);
  return [
    {
      type: 'CapacityChanged',
      data: { ...told(capacity, places), change: 'carried-forward', carriedTo, carried },
    },
  ];
};

export const carryIn = (
  { capacity, places }: Readonly<{ capacity: Capacity; places: string }>,
  state: Seats,
): readonly SeatsEvent[] => {
  if (state.status !== 'none') return [];
  const given = JSON.parse(places) as Places;
  return [
    {
      type: 'CapacityChanged',
      data: { ...told(capacity, given), change: 'carried-in', carriedTo: null, carried: places },
    },
  ];
};

/** Whoever meets this follows to the next stream; nobody outside ever sees it. */
export const refuseCarried = (): never =>
  refuse('carried-forward', {
    place: 'cohort',
    reason: 'The places of this cohort are counted in another stream by now.',
    mend: 'Ask again: the exchange follows.',
  });
