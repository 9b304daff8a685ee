import type { Context, EventMeta } from '@handoff/host';
import type { CommandAnswered } from '@handoff/schemas';
import { speakerOf } from '../causation.ts';
import { csvRowOf, settleRow } from '../mongo/uploads.ts';
import { reject } from './reject.ts';

/** What an owner answered to a partner's message. A refusal goes back the way the message came. */
export const onCommandAnswered = async (answer: CommandAnswered, _: EventMeta, context: Context) => {
  const speaker = speakerOf(answer.causation);
  if (!speaker) return { skipped: 'not-a-partner' };
  const row = csvRowOf(speaker.key);
  if (row) return settleRow(context, speaker.partner, row, answer);
  if (answer.outcome !== 'refused') return undefined;
  const { code, place, reason, mend } = answer;
  await reject(context, {
    partner: speaker.partner,
    messageId: speaker.key,
    type: saidAs(answer.command),
    fault: {
      code: code ?? 'refused',
      place: place ?? undefined,
      reason: reason ?? 'The message was refused.',
      mend: mend ?? "Ask the exchange's operator.",
    },
  });
  return undefined;
};

/** The partner's word for what became a command: internal names are not its contract. */
const saidAs = (command: string): string => {
  const name = command.slice(command.lastIndexOf('.') + 1);
  if (name === 'SubmitIntake') return 'handoff.partners.IntakeSubmission';
  return name === 'RespondToReferral' ? 'handoff.partners.ReferralResponse' : 'handoff.partners.FactReport';
};
