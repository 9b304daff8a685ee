import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Consumer, type Place, placeMarks, type Recall, readEnvelope } from '../src/index.ts';
import { inMemoryCursors } from '../src/in-memory/index.ts';
import type { OpenBroker } from './broker-conformance.ts';
import { message } from './messages.ts';
import { scene } from './scene.ts';

export type OpenRecall = Readonly<{ recall: Recall }> & OpenBroker;

const patience = { timeout: 60_000, interval: 50 };

/** What a service must be able to learn of its broker when its own store was put back. */
export const recallConformance = (name: string, open: () => Promise<OpenRecall>) =>
  describe(`what is recalled ${name}`, () => {
    let place: OpenRecall;
    const started: Consumer[] = [];
    beforeEach(async () => {
      place = await open();
    });
    afterEach(async () => {
      await Promise.all(started.splice(0).map((consumer) => consumer.stop()));
      await place.close();
    });

    // Without a sequence: who begins in the middle would ask for what came before.
    const send = async (topic: string, partition: number, ...numbers: readonly number[]) => {
      const stream = `referral-${partition}`;
      for (const number of numbers) {
        const messages = [message(stream, { id: `${stream}#${number}` })];
        await place.broker.producer().send({ topic, partition, messages });
      }
    };
    const idsIn = async (from: readonly Place[], to: readonly Place[]) =>
      (await place.recall.read(from, to)).map((each) => readEnvelope(each).id).toSorted();

    const join = (groupId: string, topic: string) => {
      const noted: Place[] = [];
      const { subscriber, handled } = scene({ topics: [topic] });
      const note = async (at: Place) => void noted.push(at);
      const consumer = place.broker.consume({ groupId, subscriber, note, onDead: () => undefined });
      started.push(consumer);
      const stop = async () => {
        await consumer.stop();
        started.splice(started.indexOf(consumer), 1);
      };
      return { handled, noted, stop };
    };

    it('is where each partition ends', async () => {
      const topic = await place.createTopic(2);
      await send(topic, 1, 1, 2);
      expect((await place.recall.ends([topic])).toSorted((a, b) => a.partition - b.partition)).toEqual([
        { topic, partition: 0, offset: 0 },
        { topic, partition: 1, offset: 2 },
      ]);
    });

    it('is what stands between two places, and nothing before or behind', async () => {
      const topic = await place.createTopic(2);
      await send(topic, 0, 1, 2, 3);
      await send(topic, 1, 1);
      const to = await place.recall.ends([topic]);
      await send(topic, 0, 4);
      expect(await idsIn([{ topic, partition: 0, offset: 1 }], to)).toEqual([
        'referral-0#2',
        'referral-0#3',
        'referral-1#1',
      ]);
      expect(await idsIn(to, to)).toEqual([]);
    });

    it('is how far a group has committed; what it handled was noted before', async () => {
      const topic = await place.createTopic(2);
      const groupId = place.group();
      await send(topic, 1, 1, 2, 3);
      const { handled, noted, stop } = join(groupId, topic);
      await vi.waitFor(() => expect(handled).toHaveLength(3), patience);
      await stop();
      expect(noted.at(-1)).toEqual({ topic, partition: 1, offset: 3 });
      const committed = (await place.recall.committed([groupId])).get(groupId) ?? [];
      expect(committed.filter(({ offset }) => offset > 0)).toEqual([{ topic, partition: 1, offset: 3 }]);
      expect(await place.recall.groups()).toContain(groupId);
    });

    it('takes a group back, which then handles again what follows', async () => {
      const topic = await place.createTopic(2);
      const groupId = place.group();
      await send(topic, 0, 1, 2);
      await send(topic, 1, 1, 2, 3);
      const first = join(groupId, topic);
      await vi.waitFor(() => expect(first.handled).toHaveLength(5), patience);
      await first.stop();
      await place.recall.rewind(groupId, [{ topic, partition: 1, offset: 1 }]);
      const second = join(groupId, topic);
      await vi.waitFor(() => expect(second.handled).toEqual(['referral-1#2', 'referral-1#3']), patience);
    });
  });

describe('the places that a reader notes', () => {
  const at = (partition: number, offset: number): Place => ({ topic: 'handoff.intake', partition, offset });

  it('are kept by reader and partition, and only move forward', async () => {
    const cursors = inMemoryCursors();
    const marks = placeMarks(cursors, 'handoff.routing.intakes');
    await marks.note(at(0, 7), at(1, 2));
    await marks.note(at(0, 5));
    await placeMarks(cursors, 'handoff.routing.outcomes').note(at(1, 9));
    expect(await marks.of([at(0, 0), at(1, 0), at(2, 0)])).toEqual([at(0, 7), at(1, 2), at(2, 0)]);
  });
});
