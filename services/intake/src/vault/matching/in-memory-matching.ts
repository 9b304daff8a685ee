import type { BlindIndex, Entry } from './blind-index.ts';
import type { MatchBook, NotedMatch } from './match-book.ts';
import type { Matching, MatchingAgencies } from './matching.ts';

export const inMemoryMatching = (): Matching => ({
  index: inMemoryBlindIndex(),
  book: inMemoryMatchBook(),
  agencies: inMemoryAgencies(),
});

const inMemoryBlindIndex = (): BlindIndex => {
  const entries = new Map<string, Entry>();
  const placeOf = (personId: string, fund: string): string => `${personId} ${fund}`;
  const those = (are: (entry: Entry) => boolean): readonly Entry[] =>
    [...entries.values()].filter(are).toSorted((one, other) => (one.personId < other.personId ? -1 : 1));
  return {
    put: async (entry) => void entries.set(placeOf(entry.personId, entry.fund), entry),
    of: async (personId) => those((entry) => entry.personId === personId),
    alike: async ({ personId, fund, tokens }) =>
      those(
        (entry) =>
          entry.fund === fund &&
          entry.personId !== personId &&
          entry.tokens.some((token) => tokens.includes(token)),
      ),
    around: async (agency, limit) => those(({ around }) => around.includes(agency)).slice(0, limit),
    notUnder: async (fund, keyId, after, limit) =>
      those((entry) => entry.fund === fund && entry.keyId !== keyId && entry.personId > after).slice(
        0,
        limit,
      ),
    drop: async (personId, fund) => void entries.delete(placeOf(personId, fund)),
  };
};

const inMemoryMatchBook = (): MatchBook => {
  const noted = new Map<string, NotedMatch>();
  return {
    note: async (match) => void noted.set(match.matchId, match),
    ofAgency: async (agency) => [...noted.values()].filter(({ agencies }) => agencies.includes(agency)),
    ofPerson: async (personId) => [...noted.values()].filter(({ persons }) => persons.includes(personId)),
    drop: async (matchId) => void noted.delete(matchId),
  };
};

const inMemoryAgencies = (): MatchingAgencies => {
  const said = new Map<string, boolean>();
  return {
    keep: async (agency, mayMatch) => void said.set(agency, mayMatch),
    thatMay: async (agencies) => new Set(agencies.filter((agency) => said.get(agency) === true)),
  };
};
