import type { OpenJourneys, RulesInForce } from './open-journeys.ts';

type Kept = Readonly<{ intakeId: string; open: boolean; under: string | null; how: string | null }>;

export const inMemoryOpenJourneys = (): OpenJourneys => {
  const journeys = new Map<string, Kept>();
  let inForce: RulesInForce | undefined;
  const change = (journeyId: string, changes: Partial<Kept>) => {
    const kept = journeys.get(journeyId);
    if (kept !== undefined) journeys.set(journeyId, { ...kept, ...changes });
  };
  const dueUnder = (rulesEvent: string) =>
    [...journeys].filter(([, { open, under }]) => open && under !== rulesEvent);
  return {
    opened: async (journeyId, intakeId) => {
      const { under = null, how = null } = journeys.get(journeyId) ?? {};
      journeys.set(journeyId, { intakeId, open: true, under, how });
    },
    ended: async (journeyId) => change(journeyId, { open: false }),
    restarted: async (journeyId) => change(journeyId, { open: true }),
    follow: async (rules) => {
      if (inForce === undefined || inForce.sequence < rules.sequence) inForce = rules;
    },
    inForce: async () => inForce,
    due: async (rulesEvent, limit) =>
      dueUnder(rulesEvent)
        .slice(0, limit)
        .map(([journeyId, { intakeId }]) => ({ journeyId, intakeId })),
    settle: async (journeyId, under, how) => change(journeyId, { under, how }),
    counts: async () => {
      const settled: Record<string, number> = {};
      if (inForce === undefined) return { due: 0, settled };
      for (const { under, how } of journeys.values())
        if (under === inForce.event && how !== null) settled[how] = (settled[how] ?? 0) + 1;
      return { due: dueUnder(inForce.event).length, settled };
    },
    rows: async () => [...journeys].map(([journeyId, { intakeId, open }]) => ({ journeyId, intakeId, open })),
  };
};
