import { refuse } from '@handoff/decider';
import type {
  ChoiceMade,
  CommandName,
  Commands,
  DeskAcceptance,
  FactReport,
  IntakeSubmission,
  Introduction,
  PersonsWord,
  ReferralResponse,
  SelfReferral,
} from '@handoff/schemas';
import type { Gateway } from '../gateway.ts';
import { amendedFact } from './amend-fact.ts';
import { deskAcceptance } from './accept-at-desk.ts';
import { checkBounds } from './check-bounds.ts';
import { checkNumbers } from './check-numbers.ts';
import { checkReports } from './check-reports.ts';
import { choicesMade } from './choose-options.ts';
import { earlierIntake } from './earlier-intake.ts';
import { introduction } from './introduce.ts';
import { personsWord } from './persons-word.ts';
import { referralNamed } from './referral-named.ts';
import { reportedFact } from './report-fact.ts';
import { response } from './respond-to-referral.ts';
import { selfReferral } from './refer-self.ts';
import { submission } from './submit-intake.ts';
import { versionMeant } from './version-meant.ts';

export type Addressed = {
  [Name in CommandName]: Readonly<{ name: Name; streamId: string; value: Commands[Name] }>;
}[CommandName];

/** Which partner said it, and under which causation: the same one makes the same ids. */
export type Speaker = Readonly<{ partner: string; causation: string }>;

/** What a partner may say, whichever way it came in. */
export type Said =
  | Readonly<{ record: 'handoff.partners.IntakeSubmission'; message: IntakeSubmission }>
  | Readonly<{ record: 'handoff.partners.ReferralResponse'; message: ReferralResponse }>
  | Readonly<{ record: 'handoff.partners.FactReport'; message: FactReport }>
  | Readonly<{ record: 'handoff.partners.ChoiceMade'; message: ChoiceMade }>
  | Readonly<{ record: 'handoff.partners.DeskAcceptance'; message: DeskAcceptance }>
  | Readonly<{ record: 'handoff.partners.SelfReferral'; message: SelfReferral }>
  | Readonly<{ record: 'handoff.partners.PersonsWord'; message: PersonsWord }>
  | Readonly<{ record: 'handoff.partners.Introduction'; message: Introduction }>;

/** A partner's words as the command they mean, for the owner of the stream they are about. */
export const translate = (gateway: Gateway, speaker: Speaker, said: Said): Promise<Addressed> => {
  checkBounds(said.message);
  checkNumbers(said.message);
  switch (said.record) {
    case 'handoff.partners.IntakeSubmission':
      return fromSubmission(gateway, speaker, said.message);
    case 'handoff.partners.ReferralResponse':
      return fromResponse(gateway, speaker, said.message);
    case 'handoff.partners.FactReport':
      return fromFact(gateway, speaker, said.message);
    case 'handoff.partners.ChoiceMade':
      return choicesMade(gateway, speaker.partner, said.message);
    case 'handoff.partners.DeskAcceptance':
      return deskAcceptance(gateway, speaker, said.message);
    case 'handoff.partners.SelfReferral':
      return selfReferral(gateway, speaker, said.message);
    case 'handoff.partners.PersonsWord':
      return personsWord(gateway, speaker.partner, said.message);
    case 'handoff.partners.Introduction':
      return introduction(gateway, speaker.partner, said.message);
  }
};

const fromSubmission = async (
  gateway: Gateway,
  { partner, causation }: Speaker,
  message: IntakeSubmission,
): Promise<Addressed> => {
  const { ids, register } = gateway;
  const earlier = await earlierIntake(gateway, partner, message.follows);
  const made = {
    intakeId: ids.derive('intake', causation),
    personId: earlier?.personId ?? ids.derive('person', causation),
    follows: earlier?.intakeId ?? null,
    groupId: message.group === null ? null : ids.derive('group', `${partner}|${message.group}`),
    partner,
  };
  // A repeat after an erasure is answered by intake; it must not bring back what was forgotten here.
  if (!(await register.cases.isClosed(made.personId)))
    await register.ownIds.keep(partner, made.intakeId, message.localRef);
  return { name: 'SubmitIntake', streamId: made.intakeId, value: submission(message, made) };
};

const fromResponse = async (
  gateway: Gateway,
  { partner }: Speaker,
  message: ReferralResponse,
): Promise<Addressed> => {
  const { subject, externalId, about } = await referralNamed(
    gateway,
    partner,
    message.referral,
    message.term,
  );
  await keepLocalRef(gateway, partner, subject, message);
  const expectedVersion = await versionMeant(gateway, partner, externalId, message.version);
  const party = { referralId: subject, partner, role: about.role ?? 'referrer', expectedVersion } as const;
  const value = response(message, party);
  return { name: 'RespondToReferral', streamId: subject, value };
};

const fromFact = async (gateway: Gateway, { partner }: Speaker, message: FactReport): Promise<Addressed> => {
  const { subject, about } = await referralNamed(gateway, partner, message.referral, message.term);
  if (about.role !== 'receiver') return notTheProvider();
  checkReports((await gateway.register.partners.find(partner))?.reports ?? null, message);
  const participationId = gateway.ids.derive('participation', subject);
  const party = {
    participationId,
    referralId: subject,
    journeyId: about.journeyId ?? '',
    personId: about.personId ?? '',
    provider: partner,
  };
  const command = message.amends === null ? reportedFact(message, party) : amendedFact(message, party);
  await keepLocalRef(gateway, partner, subject, message);
  return { streamId: participationId, ...command };
};

const keepLocalRef = async (
  { register }: Gateway,
  partner: string,
  subject: string,
  { localRef, term }: Pick<ReferralResponse, 'localRef' | 'term'>,
): Promise<void> => {
  if (localRef !== null) await register.ownIds.keep(partner, subject, localRef, term);
};

const notTheProvider = (): never =>
  refuse('not-the-provider', {
    place: 'referral',
    reason: 'facts are reported by the agency that serves the person, and you referred them',
    mend: 'Leave the report to the receiving agency; what it reports comes to you as a FactNotice.',
  });
