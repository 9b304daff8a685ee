import type { Consume, Delivery } from '@handoff/messaging';
import { partnerMessages } from '@handoff/schemas';
import { causationOf } from '../causation.ts';
import type { Gateway } from '../gateway.ts';
import type { HolderReceipt } from '@handoff/schemas';
import { giveReceiptOrRefuse } from '../deliveries/give-receipt.ts';
import { type Said, translate } from '../translate/translate.ts';
import { faultIn } from './fault-in.ts';
import { answeredAs, neededMessageId } from './message-id.ts';
import { onTheJourneysTrace } from './on-the-journeys-trace.ts';
import { reject } from './reject.ts';

const admitted: ReadonlySet<string> = new Set(partnerMessages.in);

/**
 * One message of a partner's `.in` topic: decoded by the few records a partner may send, turned into a command, put
 * on `handoff.commands`. Who speaks is the topic's name, which ACLs protect. Whatever is wrong goes back to the sender;
 * nothing a partner sends can stop the others or be parked for us to clean up.
 */
export const admit =
  (gateway: Gateway, partner: string): Consume =>
  async (delivery) => {
    const seen = { type: claimedType(delivery) };
    try {
      await passOn(gateway, partner, delivery, seen);
      return { kind: 'processed' };
    } catch (error) {
      const fault = faultIn(error, gateway.log);
      await reject(gateway, { partner, messageId: answeredAs(delivery), type: seen.type, fault });
      return { kind: 'skipped', because: fault.code };
    }
  };

const passOn = async (
  gateway: Gateway,
  partner: string,
  delivery: Delivery,
  seen: { type: string },
): Promise<void> => {
  const { record, value } = await gateway.codec.decode(delivery.payload, { allow: admitted });
  seen.type = record;
  const causation = causationOf(partner, neededMessageId(delivery));
  // What a holder owes is the gateway's own to keep: no other service is asked.
  if (record === 'handoff.partners.HolderReceipt')
    return giveReceiptOrRefuse(gateway, partner, value as HolderReceipt);
  const command = await translate(gateway, { partner, causation }, { record, message: value } as Said);
  await onTheJourneysTrace(gateway, command, () =>
    gateway.enqueue(command.name, command.streamId, command.value, { causation }),
  );
};

/** Only a name of the contract is repeated: a header may say anything, at any length. */
const claimedType = ({ headers }: Delivery): string => {
  const claimed = headers['ce_type'] ?? '';
  return admitted.has(claimed) ? claimed : 'unknown';
};
