import type { Funder } from '../reports/funder.ts';
import type { Occurrence } from '../reports/occurrences.ts';

/** A grant for a program year that pays a dollar for each enrollment, as long as there are ten. */
export const grantOf = (name: string, said: Partial<Funder> = {}): Funder => ({
  grant: name,
  title: 'A grant',
  funder: 'A funder',
  period: { from: '2026-07-01', to: '2027-06-30' },
  priority: 1,
  test: {},
  measures: ['people_enrolled'],
  charge: { per: 'enrollment', cents: 100, budgetCents: 1_000 },
  calendar: [],
  ...said,
});
/** Somebody was enrolled in English classes by the college, and it was known on the same day. */
export const enrolled = (person: string, on: string, said: Partial<Occurrence> = {}): Occurrence => {
  const event = said.event ?? `event-${person}-${on}`;
  return {
    event,
    first: { id: event, knownAt: `${on}T12:00:00.000Z` },
    paidAs: event,
    what: 'enrolled',
    on,
    person,
    hours: 0,
    service: 'learn.esl',
    place: 'US-MA',
    referrer: 'worker-center',
    provider: 'bayside-community-college',
    ...said,
  };
};
