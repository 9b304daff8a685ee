import type { StoredStreams } from '@handoff/stream-store/in-memory';
import type { Journey } from '../domain/journey/state.ts';
import type { Referral } from '../domain/referral/state.ts';
import type { Noted } from './register.ts';
import { asking, introducedIn, type LawTally, type Reporting, toldIn, unmetIn } from './reporting.ts';

type Parts = Readonly<{
  notes: ReadonlyMap<string, Noted>;
  streams: Readonly<{ journey: StoredStreams; referral: StoredStreams }>;
}>;

export const inMemoryReporting = ({ notes, streams }: Parts): Reporting => {
  const tallies = new Map<string, LawTally>();
  const begun = (of: StoredStreams) => [...of.values()].filter(({ version }) => version > 0);
  return {
    people: async () => [...notes.values()].flatMap(({ needs }) => (needs ? [asking(needs)] : [])),
    unmet: async () =>
      begun(streams.journey).flatMap(({ state }) => {
        const journey = state as Journey;
        const needs = journey.status === 'none' ? undefined : notes.get(journey.intakeId)?.needs;
        return needs ? unmetIn(journey, asking(needs)) : [];
      }),
    introductions: async () =>
      begun(streams.referral).flatMap(({ state, events }) =>
        introducedIn(
          state as Referral,
          events.map(({ type }) => type),
        ),
      ),
    informed: async () => begun(streams.journey).flatMap(({ events }) => toldIn(events)),
    countClosedByLaw: async (month, service) => {
      const key = `${month}/${service}`;
      tallies.set(key, { month, service, count: (tallies.get(key)?.count ?? 0) + 1 });
    },
    closedByLaw: async () => [...tallies.values()],
  };
};
