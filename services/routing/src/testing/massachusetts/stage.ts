import type { Outcome } from '@handoff/stream-store';
import type { KnownReferral, Register } from '../../register/register.ts';
import type { FakeIntake } from '../fake-intake.ts';
import type { HostedRouting } from '../hosted-routing.ts';

/** Where the story is told: over the twins, or on the real servers. */
export type Stage = Pick<HostedRouting, 'ids' | 'tell' | 'command' | 'settle'> &
  Readonly<{ intake: FakeIntake; register: Pick<Register, 'standing'> }>;

export const idsIn =
  ({ ids }: Stage) =>
  (number: number) => {
    const intakeId = ids.derive('intake', `intake ${number}`);
    return { intakeId, personId: `person-${number}`, journeyId: ids.derive('journey', intakeId) };
  };

/** The referrals of somebody, and the last one to an agency. */
export const referralsIn = (stage: Stage) => {
  const idsOf = idsIn(stage);
  const referrals = (number = 1): Promise<readonly KnownReferral[]> =>
    stage.register.standing.onJourney(idsOf(number).journeyId);
  return {
    referrals,
    statuses: async (number = 1) =>
      (await referrals(number)).map(({ agency, status }) => `${agency}: ${status}`),
    referralAt: async (agency: string, number = 1): Promise<string> => {
      const found = (await referrals(number)).findLast((one) => one.agency === agency);
      if (!found) throw new Error(`nothing was offered to ${agency}`);
      return found.referralId;
    },
  };
};

/** What came of a command once all that follows from it is done: its kind, or the code of the refusal. */
export const settled = async ({ settle }: Stage, outcome: Outcome): Promise<string> => {
  await settle();
  return outcome.kind === 'refused' ? outcome.code : outcome.kind;
};
