import type { Gateway } from './gateway.ts';

/** Counts of what was told, by kind of message, and of what became of it at webhooks. No partner, no person. */
export const summarize = async ({ register, today }: Gateway): Promise<Record<string, unknown>> => {
  const { partners, receipts, uploads, views, webhookDeliveries } = register;
  const told = await views.counts();
  return {
    partners: (await partners.all()).length,
    uploads: await uploads.count(),
    rejected: told['MessageRejected'] ?? 0,
    told,
    receiptsOverdue: (await receipts.overdue(today())).length,
    webhooks: await webhookDeliveries.counts(),
  };
};
