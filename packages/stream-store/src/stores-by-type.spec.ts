import { describe, expect, it } from 'vitest';
import { inMemoryStreams, virtualTime } from './in-memory/index.ts';
import { type Change, storesByType } from './index.ts';

const change: Change = {
  events: [{ id: 'e1', type: 'Added', schema: 1, sequence: 1, time: '', causation: 'c', data: { by: 1 } }],
  handled: { causation: 'c', bodyHash: 'b', at: '', outcome: { kind: 'done', version: 1 } },
  snapshot: { fold: 1, state: {} },
  dueAt: new Date('2026-09-01T08:00:00.000Z'),
};

const given = async () => {
  const time = virtualTime();
  const [seats, referrals] = [inMemoryStreams({ time }), inMemoryStreams({ time })];
  const store = storesByType({ seats, referral: referrals });
  for (const id of ['seats-1', 'seats-2', 'referral-1', 'referral-2']) await store.append(id, 0, change);
  return { store, seats, referrals, time };
};

describe('stores by stream type', () => {
  it('keep each stream in the store of its type', async () => {
    const { store, seats, referrals } = await given();
    expect(await seats.load('seats-1')).toMatchObject({ version: 1 });
    expect(await referrals.load('seats-1')).toBeUndefined();
    expect(await store.tail('referral-1', 0)).toHaveLength(1);
    expect(await store.markPublished('referral-1', 0, 1)).toBe(true);
    expect(await store.outbox('referral-1')).toEqual({ published: 1, events: [] });
    expect(await store.backlog()).toBe(3);
  });

  it('claim from all of them, up to the limit', async () => {
    const { store } = await given();
    const request = { owner: 'one', leaseMs: 1_000, limit: 3 };
    const ids = (claims: readonly { id: string }[]) => claims.map(({ id }) => id);
    expect(ids(await store.claimPending({ ...request, olderThanMs: 0 }))).toEqual([
      'seats-1',
      'seats-2',
      'referral-1',
    ]);
    expect(ids(await store.claimPending({ ...request, olderThanMs: 0 }))).toEqual(['referral-2']);
    expect(ids(await store.claimDue(request))).toEqual(['seats-1', 'seats-2', 'referral-1']);
  });

  it('say of all of them how much waits, and how late the latest clock is', async () => {
    const { store, time } = await given();
    time.travel(Date.parse('2026-09-01T08:02:00.000Z') - Date.parse(time.clock.now()));
    expect(await store.waiting()).toEqual({ unpublished: 4, unpublishedMs: 0, due: 4, dueMs: 120_000 });
  });

  it('know no store for a stream of another type', async () => {
    const { store } = await given();
    await expect(store.load('person-1')).rejects.toThrow('person-1');
  });
});
