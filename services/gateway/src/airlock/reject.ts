import { createHash } from 'node:crypto';
import type { Context } from '@handoff/host';
import { viewId } from '../domain/view.ts';

export type Rejection = Readonly<{
  partner: string;
  messageId: string;
  type: string;
  fault: Readonly<{ code: string; place?: string | undefined; reason: string; mend: string }>;
}>;

/** Tells the sender, on its own `.out`, what was wrong with one message; the first answer to a message stands. */
export const reject = async (
  context: Context,
  { partner, messageId, type, fault }: Rejection,
): Promise<void> => {
  const subject = `message-${createHash('sha256').update(messageId).digest('base64url')}`;
  const { code, place = null, reason, mend } = fault;
  const message = {
    type: 'MessageRejected',
    data: { message: messageId, type, code, place, reason, mend, at: context.now() },
  };
  const about = { status: 'rejected' };
  const consent = { asked: false, allowed: true };
  await context.handle(
    'view',
    viewId(partner, subject),
    {
      type: 'Tell',
      data: {
        partner,
        kind: 'message',
        subject,
        externalId: context.ids.derive('message', `${partner}|${subject}`),
        message,
        about,
        consent,
      },
    },
    { causation: `rejected:${messageId}` },
  );
};
