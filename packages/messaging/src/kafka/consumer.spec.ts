import { EventEmitter } from 'node:events';
import type { ConsumerConfig, Kafka } from 'kafkajs';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { scene } from '../../test/scene.ts';
import { startConsumer } from './consumer.ts';

const names = ['GROUP_JOIN', 'HEARTBEAT', 'FETCH', 'REBALANCING', 'CRASH', 'DISCONNECT', 'CONNECT'];
const events = Object.fromEntries(names.map((name) => [name, name]));
const typed = (type: string) => Object.assign(new Error(type), { type });

/** A kafkajs member that does what the test says; `run` resolves as the real one does, joined or not. */
const member = (script: { connect?: () => Promise<void>; disconnect?: () => Promise<void> } = {}) => {
  const emitter = new EventEmitter().setMaxListeners(0);
  return {
    events,
    on: emitter.on.bind(emitter),
    emit: (name: string, payload?: object) => emitter.emit(name, { payload }),
    connect: vi.fn(script.connect ?? (async () => {})),
    disconnect: vi.fn(script.disconnect ?? (async () => {})),
    subscribe: vi.fn(async () => {}),
    run: vi.fn(async () => {}),
  };
};

const start = (...members: ReturnType<typeof member>[]) => {
  const onDead = vi.fn<(error: Error) => void>();
  const configs: ConsumerConfig[] = [];
  const createClient = vi.fn(() => {
    const next = members[Math.min(configs.length, members.length - 1)];
    return { consumer: (config: ConsumerConfig) => configs.push(config) && next } as unknown as Kafka;
  });
  const consumer = startConsumer(createClient, {
    groupId: 'routing',
    subscriber: scene().subscriber,
    onDead,
  });
  return { consumer, onDead, createClient, configs };
};
const soon = () => vi.advanceTimersByTimeAsync(0);

