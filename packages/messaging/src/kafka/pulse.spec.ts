import { EventEmitter } from 'node:events';
import type { Consumer } from 'kafkajs';
import { describe, expect, it } from 'vitest';
import { createPulse } from './pulse.ts';

const names = ['GROUP_JOIN', 'HEARTBEAT', 'FETCH', 'REBALANCING', 'CRASH', 'DISCONNECT', 'CONNECT'];
const watched = () => {
  let now = 0;
  const emitter = new EventEmitter();
  const pulse = createPulse({ now: () => now });
  const events = Object.fromEntries(names.map((name) => [name, name]));
  pulse.watch({ events, on: emitter.on.bind(emitter) } as unknown as Consumer);
  return { pulse, on: (name: string) => emitter.emit(name), pass: (ms: number) => void (now += ms) };
};

describe('the pulse of a consumer', () => {
  it('is not there before the group is joined, whatever else happens', () => {
    const { pulse, on } = watched();
    for (const name of ['CONNECT', 'FETCH', 'HEARTBEAT', 'CRASH']) on(name);
    expect([pulse.ready(), pulse.everJoined()]).toEqual([false, false]);
    on('GROUP_JOIN');
    expect([pulse.ready(), pulse.everJoined()]).toEqual([true, true]);
  });

  it.each(['REBALANCING', 'CRASH', 'DISCONNECT'])(
    'is gone with %s, until the group is joined again',
    (name) => {
      const { pulse, on } = watched();
      on('GROUP_JOIN');
      on(name);
      expect([pulse.ready(), pulse.everJoined()]).toEqual([false, true]);
      on('FETCH');
      expect(pulse.ready()).toBe(false);
      on('GROUP_JOIN');
      expect(pulse.ready()).toBe(true);
    },
  );

  it('fades without heartbeats or fetches, and comes back with them', () => {
    const { pulse, on, pass } = watched();
    on('GROUP_JOIN');
    pass(14_999);
    expect(pulse.ready()).toBe(true);
    pass(1);
    expect(pulse.ready()).toBe(false);
    on('HEARTBEAT');
    expect(pulse.ready()).toBe(true);
  });

  it('is given up after two minutes of silence, and not while the consumer still tries', () => {
    const { pulse, on, pass } = watched();
    pass(100_000);
    on('DISCONNECT');
    pass(100_000);
    expect(pulse.stuck()).toBe(false);
    pass(20_001);
    expect(pulse.stuck()).toBe(true);
  });

  it('lets those go on who waited for it', async () => {
    const { pulse, on } = watched();
    const waited = pulse.whenReady();
    on('GROUP_JOIN');
    await waited;
    await pulse.whenReady();
  });
});
