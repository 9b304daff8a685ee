import { rebuild, type ToldEvent } from '../tables/rebuild.ts';
import type { Hosted } from './hosted-outcomes.ts';

const time = '2026-09-01T15:00:00.000Z';
const told = (type: string, number: number, what: string, data: object): ToldEvent => ({
  type,
  data: {
    referralId: `referral-${number}`,
    journeyId: `journey-${number}`,
    personId: `person-${number}`,
    ...data,
  },
  origin: { id: `event-${what}-${number}`, subject: `${what}-${number}`, sequence: 1, time },
});

/** Twelve people who were referred on the first of September; the first three were enrolled the day after. */
export const referredTwelve = async ({ tables }: Hosted): Promise<void> => {
  const twelve = Array.from({ length: 12 }, (_, at) => at + 1);
  const offer = {
    referrer: 'worker-center',
    agency: 'harbor-learning',
    service: 'learn.esl',
    program: null,
    by: 'R',
  };
  await rebuild(
    [
      ...twelve.map((number) => told('ReferralOffered', number, 'referral', offer)),
      ...twelve.slice(0, 3).map((number) =>
        told('EnrollmentRecorded', number, 'participation', {
          participationId: `participation-${number}`,
          provider: 'harbor-learning',
          program: null,
          enrolledOn: '2026-09-02',
          term: null,
        }),
      ),
    ],
    tables,
  );
};
