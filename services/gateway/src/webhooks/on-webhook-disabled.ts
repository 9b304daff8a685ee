import type { Listeners } from '../gateway.ts';
import { release } from '../deliveries/release.ts';

/** The partner reads it in its feed, and at its other webhooks. */
export const onWebhookDisabled: Listeners = {
  WebhookDisabled: ({ slug, ...why }, meta, gateway) =>
    release(gateway, meta, {
      partner: slug,
      kind: 'webhook',
      subject: meta.envelope.subject,
      about: { status: 'disabled' },
      message: ({ now }) => ({
        type: 'WebhookNotice',
        data: { status: 'disabled', ...why, at: now },
      }),
    }),
};
