import { randomUUID } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import type { WebhookTry } from '../evidence.ts';

const hourMs = 3_600_000;
const patienceMs = 15_000;
const notItsSecret = `whsec_${Buffer.from('nobody was given this secret, ever').toString('base64')}`;

/** Knocks at a receiver as a stranger would, and as somebody who once overheard a message. */
export const attack = async (url: string, secret: string | undefined): Promise<WebhookTry> => ({
  url,
  forged: await post(url, notItsSecret, new Date()),
  stale: secret === undefined ? 'no-secret' : await post(url, secret, new Date(Date.now() - hourMs)),
});

const post = async (url: string, secret: string, at: Date): Promise<number | undefined> => {
  const id = randomUUID();
  const body = JSON.stringify({
    type: 'ReferralNotice',
    timestamp: at.toISOString(),
    data: { id, position: 0, subject: 'referral-of-nobody' },
  });
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'webhook-id': id,
        'webhook-timestamp': String(Math.floor(at.getTime() / 1_000)),
        'webhook-signature': new Webhook(secret).sign(id, at, body),
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
