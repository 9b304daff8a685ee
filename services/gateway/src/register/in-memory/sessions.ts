import type { Session, Sessions } from '../sessions.ts';

export const inMemorySessions = (): Sessions => {
  const kept = new Map<string, Session>();
  return {
    add: async (session) => void kept.set(session.hash, session),
    find: async (hash) => kept.get(hash),
    used: async (hash, usedAt) => {
      const session = kept.get(hash);
      if (session) kept.set(hash, { ...session, usedAt });
    },
    end: async (hash) => void kept.delete(hash),
    endAll: async (member) => {
      const own = [...kept.values()].filter((session) => session.member === member);
      for (const { hash } of own) kept.delete(hash);
      return own.length;
    },
  };
};
