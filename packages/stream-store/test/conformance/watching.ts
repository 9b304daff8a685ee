import { describe, expect, it } from 'vitest';
import { type Bench, freshId, startProcess } from './bench.ts';
import { add, setAlarm } from './tally.ts';

const minute = 60_000;

export const watching = (bench: () => Bench) =>
  describe('watching', () => {
    it('sees nothing waiting where all is published and no clock is due', async () => {
      const { tell, relay, store } = await startProcess(bench());
      await tell(freshId(), add(1));
      await relay.sweep();
      expect(await store.waiting()).toEqual({ unpublished: 0, unpublishedMs: 0, due: 0, dueMs: 0 });
    });

    it('counts the streams with something unpublished, and for how long the longest has waited', async () => {
      const { tell, store } = await startProcess(bench());
      await tell(freshId(), add(1));
      await bench().elapse(100);
      await tell(freshId(), add(1));
      const { unpublished, unpublishedMs } = await store.waiting();
      expect(unpublished).toBe(2);
      // Counted in the database's time, which each process estimates.
      expect(unpublishedMs).toBeGreaterThan(50);
      expect(unpublishedMs).toBeLessThan(minute);
    });

    it('counts from the oldest: a stream that is written to all the time has waited all the time', async () => {
      const { tell, store } = await startProcess(bench());
      const id = freshId();
      await tell(id, add(1));
      await bench().elapse(100);
      await tell(id, add(1));
      expect((await store.waiting()).unpublishedMs).toBeGreaterThan(50);
    });

    it('counts anew once what waited is published, also where more has come meanwhile', async () => {
      const { tell, store } = await startProcess(bench());
      const id = freshId();
      await tell(id, add(1));
      await bench().elapse(200);
      await tell(id, add(1));
      await store.markPublished(id, 0, 1);
      const { unpublished, unpublishedMs } = await store.waiting();
      expect(unpublished).toBe(1);
      expect(unpublishedMs).toBeLessThan(150);
    });

    it('does not take a journey in business time for a wait of the outbox', async () => {
      const { tell, store } = await startProcess(bench());
      await tell(freshId(), add(1));
      await bench().travel(10 * minute);
      expect((await store.waiting()).unpublishedMs).toBeLessThan(minute);
    });

    it('counts the clocks that are due, and how late the latest is, until they rang', async () => {
      const { tell, clocks, store } = await startProcess(bench());
      const now = Date.parse(bench().clock.now());
      for (const minutes of [1, 2, 10])
        await tell(freshId(), setAlarm(new Date(now + minutes * minute).toISOString()));
      await bench().travel(3 * minute);
      const { due, dueMs } = await store.waiting();
      expect(due).toBe(2);
      expect(dueMs).toBeGreaterThanOrEqual(2 * minute);
      expect(dueMs).toBeLessThan(3 * minute);
      await clocks.tick();
      expect(await store.waiting()).toMatchObject({ due: 0, dueMs: 0 });
    });
  });
