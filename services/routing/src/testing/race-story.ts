import type { Commands } from '@handoff/schemas';
import type { Outcome } from '@handoff/stream-store';
import type { Known } from '../domain/referral/state.ts';
import type { Seats } from '../domain/seats/state.ts';
import { bayside, evening, harbor, type massachusetts, nothingSaid, quincy } from './massachusetts.ts';

export type Kept<State> = Readonly<{
  _id: string;
  state: State;
  events: readonly { type: string }[];
  handled: readonly { causation: string; outcome: { kind: string } }[];
}>;

type Said = readonly [referralId: string, record: Commands['RespondToReferral'], causation: string];

/** Where people are raced for: a door that answers at once, one that only takes, and what is kept in the end. */
export type Track = Readonly<{
  story: ReturnType<typeof massachusetts>;
  overRest: (...said: Said) => Promise<Outcome>;
  overKafka: (...said: Said) => Promise<unknown>;
  referrals: () => Promise<readonly Kept<Known>[]>;
  seats: () => Promise<readonly Kept<Seats>[]>;
  /** Tries until it no longer throws. */
  until: (stands: () => Promise<void>) => Promise<void>;
  counts: () => Promise<{ referrals: Record<string, number>; journeys: { waiting: Record<string, number> } }>;
}>;

/** Half of them in a community queue, half for the person to confirm one of two held places. */
const isQueue = (number: number): boolean => number % 2 === 0;

export const raceStory = (track: Track, count: number) => {
  const { story, until } = track;
  const numbers = Array.from({ length: count }, (_, number) => number + 1);
  const referralIds = new Map<number, string>();

  const toMark = async (): Promise<void> => {
    await story.agencies({ ...evening, seats: count });
    await inTurns(numbers, (number) => story.takeIn({ number, choices: [], needs: ['learn.esl'] }));
    await until(async () => same((await track.counts()).journeys.waiting['waits-for-choice'], count));
    await inTurns(numbers, (number) => {
      const mode = isQueue(number) ? 'queue' : 'confirm';
      return story.chooses([bayside, quincy], { number, atOnce: true, mode, key: `chooses for ${number}` });
    });
    await until(async () => same((await track.counts()).referrals['offered'], count));
    const numberOf = new Map(numbers.map((number) => [story.idsOf(number).personId, number]));
    for (const { _id, state } of await track.referrals())
      referralIds.set(numberOf.get(state.parties.personId) ?? 0, _id);
  };

  const word = (number: number, said: Partial<Commands['RespondToReferral']>): Said => {
    const referralId = referralIds.get(number) ?? '';
    const record = { ...nothingSaid, referralId, agency: bayside, by: 'T', status: 'accepted', ...said };
    return [referralId, record, `partner:${record.agency}:${record.by} ${record.offer ?? ''} ${number}`];
  };

  /** One word over each door at the same moment, turn about which goes where and which is sent first. */
  const race = async (rivals: (number: number) => readonly [Said, Said], among: readonly number[]) => {
    await inTurns(among, (number) => {
      const [first, second] = rivals(number);
      const [one, other] = number % 4 < 2 ? [first, second] : [second, first];
      const rest = () => track.overRest(...one);
      const kafka = () => track.overKafka(...other);
      return Promise.all(number % 3 === 0 ? [rest(), kafka()] : [kafka(), rest()]);
    });
    await until(async () => {
      const heard = new Set((await track.referrals()).flatMap(({ handled }) => handled.map(causationOf)));
      const missing = among.flatMap((number) => rivals(number)).filter(([, , cause]) => !heard.has(cause));
      same(missing.length, 0);
    });
  };

  return {
    /** Both agencies accept everybody; then, where the person decides, both are confirmed. */
    run: async (): Promise<void> => {
      await toMark();
      await race((number) => [word(number, { agency: bayside }), word(number, { agency: quincy })], numbers);
      const confirm = (number: number, offer: string) => word(number, { agency: harbor, by: 'P', offer });
      await race(
        (number) => [confirm(number, bayside), confirm(number, quincy)],
        numbers.filter((number) => !isQueue(number)),
      );
    },
    /** Of each referral: how often it was accepted, and how many of its last two words were taken. */
    winners: async (): Promise<readonly (readonly [accepted: number, taken: number])[]> =>
      (await track.referrals()).map((kept) => [
        kept.events.filter(({ type }) => type === 'ReferralAccepted').length,
        takenOfLastTwo(kept),
      ]),
    accepted: async (agency: string): Promise<number> =>
      (await track.referrals()).filter(
        ({ state }) => state.status === 'accepted' && state.parties.agency === agency,
      ).length,
    places: async (as: 'held' | 'taken'): Promise<number> =>
      (await track.seats())
        .flatMap(({ state }) => (state.status === 'open' ? Object.values(state.places) : []))
        .filter((place) => place.as === as).length,
  };
};

const causationOf = ({ causation }: Readonly<{ causation: string }>): string => causation;

const takenOfLastTwo = ({ handled }: Kept<Known>): number =>
  handled
    .filter(({ causation }) => /^partner:[^:]+:[^:]+$/.test(causation))
    .slice(-2)
    .filter(({ outcome }) => outcome.kind === 'done').length;

const same = (now: number | undefined, wanted: number): void => {
  if (now !== wanted) throw new Error(`${now} of ${wanted}`);
};

const together = 25;

const inTurns = async (all: readonly number[], each: (number: number) => Promise<unknown>): Promise<void> => {
  for (let from = 0; from < all.length; from += together)
    await Promise.all(all.slice(from, from + together).map(each));
};
