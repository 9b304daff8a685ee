import { Webhook } from 'standardwebhooks';

type Signed = Readonly<{ id: string; at: Date; body: string; secrets: readonly string[] }>;

/** The three headers of Standard Webhooks: one signature a secret, so that a receiver may know either. */
export const signedHeaders = ({ id, at, body, secrets }: Signed): Readonly<Record<string, string>> => ({
  'webhook-id': id,
  'webhook-timestamp': String(Math.floor(at.getTime() / 1_000)),
  'webhook-signature': secrets.map((secret) => new Webhook(secret).sign(id, at, body)).join(' '),
});
