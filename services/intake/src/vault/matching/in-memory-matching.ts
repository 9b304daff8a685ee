import type { BlindIndex, Entry } from './blind-index.ts';
import type { FundRotations } from './fund-rotations.ts';
import type { MatchBook, NotedMatch } from './match-book.ts';
import type { Matching, MatchingAgencies } from './matching.ts';

export const inMemoryMatching = (): Matching => ({
  index: inMemoryBlindIndex(),
  book: inMemoryMatchBook(),
  agencies: inMemoryAgencies(),
  rotations: inMemoryRotations(),
});

const inMemoryBlindIndex = (): BlindIndex => {
  const entries = new Map<string, Entry>();
  const placeOf = (personId: string, fund: string): string => `${personId} ${fund}`;
  const those = (are: (entry: Entry) => boolean): readonly Entry[] =>
    [...entries.values()].filter(are).toSorted((one, other) => (one.personId < other.personId ? -1 : 1));
  const others = (fund: string, keyId: string): readonly Entry[] =>
    those((entry) => entry.fund === fund && entry.keyId !== keyId);
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
    notUnder: async (fund, keyId, limit) => others(fund, keyId).slice(0, limit),
    countNotUnder: async (fund, keyId) => others(fund, keyId).length,
    drop: async (personId, fund, madeBy) => {
      const place = placeOf(personId, fund);
      if (madeBy === undefined || entries.get(place)?.keyId === madeBy) entries.delete(place);
    },
  };
};

type Noted = Readonly<{ match: NotedMatch; open: boolean; version: number }>;

const inMemoryMatchBook = (): MatchBook => {
  const noted = new Map<string, Noted>();
  const those = (are: (noted: Noted) => boolean): readonly NotedMatch[] =>
    [...noted.values()].filter(are).map(({ match }) => match);
  return {
    note: async (match, version = 0) => {
      const known = noted.get(match.matchId);
      const isNews = known === undefined || known.version < version;
      noted.set(match.matchId, isNews ? { match, open: true, version } : { ...known, match });
    },
    close: async (matchId, version) => {
      const known = noted.get(matchId);
      if (known !== undefined && known.version <= version)
        noted.set(matchId, { ...known, open: false, version });
    },
    openOf: async (agency) => those(({ match, open }) => open && match.agencies.includes(agency)),
    ofPerson: async (personId) => those(({ match }) => match.persons.includes(personId)),
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

const inMemoryRotations = (): FundRotations => {
  const begun = new Map<string, number>();
  return {
    begin: async ({ fund, name, generation }) => {
      const place = `${fund} ${name}`;
      if (!begun.has(place)) begun.set(place, generation);
      return begun.get(place) ?? generation;
    },
  };
};
