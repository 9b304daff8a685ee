import type { Commands, IntakeSubmission } from '@handoff/schemas';

/** The referrer is the partner that spoke; ranks are the order the person gave. */
export const submission = (
  message: IntakeSubmission,
  made: Readonly<{
    intakeId: string;
    personId: string;
    partner: string;
    follows: string | null;
    groupId: string | null;
  }>,
): Commands['SubmitIntake'] => ({
  intakeId: made.intakeId,
  personId: made.personId,
  referrer: made.partner,
  jurisdiction: message.jurisdiction,
  language: message.language,
  interpreter: message.interpreter,
  needs: message.needs,
  choices: message.choices.map((choice, index) => ({ rank: index + 1, ...choice })),
  pathway: message.pathway,
  follows: made.follows,
  groupId: made.groupId,
  consents: message.consents,
  sealedPerson: message.sealedPerson,
});
