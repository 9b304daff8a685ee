import { Undecodable } from '@handoff/codec';
import { Refusal } from '@handoff/decider';
import type { Context } from '@handoff/host';
import type { Delivery, Verdict } from '@handoff/messaging';
import type { FactReport, IntakeSubmission, ReferralResponse } from '@handoff/schemas';
import { causationOf } from '../causation.ts';
import {
  type Addressed,
  commandFromFact,
  commandFromResponse,
  commandFromSubmission,
  type Speaker,
} from '../translate/command-from.ts';
import { messageIdOf } from './message-id.ts';
import { reject } from './reject.ts';

const admitted = new Set([
  'handoff.partners.IntakeSubmission',
  'handoff.partners.ReferralResponse',
  'handoff.partners.FactReport',
]);

/**
 * One message of a partner's `.in` topic: decoded by the three records a partner may send, turned into a command, put
 * on `handoff.commands`. Who speaks is the topic's name, which ACLs protect. Whatever is wrong goes back to the sender;
 * nothing a partner sends can stop the others or be parked for us to clean up.
 */
export const admit =
  (context: Context, partner: string) =>
  async (delivery: Delivery): Promise<Verdict> => {
    const messageId = messageIdOf(delivery);
    try {
      const { record, value } = await context.codec.decode(delivery.payload, { allow: admitted });
      const command = await translate(
        context,
        { partner, causation: causationOf(partner, messageId) },
        record,
        value,
      );
      await context.enqueue(command.name, command.streamId, command.value, {
        causation: causationOf(partner, messageId),
      });
      return { kind: 'processed' };
    } catch (error) {
      if (!(error instanceof Undecodable || error instanceof Refusal)) throw error;
      await reject(context, {
        partner,
        messageId,
        type: delivery.headers['ce_type'] ?? 'unknown',
        fault: error,
      });
      return { kind: 'skipped', because: error.code };
    }
  };

const translate = (
  context: Context,
  speaker: Speaker,
  record: string,
  value: unknown,
): Promise<Addressed> => {
  switch (record) {
    case 'handoff.partners.IntakeSubmission':
      return commandFromSubmission(context, speaker, value as IntakeSubmission);
    case 'handoff.partners.ReferralResponse':
      return commandFromResponse(context, speaker, value as ReferralResponse);
    default:
      return commandFromFact(context, speaker, value as FactReport);
  }
};
