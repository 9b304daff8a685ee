import type { Connection } from 'mongoose';
import type { ParticipationEvent } from '../../services/outcomes/src/domain/facts.ts';

const perStream = 10;
const time = '2026-11-02T14:00:00.000Z';

/** Streams of participations as outcomes keeps them: enrolled, six months of service, a gain, an exit, a quarter. */
export const storeParticipations = async (
  connection: Connection,
  name: string,
  events: number,
): Promise<void> => {
  const collection = connection.collection<{ _id: string; events: readonly object[] }>(name);
  for (let from = 0; from < events / perStream; from += 1_000)
    await collection.insertMany(
      Array.from({ length: Math.min(1_000, events / perStream - from) }, (_, at) => streamOf(from + at)),
      { ordered: false },
    );
};

const streamOf = (number: number) => {
  const subject = `participation-${String(number).padStart(9, '0')}`;
  const whose = {
    participationId: subject,
    referralId: `referral-${number}`,
    journeyId: `journey-${number}`,
    personId: `person-${number}`,
    provider: `agency-${number % 40}`,
  };
  const said: readonly (readonly [ParticipationEvent['type'], object])[] = [
    ['EnrollmentRecorded', { program: 'aefla', enrolledOn: '2025-07-07', term: null }],
    ...[1, 2, 3, 4, 5, 6].map(
      (month) =>
        [
          'ServiceDelivered',
          { service: 'learn.esl', from: `2026-0${month}-01`, to: `2026-0${month}-28`, hours: 12.5 },
        ] as const,
    ),
    [
      'MilestoneAttained',
      {
        kind: 'measurable-skill-gain',
        type: 'educational-functioning-level',
        attainedOn: '2026-05-20',
        fromLevel: 'esl-2',
        toLevel: 'esl-3',
        evidence: 'pre-post-test',
      },
    ],
    ['ParticipationExited', { lastServiceOn: '2026-06-28', reason: 'completed' }],
    [
      'QuarterReported',
      {
        on: '2026-10-01',
        employedAs: 'job',
        wageCents: 712_345,
        wagePer: null,
        hoursPerWeek: null,
        employer: null,
        evidence: 'pay-stubs',
      },
    ],
  ];
  return {
    _id: subject,
    events: said.map(([type, data], at) => ({
      id: `${subject}-${at}`,
      type,
      schema: 1,
      sequence: at + 1,
      time,
      causation: `partner:agency:${at}`,
      data: { ...whose, ...data },
    })),
  };
};
