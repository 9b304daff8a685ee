import { type Violation, violationsOf } from '@handoff/testkit/history';
import type { Seen } from '../reading/final-state.ts';

type Counts = Readonly<Record<string, number>>;

const miscounted = violationsOf('counts agree');

/** What the services count is what their events tell, each once. The tables of facts lack those who were erased. */
export const countsAgree = ({ state, summaries }: Seen): readonly Violation[] => {
  const events = state.streams.flatMap((stream) => stream.events);
  const told = (type: string): number => events.filter((event) => event.type === type).length;
  const erased = new Set(
    events.flatMap(({ type, data }) => (type === 'ParticipantErased' ? [data['personId']] : [])),
  );
  const kept = (type: string): number =>
    events.filter((event) => event.type === type && !erased.has(event.data['personId'])).length;
  const { intake, eligibility, outcomes, routing } = summaries;
  const { referrals, seats } = routing as { referrals: Counts; seats: Counts };
  const compared: readonly (readonly [string, unknown, number])[] = [
    ['intakes', intake['intakes'], told('IntakeSubmitted')],
    ['screenings', eligibility['screenings'], told('ScreeningCompleted')],
    ['enrollments', outcomes['enrollments'], kept('EnrollmentRecorded')],
    ['milestones', outcomes['milestones'], kept('MilestoneAttained')],
    ['reports of employment', outcomes['employmentReports'], kept('EmploymentRecorded')],
    ['referrals', sum(referrals), told('ReferralOffered')],
    ['places', (seats['held'] ?? 0) + (seats['taken'] ?? 0), told('EnrollmentRecorded')],
  ];
  return compared.flatMap(([name, counted, expected]) =>
    counted === expected
      ? []
      : [miscounted(name, `are counted as ${String(counted)}; the events tell of ${expected}`)],
  );
};

const sum = (counts: Counts): number => Object.values(counts).reduce((total, count) => total + count, 0);
