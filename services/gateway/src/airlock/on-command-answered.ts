import type { EventMeta } from '@handoff/host';
import type { CommandAnswered } from '@handoff/schemas';
import { csvRowOf, speakerOf } from '../causation.ts';
import { type Fault, withoutInternalIds } from '../fault.ts';
import type { Gateway } from '../gateway.ts';
import { reject } from './reject.ts';

/** What an owner answered to a partner's message. A refusal goes back the way the message came. */
export const onCommandAnswered = async (answer: CommandAnswered, _: EventMeta, gateway: Gateway) => {
  const speaker = speakerOf(answer.causation);
  if (!speaker) return { skipped: 'not-a-partner' };
  const { partner, key } = speaker;
  const row = csvRowOf(key);
  const fault = answer.outcome === 'refused' ? faultOf(answer) : undefined;
  if (row) {
    const { attempt } = row;
    const settled = fault
      ? ({ attempt, status: 'refused', fault } as const)
      : ({ attempt, status: 'done' } as const);
    await gateway.register.uploads.settle(partner, row.key, settled);
  } else if (fault) {
    await reject(gateway, { partner, messageId: key, type: saidAs(answer.command), fault });
  }
  return undefined;
};

const faultOf = ({ code, place, reason, mend }: CommandAnswered): Fault =>
  withoutInternalIds({
    code: code ?? 'refused',
    place: place ?? undefined,
    reason: reason ?? 'The message was refused.',
    mend: mend ?? "Ask the exchange's operator.",
  });

const words: Readonly<Record<string, string>> = {
  SubmitIntake: 'IntakeSubmission',
  RespondToReferral: 'ReferralResponse',
  ChooseOptions: 'ChoiceMade',
  AcceptAtDesk: 'DeskAcceptance',
  ReferSelf: 'SelfReferral',
  WithdrawConsent: 'PersonsWord',
  ErasePerson: 'PersonsWord',
  RevokeGuardian: 'PersonsWord',
  IntroducePerson: 'Introduction',
};

/** The partner's word for what became a command. */
const saidAs = (command: string): string => {
  const name = command.slice(command.lastIndexOf('.') + 1);
  return `handoff.partners.${words[name] ?? 'FactReport'}`;
};
