import { type OwnIds, ofTerm, unnamed } from '../own-ids.ts';

type Kept = Readonly<{ ownId: string; term: string | null }>;

export const inMemoryOwnIds = (): OwnIds => {
  const subjects = new Map<string, Map<string, Kept>>();
  return {
    keep: async (partner, subject, ownId, term = null) => {
      const partners = subjects.get(subject) ?? new Map<string, Kept>();
      subjects.set(subject, partners.set(partner, { ownId, term }));
    },
    subjectsOf: async (partner, ownId, term = null) => {
      const known = [...subjects].flatMap(([subject, partners]) => {
        const kept = partners.get(partner);
        return kept?.ownId === ownId ? [{ subject, term: kept.term }] : [];
      });
      return ofTerm(known, term);
    },
    of: async (partner, subject) => subjects.get(subject)?.get(partner)?.ownId ?? null,
    namedBy: async (partner, subject) => {
      const kept = subjects.get(subject)?.get(partner);
      return kept ? { localRef: kept.ownId, term: kept.term } : unnamed;
    },
    ofMany: async (partner, wanted) =>
      new Map(
        wanted.flatMap((subject) => {
          const kept = subjects.get(subject)?.get(partner);
          return kept ? [[subject, { localRef: kept.ownId, term: kept.term }] as const] : [];
        }),
      ),
    forget: async (gone) => gone.forEach((subject) => subjects.delete(subject)),
  };
};
