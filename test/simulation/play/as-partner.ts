import type { Commands, FactReport, IntakeSubmission, PartnerMessages } from '@handoff/schemas';
import { unsaidOfFact } from '../../../services/gateway/src/testing/unsaid.ts';
import type { Intent } from './intent.ts';

type Ids = Readonly<{ derive: (type: string, causation: string) => string }>;

/** The same intent in a partner's own words: what it sends to its topic, and where it would send it over HTTP. */
export type PartnerWords = {
  [Name in keyof PartnerMessages]: Readonly<{
    record: Name;
    message: PartnerMessages[Name];
    path: string;
    params: Readonly<Record<string, string>>;
    body: object;
  }>;
}[Extract<keyof PartnerMessages, 'IntakeSubmission' | 'ReferralResponse' | 'FactReport'>];

/** Undefined where partners have no message for it: consent taken back, erasure, amendments, places. */
export const asPartner = (intent: Intent, ids: Ids): PartnerWords | undefined => {
  switch (intent.command) {
    case 'SubmitIntake':
      return submission(intent.record as Commands['SubmitIntake'], intent);
    case 'RespondToReferral':
      return response(intent.record as Commands['RespondToReferral'], intent, ids);
    default:
      return intent.command.startsWith('Record') ? report(intent, ids) : undefined;
  }
};

/** The id under which this partner knows a referral, as its notices say it. */
export const externalId = (ids: Ids, partner: string, subject: string): string =>
  ids.derive(subject.slice(0, subject.indexOf('-')), `external|${partner}|${subject}`);

const submission = (record: Commands['SubmitIntake'], { causation }: Intent): PartnerWords => {
  const { jurisdiction, language, interpreter, needs, pathway, follows, consents, sealedPerson } = record;
  const choices = record.choices.map(({ service, agency }) => ({ service, agency }));
  const localRef = `own ${causation.split(':')[2]}`;
  const message: IntakeSubmission = {
    localRef,
    jurisdiction,
    language,
    interpreter,
    needs,
    choices,
    pathway,
    follows,
    group: null,
    consents,
    sealedPerson,
  };
  return { record: 'IntakeSubmission', message, path: '/v1/intakes', params: {}, body: message };
};

const response = (
  {
    referralId,
    agency,
    status,
    reason,
    question,
    conditional,
    what,
    cohort,
    result,
    offer,
    until,
    amount,
    tier,
  }: Commands['RespondToReferral'],
  _: Intent,
  ids: Ids,
): PartnerWords => {
  const referral = externalId(ids, agency, referralId);
  const words = { status, reason, question, conditional, what, cohort, result, offer, until, amount, tier };
  const body = { ...words, forPerson: null, localRef: null, term: null, version: null };
  const path = '/v1/referrals/:id/responses';
  return { record: 'ReferralResponse', message: { referral, ...body }, path, params: { id: referral }, body };
};

const report = ({ command, record, client }: Intent, ids: Ids): PartnerWords => {
  const { referralId } = record as Commands['RecordExit'];
  const referral = externalId(ids, client, referralId);
  const body = { ...unsaidOfFact, ...factOf(command, record) };
  const path = '/v1/referrals/:id/facts';
  return { record: 'FactReport', message: { referral, ...body }, path, params: { id: referral }, body };
};

const factOf = (
  command: Intent['command'],
  record: Intent['record'],
): Pick<FactReport, 'kind' | 'on'> & Partial<FactReport> => {
  if (command === 'RecordEnrollment') {
    const { enrolledOn, program } = record as Commands['RecordEnrollment'];
    return { kind: 'enrolled', on: enrolledOn, program };
  }
  if (command === 'RecordMilestone') {
    const { attainedOn, type, fromLevel, toLevel, evidence } = record as Commands['RecordMilestone'];
    return { kind: 'milestone', on: attainedOn, type, fromLevel, toLevel, evidence };
  }
  if (command === 'RecordEmployment') {
    const { startedOn, wageCents, wagePer, hoursPerWeek, evidence } = record as Commands['RecordEmployment'];
    return { kind: 'employment', on: startedOn, wageCents, wagePer, hoursPerWeek, evidence };
  }
  const { lastServiceOn, reason } = record as Commands['RecordExit'];
  return { kind: 'exit', on: lastServiceOn, reason };
};
