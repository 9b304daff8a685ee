import type { KeptRequest, Requests } from '../requests.ts';

export const inMemoryRequests = (): Requests => {
  const requests = new Map<string, KeptRequest>();
  const at = (partner: string, key: string): string => `${partner}|${key}`;
  return {
    find: async (partner, key) => requests.get(at(partner, key)),
    keepFirst: async (partner, key, request) => {
      const first = requests.get(at(partner, key)) ?? request;
      requests.set(at(partner, key), first);
      return first;
    },
    forget: async (subjects) => {
      for (const [id, { subject }] of requests) if (subjects.includes(subject)) requests.delete(id);
    },
  };
};
