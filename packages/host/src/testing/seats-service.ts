import { refuse } from '@handoff/decider';
import type { CapacityChanged, SetCapacity } from '@handoff/schemas';
import type { StreamType } from '@handoff/stream-store';
import type { Context, EventMeta, Outward, ServiceDefinition } from '../definition.ts';

type Set = { type: 'SetCapacity'; data: SetCapacity };
type Changed = { type: 'CapacityChanged'; data: CapacityChanged };

const nobody = { held: 0, taken: 0, referralId: null, hold: null, heldUntil: null };
const nothingMore = { claim: null, carriedTo: null, carried: null };

/** Remembers how many places there are. Fewer than none is refused; the same number again is nothing new. */
export const seatsStream: StreamType<Set, number | null, Changed> = {
  name: 'seats',
  fold: 1,
  decider: {
    initial: null,
    evolve: (_, { data }) => data.seats,
    decide: ({ data }, seats) => {
      if (data.seats < 0)
        refuse('fewer-than-none', { reason: 'Fewer than none.', mend: 'Send 0 or more.', place: 'seats' });
      if (data.seats === seats) return [];
      const change = seats === null ? 'opened' : 'resized';
      return [{ type: 'CapacityChanged', data: { ...data, ...nobody, ...nothingMore, change } }];
    },
  },
};

type Heard = (
  event: CapacityChanged,
  meta: EventMeta,
  context: Context,
) => Promise<void | { skipped: string }>;

type Differing = Readonly<{
  outward?: Outward;
  /** Hears its own events, as routing does. */
  hears?: Heard;
  summary?: ServiceDefinition['summary'];
}>;

/** The least a service can be: one stream, one command, its event. */
export const seatsService = ({ outward, hears, summary }: Differing = {}): ServiceDefinition => ({
  name: 'routing',
  streams: [{ type: seatsStream, ...(outward ? { outward } : {}) }],
  commands: {
    SetCapacity: (data, { streamId, causation, bodyHash, trace }, { handle }) =>
      handle('seats', streamId, { type: 'SetCapacity', data }, { causation, bodyHash, trace }),
  },
  subscriptions: hears
    ? [
        {
          consumer: 'capacity',
          kind: 'reactor',
          topics: ['handoff.referrals'],
          on: { CapacityChanged: hears },
        },
      ]
    : [],
  ...(summary ? { summary } : {}),
});

/** Another service that hears of places. */
export const hearingService = (hears: Heard): ServiceDefinition => ({
  name: 'gateway',
  streams: [],
  commands: {},
  subscriptions: [
    { consumer: 'places', kind: 'projection', topics: ['handoff.referrals'], on: { CapacityChanged: hears } },
  ],
});

export const places = (seats: number, differing: Partial<SetCapacity> = {}): SetCapacity => ({
  seatsId: 'seats-1',
  agency: 'bayside-community-college',
  service: 'learn.esl',
  cohort: 'esl-evening',
  kind: 'held',
  seats,
  startsOn: null,
  terms: null,
  ...differing,
});
