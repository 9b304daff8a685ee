import { refuse } from '@handoff/decider';
import type { CommandName, Commands, FactReport } from '@handoff/schemas';

export type Party = Readonly<{
  referralId: string;
  journeyId: string;
  personId: string;
  participationId: string;
  provider: string;
}>;

export type FactCommand = {
  [Name in Extract<CommandName, `Record${string}`>]: Readonly<{ name: Name; value: Commands[Name] }>;
}[Extract<CommandName, `Record${string}`>];

/** A partner's FactReport as the command its kind means. Which fields a kind needs is said here and nowhere else. */
export const reportedFact = (report: FactReport, party: Party): FactCommand => {
  switch (report.kind) {
    case 'enrolled':
      return {
        name: 'RecordEnrollment',
        value: { ...party, program: report.program, enrolledOn: report.on, term: report.term },
      };
    case 'service':
      return {
        name: 'RecordService',
        value: {
          ...party,
          service: needed(
            report.service,
            'service',
            'a service needs its code',
            'Send `service`, e.g. learn.esl.',
          ),
          from: report.on,
          to: report.to ?? report.on,
          hours: report.hours,
        },
      };
    case 'milestone':
      return {
        name: 'RecordMilestone',
        value: {
          ...party,
          ...milestone(report.type),
          attainedOn: report.on,
          fromLevel: report.fromLevel,
          toLevel: report.toLevel,
          evidence: report.evidence,
        },
      };
    case 'employment':
      return {
        name: 'RecordEmployment',
        value: {
          ...party,
          startedOn: report.on,
          wageCents: report.wageCents,
          wagePer: report.wagePer,
          hoursPerWeek: report.hoursPerWeek,
          occupation: report.occupation,
          evidence: needed(
            report.evidence,
            'evidence',
            'an employment fact says what it rests on',
            'Send `evidence`, e.g. employer-letter or self-report.',
          ),
        },
      };
    case 'exit':
      return {
        name: 'RecordExit',
        value: {
          ...party,
          lastServiceOn: report.on,
          reason: needed(
            report.reason,
            'reason',
            'an exit needs a reason',
            'Send `reason`, e.g. program-completed.',
          ),
        },
      };
    case 'quarter':
      return {
        name: 'RecordQuarter',
        value: {
          ...party,
          on: report.on,
          employedAs: needed(
            report.employedAs,
            'employedAs',
            'a quarter says in what the person was employed, or that they were not',
            'Send `employedAs`: job, apprenticeship, military or none.',
          ),
          wageCents: report.wageCents,
          wagePer: report.wagePer,
          hoursPerWeek: report.hoursPerWeek,
          employer: report.employer,
          evidence: needed(
            report.evidence,
            'evidence',
            'an employment fact says what it rests on',
            'Send `evidence`, e.g. pay-stubs or self-report.',
          ),
        },
      };
    default:
      return refuse('unknown-fact-kind', {
        place: 'kind',
        reason: 'this is not a kind of fact the exchange knows',
        mend: 'Use one of: enrolled, service, milestone, employment, exit, quarter.',
      });
  }
};

/** Credentials stand in their own indicator (29 USC 3141(b)(2)(A)(i)(IV)); every other milestone is a skill gain. */
export const milestone = (type: string | null): { kind: string; type: string } => {
  const named = needed(
    type,
    'type',
    'a milestone needs its type',
    'Send `type`, e.g. educational-functioning-level or credential:certificate.',
  );
  const [family, credential] = named.split(':');
  return family === 'credential' && credential
    ? { kind: 'credential', type: credential }
    : { kind: 'measurable-skill-gain', type: named };
};

export const needed = (value: string | null, place: string, reason: string, mend: string): string =>
  value ?? refuse('missing-field', { place, reason, mend });
