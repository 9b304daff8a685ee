import type { SealedIntake, SealedIntakes } from './sealed-intakes.ts';

export const inMemorySealedIntakes = (): SealedIntakes => {
  const intakes = new Map<string, SealedIntake>();
  const change = (intakeId: string, next: (intake: SealedIntake) => Partial<SealedIntake> | undefined) => {
    const intake = intakes.get(intakeId) ?? {
      intakeId,
      about: null,
      facts: null,
      consent: null,
      closed: null,
    };
    const changes = intake.closed === null ? next(intake) : undefined;
    if (changes !== undefined) intakes.set(intakeId, { ...intake, ...changes });
  };
  return {
    keepFacts: async (intakeId, facts, about) =>
      change(intakeId, (intake) =>
        (intake.facts?.sequence ?? 0) < facts.sequence ? { facts, about: about ?? intake.about } : undefined,
      ),
    keepConsent: async (intakeId, consent) =>
      change(intakeId, (intake) =>
        (intake.consent?.sequence ?? 0) < consent.sequence ? { consent } : undefined,
      ),
    close: async (intakeId, closed) =>
      change(intakeId, () => ({ facts: null, consent: null, about: null, closed })),
    find: async (intakeId) => intakes.get(intakeId),
    countClosed: async () => [...intakes.values()].filter(({ closed }) => closed !== null).length,
  };
};
