import type { Webhook, Webhooks } from '../webhooks.ts';

export const inMemoryWebhooks = (): Webhooks => {
  const kept = new Map<string, Webhook>();
  const at = (partner: string, name: string): string => `${partner}|${name}`;
  const change = (id: string, how: (webhook: Webhook) => Webhook): void => {
    const webhook = kept.get(id);
    if (webhook) kept.set(id, how(webhook));
  };
  return {
    find: async (partner, name) => kept.get(at(partner, name)),
    of: async (partner) =>
      [...kept.values()]
        .filter((webhook) => webhook.partner === partner)
        .sort((one, other) => (one.name < other.name ? -1 : 1)),
    put: async (webhook) => {
      const id = at(webhook.partner, webhook.name);
      if ((kept.get(id)?.version ?? 0) !== webhook.version - 1) return false;
      kept.set(id, structuredClone(webhook));
      return true;
    },
    remove: async (partner, name) => void kept.delete(at(partner, name)),
    succeeded: async (partner, name) => change(at(partner, name), notFailing),
    failed: async (partner, name, time) => {
      const id = at(partner, name);
      change(id, (webhook) => ({ failingSince: time, ...webhook }));
      return kept.get(id)?.failingSince ?? time;
    },
  };
};

const notFailing = (webhook: Webhook): Webhook => {
  const { failingSince: _, ...rest } = webhook;
  return rest;
};
