import type { Caseload, Walk } from '../caseload.ts';

export const inMemoryCaseload = (): Caseload => {
  const kept = new Map<string, Walk>();
  return {
    keep: async (walk) => {
      const before = kept.get(walk.journeyId);
      if (!before || before.sequence < walk.sequence) kept.set(walk.journeyId, walk);
    },
    with: async (slug, code) =>
      [...kept.values()]
        .filter((walk) => walk.slug === slug && (walk.lead === code || walk.deputy === code))
        .toSorted((left, right) => (left.journeyId < right.journeyId ? -1 : 1)),
    forget: async (personId) => {
      for (const walk of kept.values()) if (walk.personId === personId) kept.delete(walk.journeyId);
    },
  };
};
