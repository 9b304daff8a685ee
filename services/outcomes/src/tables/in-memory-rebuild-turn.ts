import type { RebuildTurn } from './rebuild-turn.ts';

export const inMemoryRebuildTurn = (now: () => number = Date.now): RebuildTurn => {
  let held: Readonly<{ owner: string; until: number }> | undefined;
  return {
    take: async ({ owner, leaseMs }) => {
      if (held && held.until >= now()) return false;
      held = { owner, until: now() + leaseMs };
      return true;
    },
    keep: async ({ owner, leaseMs }) => {
      if (held?.owner !== owner) return false;
      held = { owner, until: now() + leaseMs };
      return true;
    },
    giveBack: async (owner) => {
      if (held?.owner === owner) held = undefined;
    },
  };
};
