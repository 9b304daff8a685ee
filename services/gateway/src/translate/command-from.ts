import type { Context } from '@handoff/host';
import { refuse } from '@handoff/decider';
import type { CommandName, Commands, FactReport, IntakeSubmission, ReferralResponse } from '@handoff/schemas';
import { keepOwnId } from '../mongo/own-ids.ts';
import { findView } from '../mongo/views.ts';
import { reportedFact } from './report-fact.ts';
import { response } from './respond-to-referral.ts';
import { submission } from './submit-intake.ts';
import { unknownReferral } from './unknown-referral.ts';

export type Addressed = {
  [Name in CommandName]: Readonly<{ name: Name; streamId: string; value: Commands[Name] }>;
}[CommandName];

/** Which partner said it, and under which key: the same causation makes the same ids. */
export type Speaker = Readonly<{ partner: string; causation: string }>;

export const commandFromSubmission = async (
  context: Context,
  { partner, causation }: Speaker,
  message: IntakeSubmission,
): Promise<Addressed> => {
  const made = {
    intakeId: context.ids.derive('intake', causation),
    personId: context.ids.derive('person', causation),
    partner,
  };
  await keepOwnId(context, partner, made.intakeId, message.localRef);
  return { name: 'SubmitIntake', streamId: made.intakeId, value: submission(message, made) };
};

export const commandFromResponse = async (
  context: Context,
  { partner }: Speaker,
  message: ReferralResponse,
): Promise<Addressed> => {
  const { subject, about } = await referralNamed(context, partner, message.referral);
  if (message.localRef !== null) await keepOwnId(context, partner, subject, message.localRef);
  const value = response(message, { referralId: subject, partner, role: about.role ?? 'referrer' });
  return { name: 'RespondToReferral', streamId: subject, value };
};

export const commandFromFact = async (
  context: Context,
  { partner }: Speaker,
  message: FactReport,
): Promise<Addressed> => {
  const { subject, about } = await referralNamed(context, partner, message.referral);
  if (about.role !== 'receiver') return notTheProvider();
  if (message.localRef !== null) await keepOwnId(context, partner, subject, message.localRef);
  const participationId = context.ids.derive('participation', subject);
  const party = {
    participationId,
    referralId: subject,
    journeyId: about.journeyId ?? '',
    personId: about.personId ?? '',
    provider: partner,
  };
  return { streamId: participationId, ...reportedFact(message, party) };
};

const referralNamed = async (context: Context, partner: string, named: string) => {
  const found = await findView(context, partner, 'referral', named);
  if (!found) throw unknownReferral();
  return found;
};

const notTheProvider = (): never =>
  refuse('not-the-provider', {
    place: 'referral',
    reason: 'facts are reported by the agency that serves the person, and you referred them',
    mend: 'Leave the report to the receiving agency; what it reports comes to you as a FactNotice.',
  });
