import { Refusal, refuse } from '@handoff/decider';
import type {
  FactReport,
  HolderReceipt,
  Introduction,
  PersonsWord,
  ReferralResponse,
} from '@handoff/schemas';
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

const words: ReadonlySet<string> = new Set(['consent-withdrawn', 'erase-me', 'guardian-revoked']);
const outcomes: ReadonlySet<string> = new Set(['erased', 'kept-by-law']);

/** What a row says of what the agency had of somebody who took consent back; undefined: it says something else. */
export const receiptInRow = (row: Row): HolderReceipt | undefined =>
  outcomes.has(row.status)
    ? { referral: nameOf(row) ?? '', outcome: row.status, until: row.until, citation: row.reason }
    : undefined;

/** A row as the partner message it stands for: CSV has the same contract as Kafka and REST. */
export const saidInRow = (row: Row): Said => {
  if (words.has(row.status)) return { record: 'handoff.partners.PersonsWord', message: asWord(row) };
  if (row.status === 'introduced')
    return { record: 'handoff.partners.Introduction', message: asIntroduction(row) };
  const kind = facts[row.status];
  return kind === undefined
    ? { record: 'handoff.partners.ReferralResponse', message: asResponse(row) }
    : { record: 'handoff.partners.FactReport', message: asFact(row, kind) };
};

/** The day is part of it: the same words of another day are another word, and consent may have come back in between. */
const asWord = (row: Row): PersonsWord => {
  if (row.date === null) throw dateNeeded();
  const revokes = row.status === 'guardian-revoked';
  return {
    intake: nameOf(row) ?? '',
    says: row.status,
    recipient: row.recipient,
    purposes: null,
    by: revokes ? null : row.reason,
    revokedBy: revokes ? row.reason : null,
  };
};

const asIntroduction = (row: Row): Introduction => ({
  referral: nameOf(row) ?? '',
  how: row.activity ?? refuseUnsaid(),
  term: row.term,
});

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
  version: row.version,
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
  Object.entries(fieldsOfColumn).find(([, named]) => named.split(' ').includes(field))?.[0] ?? field;

const fieldsOfColumn: Readonly<Record<string, string>> = {
  status: 'kind says',
  date: 'on',
  to_date: 'to',
  activity: 'what how',
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
  referral: 'intake',
};

const refuseUnsaid = (): never =>
  refuse('missing-field', {
    place: 'activity',
    reason: 'an introduction says how the person comes',
    mend: 'Fill the activity column: alone, called-together or accompanied.',
  });

const dateNeeded = (): Refusal =>
  new Refusal('missing-date', {
    place: 'date',
    reason: 'a fact, and a word of the person, needs its day',
    mend: 'Fill the date column as YYYY-MM-DD.',
  });
