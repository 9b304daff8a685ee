import { standingOf } from '../domain/journey/standing.ts';
import type { Journey } from '../domain/journey/state.ts';
import { count, type Seats } from '../domain/seats/state.ts';
import type { Counts } from './register.ts';

const tally = (names: readonly string[]): Record<string, number> =>
  names.reduce<Record<string, number>>((sums, name) => ({ ...sums, [name]: (sums[name] ?? 0) + 1 }), {});

export const countJourneys = (journeys: readonly Journey[]): Counts['journeys'] => {
  const standings = journeys.map(standingOf);
  const becauseOf = (wanted: string) =>
    tally(standings.flatMap(({ state, because }) => (state === wanted ? [because] : [])));
  return {
    open: standings.filter(({ state }) => state === 'open').length,
    waiting: becauseOf('waiting'),
    ended: becauseOf('ended'),
  };
};

export const countReferrals = (statuses: readonly string[]): Counts['referrals'] => tally(statuses);

export const countSeats = (cohorts: readonly Seats[]): Counts['seats'] => {
  const open = cohorts.flatMap((seats) => (seats.status === 'open' ? [seats] : []));
  const sum = (of: (seats: (typeof open)[number]) => number) =>
    open.reduce((total, seats) => total + of(seats), 0);
  return {
    cohorts: open.length,
    seats: sum(({ capacity }) => capacity.seats),
    held: sum(({ places }) => count(places, 'held')),
    taken: sum(({ places }) => count(places, 'taken')),
  };
};
