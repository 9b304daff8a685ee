import type { StoredStreams } from '@handoff/stream-store/in-memory';
import { inMemoryListings } from '../directory/in-memory-listings.ts';
import type { Journey } from '../domain/journey/state.ts';
import type { Agency } from '../domain/matching/supply.ts';
import type { Known, Referral } from '../domain/referral/state.ts';
import { agenciesOf } from '../domain/referral/offers.ts';
import { isOpen } from '../domain/referral/transitions.ts';
import type { Seats } from '../domain/seats/state.ts';
import { inMemoryAnswers } from './in-memory-answers.ts';
import { inMemoryReporting } from './in-memory-reporting.ts';
import { countJourneys, countReferrals, countSeats } from './count.ts';
import type { Directory, Intakes, Noted, Pauses, Register, Standing } from './register.ts';

export type StreamMaps = Readonly<Record<'referral' | 'journey' | 'seats' | 'listing', StoredStreams>>;

export const inMemoryRegister = (streams: StreamMaps): Register => {
  const notes = new Map<string, Noted>();
  return {
    listings: inMemoryListings(streams.listing),
    intakes: inMemoryIntakes(notes),
    directory: inMemoryDirectory(),
    standing: inMemoryStanding(streams),
    pauses: inMemoryPauses(),
    reporting: inMemoryReporting({ notes, streams }),
    answers: inMemoryAnswers(),
  };
};

const inMemoryIntakes = (notes: Map<string, Noted>): Intakes => {
  const of = (intakeId: string): Noted => notes.get(intakeId) ?? {};
  return {
    keepNeeds: async (needs) => {
      const known = of(needs.intakeId);
      if (!known.forgotten) notes.set(needs.intakeId, { ...known, needs });
    },
    keepScreening: async (intakeId, screening) => {
      const known = of(intakeId);
      if (known.forgotten || (known.screening?.factsSequence ?? -1) > screening.factsSequence) return;
      notes.set(intakeId, { ...known, screening });
    },
    of: async (intakeId) => structuredClone(of(intakeId)),
    forget: async (intakeId) => void notes.set(intakeId, { forgotten: true }),
  };
};

const inMemoryPauses = (): Pauses => {
  const paused = new Map<string, string>();
  return {
    keep: async (agency, since) => void paused.set(agency, since),
    end: async (agency) => void paused.delete(agency),
    since: async (agency) => paused.get(agency),
  };
};

const inMemoryDirectory = (): Directory => {
  const agencies = new Map<string, Agency>();
  return {
    save: async (agency) => void agencies.set(agency.slug, structuredClone(agency)),
    agencies: async (slugs) => slugs.flatMap((slug) => agencies.get(slug) ?? []),
    offering: async (service) =>
      byName(agencies).filter(({ services }) => services.some(({ code }) => code === service)),
    all: async () => byName(agencies),
  };
};

const byName = (agencies: ReadonlyMap<string, Agency>): Agency[] =>
  [...agencies.values()].toSorted((one, other) => one.slug.localeCompare(other.slug, 'en'));

const statesOf = <State>(streams: StoredStreams): State[] =>
  [...streams.values()].filter(({ version }) => version > 0).map(({ state }) => state as State);

const isAskedOrHas = (state: Known, agency: string): boolean =>
  state.parties.agency === agency || (state.status === 'offered' && agenciesOf(state).includes(agency));

const inMemoryStanding = ({ referral, journey, seats }: StreamMaps): Standing => {
  const known = (): Known[] =>
    statesOf<Referral>(referral).filter((state): state is Known => state.status !== 'none');
  return {
    openOf: async (personId) =>
      known()
        .filter(({ status, parties }) => isOpen(status) && parties.personId === personId)
        .map(({ parties }) => parties.referralId),
    openAt: async (agency) =>
      known()
        .filter((state) => isOpen(state.status) && isAskedOrHas(state, agency))
        .map(({ parties }) => parties.referralId),
    onJourney: async (journeyId) =>
      known()
        .filter(({ parties }) => parties.journeyId === journeyId)
        .map(({ parties, offer, status }) => ({
          referralId: parties.referralId,
          step: offer.step,
          service: offer.service,
          agency: parties.agency,
          reference: offer.reference,
          status,
        })),
    inLine: async (agency, cohort) =>
      known()
        .flatMap((state) => (state.status === 'waitlisted' ? [state] : []))
        .filter(({ parties, offer }) => parties.agency === agency && offer.cohort === cohort)
        .toSorted((one, other) => (one.since ?? '').localeCompare(other.since ?? ''))
        .map(({ parties }) => parties.referralId),
    counts: async () => ({
      referrals: countReferrals(known().map(({ status }) => status)),
      journeys: countJourneys(statesOf<Journey>(journey)),
      seats: countSeats(statesOf<Seats>(seats)),
    }),
  };
};