describe('a consumer of Kafka', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('reads from the beginning, resolves for itself, and says every setting', async () => {
    const one = member();
    const { configs } = start(one);
    await soon();
    expect(one.subscribe).toHaveBeenCalledWith({ topics: ['handoff.referrals'], fromBeginning: true });
    expect(one.run).toHaveBeenCalledWith(
      expect.objectContaining({ eachBatchAutoResolve: false, partitionsConsumedConcurrently: 8 }),
    );
    expect(configs[0]).toMatchObject({
      groupId: 'routing',
      allowAutoTopicCreation: false,
      sessionTimeout: 10_000,
      heartbeatInterval: 3000,
      rebalanceTimeout: 60_000,
      maxBytes: 2_000_000,
      maxBytesPerPartition: 256_000,
    });
  });

  it('keeps its partitions as long as it was told to, and shows itself three times as often', async () => {
    const createClient = vi.fn<(config: ConsumerConfig) => ReturnType<typeof member>>(() => member());
    startConsumer(() => ({ consumer: createClient }) as unknown as Kafka, {
      groupId: 'routing',
      subscriber: scene().subscriber,
      onDead: vi.fn(),
      sessionTimeoutMs: 4_500,
    });
    await soon();
    expect(createClient.mock.calls[0]?.[0]).toMatchObject({
      sessionTimeout: 4_500,
      heartbeatInterval: 1_500,
    });
  });

  it('is not ready because `run()` has resolved, but once it has joined', async () => {
    const one = member();
    const { consumer } = start(one);
    await soon();
    expect(one.run).toHaveBeenCalledOnce();
    expect(consumer.ready()).toBe(false);
    one.emit('GROUP_JOIN');
    expect(consumer.ready()).toBe(true);
  });

  it.each(['GROUP_COORDINATOR_NOT_AVAILABLE', 'UNKNOWN_TOPIC_OR_PARTITION'])(
    'tries its first join again after %s, each time with a client of its own',
    async (type) => {
      const [first, second] = [member(), member()];
      const { consumer, onDead, createClient } = start(first, second);
      await soon();
      first.emit('CRASH', { error: typed(type), restart: false });
      await vi.advanceTimersByTimeAsync(200);
      second.emit('GROUP_JOIN');
      expect(consumer.ready()).toBe(true);
      expect(first.disconnect).toHaveBeenCalled();
      expect(createClient).toHaveBeenCalledTimes(2);
      expect(onDead).not.toHaveBeenCalled();
    },
  );

  it('waits for a broker that is not there yet, with longer and longer pauses', async () => {
    const away = () => Promise.reject(new Error('ECONNREFUSED'));
    const { onDead, createClient } = start(member({ connect: away }));
    await vi.advanceTimersByTimeAsync(60_000);
    expect(createClient.mock.calls.length).toBeGreaterThan(10);
    expect(createClient.mock.calls.length).toBeLessThan(20);
    expect(onDead).not.toHaveBeenCalled();
  });

  it('is dead at once where it may not join', async () => {
    const one = member();
    const { onDead } = start(one);
    await soon();
    one.emit('CRASH', { error: typed('GROUP_AUTHORIZATION_FAILED'), restart: false });
    await soon();
    expect(onDead).toHaveBeenCalledExactlyOnceWith(
      expect.objectContaining({ code: 'group-authorization-failed', place: 'routing' }),
    );
  });

  it('is dead when it crashes for good after it had joined, and no longer ready', async () => {
    const one = member();
    const { consumer, onDead } = start(one);
    await soon();
    one.emit('GROUP_JOIN');
    one.emit('CRASH', { error: typed('UNKNOWN_SERVER_ERROR'), restart: false });
    await soon();
    expect(onDead).toHaveBeenCalledOnce();
    expect(consumer.ready()).toBe(false);
  });

  it('is not dead when kafkajs says it will restart', async () => {
    const one = member();
    const { consumer, onDead, configs } = start(one);
    await soon();
    one.emit('GROUP_JOIN');
    one.emit('CRASH', { error: new Error('x'), restart: true });
    await soon();
    expect([onDead.mock.calls.length, consumer.ready()]).toEqual([0, false]);
    expect(await configs[0]?.retry?.restartOnFailure?.(new Error('x'))).toBe(true);
    one.emit('GROUP_JOIN');
    expect(consumer.ready()).toBe(true);
  });

  it('is dead after two minutes without any sign', async () => {
    const one = member();
    const { onDead } = start(one);
    await soon();
    one.emit('GROUP_JOIN');
    await vi.advanceTimersByTimeAsync(119_000);
    expect(onDead).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(onDead).toHaveBeenCalledOnce();
  });

  it('stops within ten seconds even if kafkajs does not, and does not come back', async () => {
    const one = member({ disconnect: () => new Promise(() => {}) });
    const { consumer, onDead, configs } = start(one);
    await soon();
    one.emit('GROUP_JOIN');
    const stopped = vi.fn();
    void consumer.stop().then(stopped);
    await vi.advanceTimersByTimeAsync(9999);
    expect(stopped).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    expect(stopped).toHaveBeenCalledOnce();
    expect(await configs[0]?.retry?.restartOnFailure?.(new Error('x'))).toBe(false);
    one.emit('CRASH', { error: new Error('late'), restart: false });
    await soon();
    expect([onDead.mock.calls.length, consumer.ready()]).toEqual([0, false]);
  });

  it('that is stopped while it connects, or while it joins, leaves when that is done', async () => {
    for (const step of ['connect', 'run'] as const) {
      const one = member();
      let finish = () => {};
      one[step].mockImplementation(() => new Promise<void>((resolve) => void (finish = resolve)));
      const { consumer, createClient } = start(one);
      await soon();
      await consumer.stop();
      expect(one.disconnect).toHaveBeenCalledTimes(1);
      finish();
      await vi.advanceTimersByTimeAsync(60_000);
      expect(one.disconnect).toHaveBeenCalledTimes(2);
      expect(createClient).toHaveBeenCalledOnce();
    }
  });

  it('tells those who wait for it that it will not come: it was stopped, or is dead', async () => {
    const waiting = start(member());
    const refused = waiting.consumer.whenReady().catch((error: unknown) => error);
    await waiting.consumer.stop();
    expect(await refused).toMatchObject({ code: 'consumer-stopped', place: 'routing' });

    const one = member();
    const dying = start(one)
      .consumer.whenReady()
      .catch((error: unknown) => error);
    await soon();
    one.emit('CRASH', { error: typed('TOPIC_AUTHORIZATION_FAILED'), restart: false });
    expect(await dying).toMatchObject({ code: 'topic-authorization-failed' });
  });

  it('that is stopped while it waits to join stays stopped', async () => {
    const { consumer, createClient } = start(member({ connect: () => Promise.reject(new Error('away')) }));
    await soon();
    await consumer.stop();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(createClient).toHaveBeenCalledOnce();
  });
});
