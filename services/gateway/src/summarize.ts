import type { Register } from './register/register.ts';

/** Counts of what was told, by kind of message. No partner, no person. */
export const summarize = async ({ partners, uploads, views }: Register): Promise<Record<string, unknown>> => {
  const told = await views.counts();
  return {
    partners: (await partners.all()).length,
    uploads: await uploads.count(),
    rejected: told['MessageRejected'] ?? 0,
    told,
  };
};
