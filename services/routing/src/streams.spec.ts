import { createHandler, type StoredEvent, type StreamStore, type Unstamped } from '@handoff/stream-store';
import { inMemoryStreams, virtualTime } from '@handoff/stream-store/in-memory';
import { describe, expect, it } from 'vitest';
import { usualClocks } from './domain/calendar/clocks.ts';
import { changesBeforeCarrying } from './domain/seats/carry.ts';
import type { SeatsCommand } from './domain/seats/seats.ts';
import type { Capacity } from './domain/seats/state.ts';
import { seatsStream } from './streams.ts';

/** A month of an emergency fund: each grant is a claim that stays. */
const fund: Capacity = {
  seatsId: 'seats-fund',
  agency: 'harbor-worker-center',
  service: 'help.pay',
  cohort: 'fund-2026-02',
  kind: 'held',
  seats: 1_000_000_000,
  startsOn: null,
  terms: { unit: 'cent', tiers: [], registerBy: null, applyDays: null, testDays: null, censusOn: null },
};
const grants = 4_000;

const given = (count: number): string =>
  JSON.stringify(
    Object.fromEntries(
      Array.from({ length: count }, (_, nth) => [
        `referral-00000000-0000-8000-8000-${String(nth).padStart(12, '0')}`,
        { as: 'taken', hold: 0, claim: { tier: null, amount: 50_000 } },
      ]),
    ),
  );

describe('the stream of a busy fund', () => {
  it(`has room for ${grants} grants, for a turn of changes on them, and to be carried forward`, async () => {
    const time = virtualTime();
    const store = inMemoryStreams({ time });
    const handler = createHandler({ store, now: time.clock.now, accepts: () => {} });
    const seats = seatsStream(usualClocks);
    let asked = 0;
    const ask = (id: string, type: SeatsCommand['type'], data: object) => {
      const command = { type, data } as Unstamped<SeatsCommand>;
      return handler.handle(seats, id, command, { causation: `c${(asked += 1)}`, bodyHash: '' });
    };

    await ask(fund.seatsId, 'CarryIn', { capacity: fund, places: given(grants) });
    const data = { referralId: 'referral-of-nobody', hold: 0, claim: { tier: null, amount: 50_000 } };
    expect(await ask(fund.seatsId, 'HoldPlace', data)).toMatchObject({ kind: 'done' });
    expect(await ask(fund.seatsId, 'ReleasePlace', data)).toMatchObject({ kind: 'done' });
    await comeAndGo(store, fund.seatsId);

    const carriedTo = 'seats-fund-more';
    expect(await ask(fund.seatsId, 'CarryForward', { carriedTo })).toMatchObject({ kind: 'done' });
    const carried = { capacity: { ...fund, seatsId: carriedTo }, places: given(grants) };
    expect(await ask(carriedTo, 'CarryIn', carried)).toMatchObject({ kind: 'done' });
  });
});

/** What was held and released once, again and again until the stream is to be carried forward. */
const comeAndGo = async (store: StreamStore, id: string): Promise<void> => {
  const document = await store.load(id);
  const last = document?.events.slice(-2) ?? [];
  if (!document || last.length < 2) throw new Error('nothing came and went');
  const events = Array.from({ length: changesBeforeCarrying - document.version }, (_, nth) => ({
    ...(last[nth % 2] as StoredEvent),
    sequence: document.version + nth + 1,
  }));
  const outcome = { kind: 'done', version: changesBeforeCarrying } as const;
  await store.append(id, document.version, {
    events,
    handled: { causation: 'again and again', bodyHash: '', at: '', outcome },
    snapshot: {
      fold: document.fold,
      state: { ...(document.state as object), changes: changesBeforeCarrying },
    },
  });
};
