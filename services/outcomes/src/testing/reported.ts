import type { Hosted } from './hosted-outcomes.ts';

type Said = Parameters<Hosted['command']>[2];

const providers = ['bayside-community-college', 'harbor-learning'];

const whose = (number: number) => ({
  participationId: `participation-${number}`,
  referralId: `referral-${number}`,
  journeyId: `journey-${number}`,
  personId: `person-${number}`,
  provider: providers[number % 2] ?? '',
});

/**
 * Five people in adult education. Four left in the autumn of 2025; of two the second quarter after is known to be one of work,
 * of one that it was none; of one nothing is known yet. One stays and rises a level.
 */
export const reported = async (service: Hosted): Promise<void> => {
  let told = 0;
  const tell = (name: Parameters<Hosted['command']>[0], number: number, said: object) =>
    service.command(
      name,
      `participation-${number}`,
      { ...whose(number), ...said } as Said,
      `partner:test:${(told += 1)}`,
    );
  for (const number of [1, 2, 3, 4, 5]) {
    await tell('RecordEnrollment', number, { program: 'aefla', enrolledOn: '2025-07-07', term: null });
    await tell('RecordService', number, {
      service: 'learn.esl',
      from: '2025-07-07',
      to: '2025-10-03',
      hours: 40,
    });
  }
  for (const number of [1, 2, 3, 4])
    await tell('RecordExit', number, { lastServiceOn: '2025-10-10', reason: 'completed' });
  const quarter = {
    on: '2026-05-01',
    wagePer: null,
    hoursPerWeek: null,
    employer: null,
    evidence: 'pay-stubs',
  };
  await tell('RecordQuarter', 1, { ...quarter, employedAs: 'job', wageCents: 712_345 });
  await tell('RecordQuarter', 2, { ...quarter, employedAs: 'job', wageCents: 650_000 });
  await tell('RecordQuarter', 3, { ...quarter, employedAs: 'none', wageCents: null });
  await tell('RecordService', 5, { service: 'learn.esl', from: '2026-08-03', to: '2026-10-30', hours: 30 });
  await tell('RecordMilestone', 5, {
    kind: 'measurable-skill-gain',
    type: 'educational-functioning-level',
    attainedOn: '2026-09-15',
    fromLevel: 'esl-2',
    toLevel: 'esl-3',
    evidence: 'pre-post-test',
  });
  await service.settle();
};
