import { refuse } from '@handoff/decider';
import type { Commands, FactReport } from '@handoff/schemas';
import { milestone, needed, type Party } from './report-fact.ts';

export type Amendment = {
  [Name in 'CorrectFact' | 'WithdrawFact']: Readonly<{ name: Name; value: Commands[Name] }>;
}['CorrectFact' | 'WithdrawFact'];

/** A report that changes an earlier one: told anew as a whole, or taken back. */
export const amendedFact = (report: FactReport, party: Party): Amendment => {
  const why = needed(
    report.why,
    'why',
    'a change says why',
    'Send `why`, e.g. typing-mistake or later-information.',
  );
  const named = { kind: report.kind, earlierOn: report.earlierOn ?? report.on };
  const { milestone: kind, type } =
    report.type === null ? { milestone: null, type: null } : toldType(report.type);
  const narrowed = { service: report.service, type, occupation: report.occupation };
  switch (report.amends) {
    case 'withdraw':
      return { name: 'WithdrawFact', value: { ...party, ...named, ...narrowed, why } };
    case 'correct':
      return {
        name: 'CorrectFact',
        value: {
          ...party,
          ...named,
          ...narrowed,
          on: report.on,
          to: report.to,
          program: report.program,
          term: report.term,
          hours: report.hours,
          milestone: kind,
          fromLevel: report.fromLevel,
          toLevel: report.toLevel,
          employedAs: report.employedAs,
          wageCents: report.wageCents,
          wagePer: report.wagePer,
          hoursPerWeek: report.hoursPerWeek,
          employer: report.employer,
          evidence: report.evidence,
          reason: report.reason,
          why,
        },
      };
    default:
      return refuse('unknown-amendment', {
        place: 'amends',
        reason: 'an earlier report is told anew or taken back, nothing else',
        mend: 'Send `amends` as correct or withdraw, or leave it out for a new fact.',
      });
  }
};

const toldType = (named: string): { milestone: string; type: string } => {
  const { kind, type } = milestone(named);
  return { milestone: kind, type };
};
