import { goneOn, isGone, type SignInContact, type SignIns } from '../sign-ins.ts';

type Kept = Readonly<{ partner: string; contact: SignInContact; keptAt: number }>;

export const inMemorySignIns = (now: () => number): SignIns => {
  const lines = new Map<string, Kept>();
  const idOf = (partner: string, localRef: string): string => `${partner}|${localRef}`;
  const sweep = (): void => {
    for (const [id, { keptAt }] of lines) if (isGone(keptAt, now())) lines.delete(id);
  };
  return {
    keep: async (partner, contact) => {
      sweep();
      const id = idOf(partner, contact.localRef);
      lines.set(id, { partner, contact, keptAt: lines.get(id)?.keptAt ?? now() });
    },
    of: async (partner) => {
      sweep();
      return [...lines.values()]
        .filter((line) => line.partner === partner)
        .map(({ contact, keptAt }) => ({ ...contact, goneOn: goneOn(keptAt) }));
    },
    remove: async (partner, localRef) => lines.delete(idOf(partner, localRef)),
  };
};
