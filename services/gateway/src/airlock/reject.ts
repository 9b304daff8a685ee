import { createHash } from 'node:crypto';
import { viewId } from '../domain/view.ts';
import type { Fault } from '../fault.ts';
import type { Gateway } from '../gateway.ts';
import { mustStand } from '../must-stand.ts';

export type Rejection = Readonly<{
  partner: string;
  messageId: string;
  /** The partner's own record: internal names are not its contract. */
  type: string;
  fault: Fault;
}>;

/** Tells the sender, on its own `.out`, what was wrong with one message; the first answer to a message stands. */
export const reject = async (
  gateway: Gateway,
  { partner, messageId, type, fault }: Rejection,
): Promise<void> => {
  const subject = `message-${createHash('sha256').update(messageId).digest('base64url')}`;
  const { code, place = null, reason, mend } = fault;
  const data = {
    partner,
    kind: 'message',
    subject,
    externalId: gateway.ids.derive('message', `${partner}|${subject}`),
    message: {
      type: 'MessageRejected',
      data: { message: messageId, type, code, place, reason, mend, at: gateway.now() },
    },
    about: { status: 'rejected' },
    consent: { asked: false, allowed: true },
  };
  const command = { type: 'Tell', data };
  mustStand(
    await gateway.handle('view', viewId(partner, subject), command, { causation: `rejected:${messageId}` }),
  );
};
