import type { ToldEvent } from '../tables/rebuild.ts';
import type { Hosted } from './hosted-outcomes.ts';

const time = '2026-11-02T15:00:00.000Z';
const whose = {
  referralId: 'referral-1',
  journeyId: 'journey-1',
  personId: 'person-1',
  referrer: 'worker-center',
};
const told = (type: string, subject: string, sequence: number, data: object): ToldEvent => ({
  type,
  data,
  origin: { id: `event-${subject}-${sequence}`, subject, sequence, time },
});

/** What others tell of the way to the facts, that two people are one, and that one person asked to be erased. */
const others: readonly ToldEvent[] = [
  told('IntakeSubmitted', 'intake-1', 1, {
    intakeId: 'intake-1',
    personId: 'person-1',
    referrer: 'worker-center',
    language: 'es',
    jurisdiction: 'US-MA',
  }),
  told('JourneyOpened', 'journey-1', 1, {
    journeyId: 'journey-1',
    personId: 'person-1',
    intakeId: 'intake-1',
    referrer: 'worker-center',
    pathway: 'english-first',
  }),
  told('PartnerRegistered', 'partner-harbor-learning', 1, {
    slug: 'harbor-learning',
    kind: 'college',
    jurisdiction: 'US-MA',
    reports: { kinds: ['enrolled', 'exit'] },
  }),
  told('ReferralOffered', 'referral-1', 1, {
    ...whose,
    agency: 'harbor-learning',
    service: 'learn.esl',
    program: null,
    by: 'R',
  }),
  told('ReferralAccepted', 'referral-1', 2, { ...whose, agency: 'harbor-learning', by: 'T' }),
  told('PeopleMerged', 'match-1', 3, {
    matchId: 'match-1',
    fund: 'harbor-literacy-fund',
    persons: ['person-4', 'person-5'],
  }),
  told('ParticipantErased', 'intake-3', 2, { personId: 'person-3' }),
];

/** Every event: the service's own as its streams keep them, and the others'. */
export const sampleEvents = async ({ store }: Hosted): Promise<readonly ToldEvent[]> => {
  const own: ToldEvent[] = [];
  for (const number of [1, 2, 3, 4, 5]) {
    const subject = `participation-${number}`;
    const stream = await store.load(subject);
    for (const { id, type, sequence, time: at, data } of stream?.events ?? [])
      own.push({ type, data, origin: { id, subject, sequence, time: at } });
  }
  return [...own, ...others];
};
