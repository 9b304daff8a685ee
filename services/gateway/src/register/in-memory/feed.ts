import type { FedMessage, Feed, FeedEntry } from '../feed.ts';

export const inMemoryFeed = (): Feed => {
  const partners = new Map<string, Map<string, FedMessage>>();
  const gone = new Map<string, number>();
  const of = (partner: string): Map<string, FedMessage> => {
    const messages = partners.get(partner) ?? new Map<string, FedMessage>();
    partners.set(partner, messages);
    return messages;
  };
  const isGone = (partner: string, { subject, sequence }: FedMessage): boolean =>
    sequence < (gone.get(`${partner}|${subject}`) ?? 0);

  return {
    keep: async (partner, message) => {
      const messages = of(partner);
      if (!messages.has(message.id) && !isGone(partner, message))
        messages.set(message.id, structuredClone(message));
    },
    find: async (partner, id) => {
      const message = of(partner).get(id);
      return message && entryOf(message);
    },
    after: async (partner, position, limit) =>
      [...of(partner).values()]
        .filter((message) => message.position > position)
        .sort((one, other) => one.position - other.position)
        .slice(0, limit)
        .map(entryOf),
    forget: async (partner, subject, below) => {
      gone.set(`${partner}|${subject}`, below);
      for (const [id, message] of of(partner)) if (isGone(partner, message)) of(partner).delete(id);
    },
  };
};

const entryOf = ({ position, id, type, time, data }: FedMessage): FeedEntry => ({
  position,
  id,
  type,
  time,
  data,
});
