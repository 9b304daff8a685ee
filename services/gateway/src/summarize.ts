import type { Register } from './register/register.ts';

/** Counts of what was told, by kind of message, and of what became of it at webhooks. No partner, no person. */
export const summarize = async ({
  partners,
  uploads,
  views,
  webhookDeliveries,
}: Register): Promise<Record<string, unknown>> => {
  const told = await views.counts();
  return {
    partners: (await partners.all()).length,
    uploads: await uploads.count(),
    rejected: told['MessageRejected'] ?? 0,
    told,
    webhooks: await webhookDeliveries.counts(),
  };
};
