import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Broker, Consumer, SubscriberOptions } from '../src/index.ts';
import { message } from './messages.ts';
import { outage, scene } from './scene.ts';

export type OpenBroker = Readonly<{
  broker: Broker;
  createTopic: (partitions: number) => Promise<string>;
  group: () => string;
  close: () => Promise<void>;
}>;

const patience = { timeout: 30_000, interval: 20 };
const numbered = (stream: string, count: number, from = 1) =>
  Array.from({ length: count }, (_, index) => message(stream, { sequence: from + index }));
const ids = (stream: string, count: number, from = 1) =>
  Array.from({ length: count }, (_, index) => `${stream}#${from + index}`);

export const brokerConformance = (name: string, open: () => Promise<OpenBroker>) =>
  describe(`a broker ${name}`, () => {
    let place: OpenBroker;
    const started: Consumer[] = [];
    beforeEach(async () => {
      place = await open();
    });
    afterEach(async () => {
      await Promise.all(started.splice(0).map((consumer) => consumer.stop()));
      await place.close();
    });

    const join = (groupId: string, topic: string, options: Parameters<typeof scene>[0] = {}) => {
      const seen = scene({ ...options, topics: [topic] } satisfies Partial<SubscriberOptions>);
      const onDead = vi.fn<(error: Error) => void>();
      const consumer = place.broker.consume({ groupId, subscriber: seen.subscriber, onDead });
      started.push(consumer);
      return { ...seen, consumer, onDead };
    };

    it('delivers what was sent before anyone listened, in order, as it was sent', async () => {
      const topic = await place.createTopic(3);
      await place.broker.producer().send({ topic, messages: numbered('referral-1', 5) });
      const { handled, verdicts } = join(place.group(), topic);
      await vi.waitFor(() => expect(handled).toEqual(ids('referral-1', 5)), patience);
      await vi.waitFor(() => expect(verdicts).toHaveLength(5), patience);
      const { key, headers, value } = message('referral-1', { sequence: 1 });
      expect(verdicts[0]?.delivery).toMatchObject({ topic, key, headers, payload: value, offset: '0' });
    });

    it('is ready once it has joined', async () => {
      const topic = await place.createTopic(1);
      const { consumer } = join(place.group(), topic);
      await consumer.whenReady();
      expect(consumer.ready()).toBe(true);
    });

    it('puts a key where every client would look for it', async () => {
      const topic = await place.createTopic(24);
      const producer = place.broker.producer();
      expect(await producer.partitionOf(topic, 'referral-1')).toBe(17);
      await producer.send({ topic, messages: [message('referral-1', { sequence: 1 })] });
      const { verdicts } = join(place.group(), topic);
      await vi.waitFor(() => expect(verdicts[0]?.delivery.partition).toBe(17), patience);
    });

    it('refuses a send over several partitions', async () => {
      const topic = await place.createTopic(24);
      const messages = ['a', 'b', 'c', 'd'].map((stream) => message(stream, { sequence: 1 }));
      const send = place.broker.producer().send({ topic, messages });
      await expect(send).rejects.toMatchObject({ code: 'not-one-partition', transient: false });
    });

    it('keeps the order of sends nobody waited for', async () => {
      const topic = await place.createTopic(2);
      const producer = place.broker.producer();
      await Promise.all(numbered('referral-1', 60).map((one) => producer.send({ topic, messages: [one] })));
      const { handled } = join(place.group(), topic);
      await vi.waitFor(() => expect(handled).toEqual(ids('referral-1', 60)), patience);
    });

    it('gives every group everything', async () => {
      const topic = await place.createTopic(2);
      const [one, other] = [join(place.group(), topic), join(place.group(), topic)];
      await place.broker.producer().send({ topic, messages: numbered('referral-1', 3) });
      await vi.waitFor(() => expect(one.handled).toEqual(ids('referral-1', 3)), patience);
      await vi.waitFor(() => expect(other.handled).toEqual(ids('referral-1', 3)), patience);
    });

    it('goes on where the group stopped', async () => {
      const topic = await place.createTopic(1);
      const group = place.group();
      const producer = place.broker.producer();
      await producer.send({ topic, messages: numbered('referral-1', 3) });
      const first = join(group, topic);
      await vi.waitFor(() => expect(first.verdicts).toHaveLength(3), patience);
      await first.consumer.stop();
      await producer.send({ topic, messages: numbered('referral-1', 2, 4) });
      const second = join(group, topic, { cursors: first.cursors });
      await vi.waitFor(() => expect(second.handled).toEqual(ids('referral-1', 2, 4)), patience);
      expect(second.verdicts).toHaveLength(2);
    });

    it('delivers again what an outage left unhandled, and loses nothing', async () => {
      const topic = await place.createTopic(1);
      let failures = 12;
      const handle = async () => {
        failures -= 1;
        if (failures > 0) throw outage();
      };
      const { handled, parked } = join(place.group(), topic, { handle });
      await place.broker.producer().send({ topic, messages: numbered('referral-1', 3) });
      await vi.waitFor(() => expect(handled).toEqual(ids('referral-1', 3)), patience);
      expect(await parked.streams()).toEqual([]);
    });

    it('outlives a handler that is broken: the stream waits, the others flow', async () => {
      const topic = await place.createTopic(1);
      const handle = async ({ envelope }: { envelope: { subject: string } }) => {
        if (envelope.subject === 'referral-1') throw new TypeError('undefined is not a function');
      };
      const { handled, parked, onDead } = join(place.group(), topic, { handle });
      const producer = place.broker.producer();
      await producer.send({ topic, messages: numbered('referral-1', 2) });
      await producer.send({ topic, messages: numbered('referral-2', 2) });
      await vi.waitFor(() => expect(handled).toEqual(ids('referral-2', 2)), patience);
      expect(await parked.streams('routing')).toMatchObject([{ stream: 'referral-1', size: 2 }]);
      expect(onDead).not.toHaveBeenCalled();
    });

    it('hands the rest to the next member when one stops in the middle', async () => {
      const topic = await place.createTopic(1);
      const group = place.group();
      let release = () => {};
      const held = new Promise<void>((resolve) => {
        release = resolve;
      });
      const first = join(group, topic, {
        handle: ({ envelope }) => (envelope.sequence === 3 ? held : Promise.resolve()),
      });
      await place.broker.producer().send({ topic, messages: numbered('referral-1', 6) });
      await vi.waitFor(() => expect(first.handled).toEqual(ids('referral-1', 2)), patience);
      const stopped = first.consumer.stop();
      release();
      await stopped;
      expect(first.handled).toEqual(ids('referral-1', 3));
      const second = join(group, topic, { cursors: first.cursors });
      await vi.waitFor(() => expect(second.handled).toEqual(ids('referral-1', 3, 4)), patience);
    });

    it('shares the partitions between two members, each stream in order', async () => {
      const topic = await place.createTopic(8);
      const group = place.group();
      const shared = scene();
      const options = { cursors: shared.cursors, parked: shared.parked };
      const members = [join(group, topic, options), join(group, topic, options)];
      await Promise.all(members.map(({ consumer }) => consumer.whenReady()));
      const producer = place.broker.producer();
      const streams = Array.from({ length: 12 }, (_, index) => `referral-${index}`);
      await Promise.all(streams.map((stream) => producer.send({ topic, messages: numbered(stream, 4) })));
      const all = () => members.flatMap(({ handled }) => handled);
      await vi.waitFor(() => expect(new Set(all()).size).toBe(48), patience);
      for (const stream of streams) {
        const first = [...new Set(all().filter((id) => id.startsWith(`${stream}#`)))];
        expect(first).toEqual(ids(stream, 4));
      }
    });

    it('knows what another member has parked, once it takes over', async () => {
      const topic = await place.createTopic(8);
      const group = place.group();
      const shared = scene();
      const options = { cursors: shared.cursors, parked: shared.parked };
      const producer = place.broker.producer();
      const streams = Array.from({ length: 12 }, (_, index) => `referral-${index}`);
      // Commands: without a sequence nothing else would show that one is missing.
      const sendAll = (round: number) =>
        Promise.all(
          streams.map((one) => producer.send({ topic, messages: [message(one, { id: `${one}!${round}` })] })),
        );
      const stays = join(group, topic, options);
      await sendAll(1);
      await vi.waitFor(() => expect(stays.verdicts).toHaveLength(12), patience);

      const handle = () => Promise.reject(new TypeError('broken here'));
      const leaves = join(group, topic, { ...options, handle });
      await leaves.consumer.whenReady();
      await sendAll(2);
      await vi.waitFor(() => expect(stays.verdicts.length + leaves.verdicts.length).toBe(24), patience);
      expect(leaves.verdicts.length).toBeGreaterThan(0);
      await leaves.consumer.stop();

      await sendAll(3);
      await vi.waitFor(() => expect(stays.verdicts.length + leaves.verdicts.length).toBe(36), patience);
      for (const { stream } of await shared.parked.streams()) {
        expect(await shared.parked.list('routing', stream)).toHaveLength(2);
        expect(stays.handled).not.toContain(`${stream}!3`);
      }
    });
  });
