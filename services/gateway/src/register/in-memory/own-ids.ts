import type { OwnIds } from '../own-ids.ts';

export const inMemoryOwnIds = (): OwnIds => {
  const subjects = new Map<string, Map<string, string>>();
  return {
    keep: async (partner, subject, ownId) => {
      const partners = subjects.get(subject) ?? new Map<string, string>();
      subjects.set(subject, partners.set(partner, ownId));
    },
    subjectsOf: async (partner, ownId) =>
      [...subjects].filter(([, partners]) => partners.get(partner) === ownId).map(([subject]) => subject),
    of: async (partner, subject) => subjects.get(subject)?.get(partner) ?? null,
    forget: async (gone) => gone.forEach((subject) => subjects.delete(subject)),
  };
};
