import { type Violation, violationsOf } from '@handoff/testkit/history';
import type { Seen } from '../reading/final-state.ts';

type Counts = Readonly<Record<string, number>>;

const miscounted = violationsOf('counts agree');

/** What the services count is what their events tell, each once. */
export const countsAgree = ({ state, summaries }: Seen): readonly Violation[] => {
  const told = (type: string): number =>
    state.streams.flatMap(({ events }) => events).filter((event) => event.type === type).length;
  const { intake, eligibility, outcomes, routing } = summaries;
  const { referrals, seats } = routing as { referrals: Counts; seats: Counts };
  const compared: readonly (readonly [string, unknown, number])[] = [
    ['intakes', intake['intakes'], told('IntakeSubmitted')],
    ['screenings', eligibility['screenings'], told('ScreeningCompleted')],
    ['enrollments', outcomes['enrollments'], told('EnrollmentRecorded')],
    ['milestones', outcomes['milestones'], told('MilestoneAttained')],
    ['placements', outcomes['placements'], told('EmploymentRecorded')],
    ['referrals', sum(referrals), told('ReferralOffered')],
    ['places', (seats['held'] ?? 0) + (seats['taken'] ?? 0), told('EnrollmentRecorded')],
  ];
  return compared.flatMap(([name, counted, events]) =>
    counted === events
      ? []
      : [miscounted(name, `are counted as ${String(counted)}; the events tell of ${events}`)],
  );
};

const sum = (counts: Counts): number => Object.values(counts).reduce((total, count) => total + count, 0);
