import { Refusal } from '@handoff/decider';
import type { FactReport, ReferralResponse } from '@handoff/schemas';
import type { Said } from '../translate/translate.ts';
import { nameOf, type Row } from './columns.ts';

/** Words of the status column that report a fact; every other word is a status of the referral. */
const facts: Readonly<Record<string, string>> = {
  enrolled: 'enrolled',
  served: 'service',
  milestone: 'milestone',
  placed: 'employment',
  employed: 'employment',
  exited: 'exit',
  quarter: 'quarter',
};

/** A row as the partner message it stands for: CSV has the same contract as Kafka and REST. */
export const saidInRow = (row: Row): Said => {
  const kind = facts[row.status];
  return kind === undefined
    ? { record: 'handoff.partners.ReferralResponse', message: asResponse(row) }
    : { record: 'handoff.partners.FactReport', message: asFact(row, kind) };
};

const asResponse = (row: Row): ReferralResponse => ({
  referral: nameOf(row) ?? '',
  status: row.status,
  reason: row.reason,
  question: row.question,
  conditional: row.conditional,
  what: row.activity,
  cohort: row.cohort,
  result: row.result,
  offer: row.offer,
  forPerson: null,
  until: row.until,
  amount: row.amount,
  tier: row.tier,
  localRef: row.local_ref,
  term: row.term,
});

const asFact = (row: Row, kind: string): FactReport => {
  if (row.date === null) throw dateNeeded();
  return {
    referral: nameOf(row) ?? '',
    kind,
    on: row.date,
    to: row.to_date,
    program: row.program,
    term: row.term,
    service: row.type,
    hours: row.hours,
    type: row.type,
    fromLevel: row.from_level,
    toLevel: row.to_level,
    wageCents: row.wage,
    wagePer: row.wage_per,
    hoursPerWeek: row.hours_per_week,
    occupation: row.occupation,
    evidence: row.evidence,
    reason: row.reason,
    localRef: row.local_ref,
    amends: row.amends,
    earlierOn: row.earlier_date,
    why: row.amend_reason,
    employedAs: row.employed_as,
    employer: row.employer,
  };
};

/** Where a field of a message stands in a row. */
export const columnOf = (field: string): string =>
  Object.entries(fieldOfColumn).find(([, named]) => named === field)?.[0] ?? field;

const fieldOfColumn: Readonly<Record<string, string>> = {
  status: 'kind',
  date: 'on',
  to_date: 'to',
  activity: 'what',
  from_level: 'fromLevel',
  to_level: 'toLevel',
  wage: 'wageCents',
  wage_per: 'wagePer',
  hours_per_week: 'hoursPerWeek',
  employed_as: 'employedAs',
  earlier_date: 'earlierOn',
  amend_reason: 'why',
  local_ref: 'localRef',
  type: 'service',
};

const dateNeeded = (): Refusal =>
  new Refusal('missing-date', {
    place: 'date',
    reason: 'a fact needs the day it happened',
    mend: 'Fill the date column as YYYY-MM-DD.',
  });
