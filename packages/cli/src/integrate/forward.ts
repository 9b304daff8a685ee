import { Webhook } from 'standardwebhooks';

export type Event = Readonly<{
  position: number;
  id: string;
  type: string;
  time: string;
  data: Readonly<Record<string, unknown>>;
}>;

const patienceMs = 15_000;

/** The body of a webhook: that something happened, never what. */
export const thin = ({ id, type, time, position, data }: Event): string => {
  const subject = data['referral'] ?? data['journey'] ?? data['intake'] ?? id;
  return JSON.stringify({ type, timestamp: time, data: { id, position, subject } });
};

/** Posts as the exchange would, signed; the status, or undefined where nobody answered. */
export const forward = async (event: Event, to: string, secret: string): Promise<number | undefined> => {
  const body = thin(event);
  const at = new Date();
  try {
    const response = await fetch(to, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'user-agent': 'Handoff-Webhooks/1',
        'webhook-id': event.id,
        'webhook-timestamp': String(Math.floor(at.getTime() / 1_000)),
        'webhook-signature': new Webhook(secret).sign(event.id, at, body),
      },
      body,
      redirect: 'manual',
      signal: AbortSignal.timeout(patienceMs),
    });
    return response.status;
  } catch {
    return undefined;
  }
};
