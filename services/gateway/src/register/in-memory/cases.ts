import type { Cases, Journey, Parties, Screening } from '../cases.ts';

type Named = Readonly<{ personId: string }>;

export const inMemoryCases = (): Cases => {
  const parties = new Map<string, Parties>();
  const journeys = new Map<string, Journey>();
  const screenings = new Map<string, Screening>();
  const closed = new Set<string>();
  const tables: readonly Map<string, Named>[] = [parties, journeys, screenings];
  const idsOf = (table: Map<string, Named>, personId: string): string[] =>
    [...table].filter(([, row]) => row.personId === personId).map(([id]) => id);

  return {
    keepParties: async (row) => void parties.set(row.referralId, row),
    partiesIn: async (groupId) => [...parties.values()].filter((row) => row.groupId === groupId),
    partiesOf: async (referralId) => parties.get(referralId),
    keepJourney: async (row) => void journeys.set(row.journeyId, row),
    journeyBySlip: async (slip) => [...journeys.values()].find((row) => row.slip === slip),
    intakeOfJourney: async (journeyId) => journeys.get(journeyId)?.intakeId,
    journeyOf: async (journeyId) => journeys.get(journeyId),
    keepScreening: async (row) => void screenings.set(row.intakeId, structuredClone(row)),
    screeningOf: async (intakeId) => structuredClone(screenings.get(intakeId)),
    subjectsOf: async (personId) => tables.flatMap((table) => idsOf(table, personId)),
    forget: async (personId) => {
      for (const table of tables) for (const id of idsOf(table, personId)) table.delete(id);
    },
    close: async (personId) => void closed.add(personId),
    isClosed: async (personId) => closed.has(personId),
  };
};
