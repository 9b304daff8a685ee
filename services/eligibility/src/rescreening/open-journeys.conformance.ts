import { describe, expect, it } from 'vitest';
import type { OpenJourneys } from './open-journeys.ts';

const rules = (sequence: number) => ({
  event: `event-${sequence}`,
  version: `2026-11-2${sequence}.abc`,
  sequence,
});

/** `open` gives an empty store each time. */
export const openJourneysConformance = (
  name: string,
  open: () => OpenJourneys | Promise<OpenJourneys>,
): void => {
  describe(`${name} of open journeys`, () => {
    const dueIn = async (store: OpenJourneys, rulesEvent = 'event-1') =>
      (await store.due(rulesEvent, 10)).map(({ journeyId }) => journeyId).sort();

    it('knows who is on the way, and nobody before that', async () => {
      const store = await open();
      expect(await dueIn(store)).toEqual([]);
      await store.opened('journey-1', 'intake-1');
      expect(await store.due('event-1', 10)).toEqual([{ journeyId: 'journey-1', intakeId: 'intake-1' }]);
    });

    it('lets go of a journey that ended, until it is taken up again', async () => {
      const store = await open();
      await store.opened('journey-1', 'intake-1');
      await store.ended('journey-1');
      expect(await dueIn(store)).toEqual([]);
      await store.restarted('journey-1');
      expect(await dueIn(store)).toEqual(['journey-1']);
    });

    it('makes nothing of the end of a journey it never heard of', async () => {
      const store = await open();
      await store.ended('journey-1');
      await store.restarted('journey-1');
      expect(await store.rows()).toEqual([]);
    });

    it('has each journey due once under the same rules, also when its first event comes again', async () => {
      const store = await open();
      await store.opened('journey-1', 'intake-1');
      await store.settle('journey-1', 'event-1', 'rescreened');
      await store.opened('journey-1', 'intake-1');
      expect(await dueIn(store)).toEqual([]);
      expect(await dueIn(store, 'event-2')).toEqual(['journey-1']);
    });

    it('gives no more at a time than is asked for', async () => {
      const store = await open();
      for (const nth of [1, 2, 3]) await store.opened(`journey-${nth}`, `intake-${nth}`);
      expect(await store.due('event-1', 2)).toHaveLength(2);
    });

    it('follows the newest rules, in whatever order they come', async () => {
      const store = await open();
      expect(await store.inForce()).toBeUndefined();
      await store.follow(rules(2));
      await store.follow(rules(1));
      expect(await store.inForce()).toEqual(rules(2));
      await store.follow(rules(3));
      expect(await store.inForce()).toEqual(rules(3));
    });

    it('counts who waits and how the others were settled under the rules in force', async () => {
      const store = await open();
      expect(await store.counts()).toEqual({ due: 0, settled: {} });
      for (const nth of [1, 2, 3, 4]) await store.opened(`journey-${nth}`, `intake-${nth}`);
      await store.settle('journey-4', 'event-0', 'rescreened');
      await store.follow(rules(1));
      await store.settle('journey-1', 'event-1', 'rescreened');
      await store.settle('journey-2', 'event-1', 'key-destroyed');
      expect(await store.counts()).toEqual({ due: 2, settled: { rescreened: 1, 'key-destroyed': 1 } });
    });
  });
};
