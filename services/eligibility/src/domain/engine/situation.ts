import type { Fact, Facts } from '../facts/facts.ts';
import type { CompiledBook, Ruleset } from '../law/rulebook.ts';
import type { Row, Seated } from './seat.ts';
import type { Standing } from '../law/standing.ts';

export type Circumstances = Readonly<{
  jurisdiction: string;
  asOf: string;
  providerType?: string | undefined;
  serviceLevel?: string | undefined;
}>;

/** Somebody as the rules meet them: what they said, and the same as numbers. It holds everywhere and on every day. */
export type Person = Readonly<{ row: Row }>;

export const meet = (facts: Facts, { seating, follows, providerSeat }: CompiledBook): Person => ({
  row: seating.rowOf(facts, (seat, heard) => {
    if (seat === providerSeat || follows[seat]?.restsOnPlace(heard) === true) return 'open';
    return follows[seat]?.derive(heard, anywhere) ?? heard[seat];
  }),
});

/** For what rests on no place and no day. */
const anywhere = { jurisdiction: '', asOf: '' };

/** One person, one place, one day: what every program is judged against. */
export type Situation = Readonly<{ circumstances: Circumstances; seated: Seated }>;

export const situationOf = (
  { row }: Person,
  { follows, seating, providerSeat }: CompiledBook,
  circumstances: Circumstances,
): Situation => {
  const { providerType } = circumstances;
  const say = (seat: number): Fact | undefined => {
    if (providerType !== undefined && seat === providerSeat) return known(providerType);
    return follows[seat]?.derive(row.heard, circumstances) ?? row.heard[seat];
  };
  return { circumstances, seated: seating.seat(row, say) };
};

const known = (value: string): Fact => ({ state: 'known', value });

export const standingIn = (ruleset: Ruleset, { circumstances }: Situation): Standing =>
  ruleset.standing(circumstances.jurisdiction, circumstances.asOf);
