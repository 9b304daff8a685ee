import { describe, expect, it } from 'vitest';
import { child, program } from '../test/child.ts';
import { type Fields, type Logger, type Step, start, type System } from './index.ts';

const setUp = () => {
  const events: string[] = [];
  const note =
    (text: string) =>
    (said: string, fields: Fields = {}) =>
      void events.push(`${text}: ${said} ${(fields.step as string | undefined) ?? ''}`.trim());
  const log: Logger = { debug: () => {}, info: () => {}, warn: note('warn'), error: note('error') };
  const signals: ((signal: string) => void)[] = [];
  const exited = Promise.withResolvers<number>();
  const system: System = {
    setTitle: () => {},
    onSignal: (stop) => void signals.push(stop),
    onUncaught: () => {},
    exit: (code) => {
      events.push(`exit ${code}`);
      exited.resolve(code);
    },
  };
  const step = (name: string): Step => ({
    name,
    start: async () => {
      events.push(`start ${name}`);
      return async () => void events.push(`stop ${name}`);
    },
  });
  return {
    events,
    log,
    system,
    step,
    signal: () => signals.forEach((stop) => stop('SIGTERM')),
    exited: exited.promise,
  };
};

describe('a process', () => {
  it('starts its parts in order and stops them in reverse', async () => {
    const { events, log, system, step, signal, exited } = setUp();
    await start({
      name: 'test',
      steps: [step('mongo'), { name: 'check', start: () => undefined }, step('http')],
      log,
      system,
    });
    signal();
    await exited;
    expect(events).toEqual(['start mongo', 'start http', 'stop http', 'stop mongo', 'exit 0']);
  });

  it('stops once, however many signals come', async () => {
    const { events, log, system, step, signal, exited } = setUp();
    const { stop } = await start({ name: 'test', steps: [step('http')], log, system });
    signal();
    signal();
    await Promise.all([stop(), exited]);
    expect(events).toEqual(['start http', 'stop http', 'exit 0']);
  });

  it('that cannot start stops what it had started and exits with 1', async () => {
    const { events, log, system, step } = setUp();
    const failing: Step = { name: 'kafka', start: () => Promise.reject(new Error('x')) };
    await start({ name: 'test', steps: [step('mongo'), failing, step('http')], log, system });
    expect(events).toEqual([
      'start mongo',
      'error: This process could not start kafka',
      'stop mongo',
      'exit 1',
    ]);
  });

  it('exits with 1 when one of its parts dies', async () => {
    const { events, log, system, step, exited } = setUp();
    let die: (error: unknown) => void = () => {};
    const consumer: Step = { name: 'consumer', start: (dead) => void (die = dead) };
    await start({ name: 'test', steps: [step('mongo'), consumer], log, system });
    die(new Error('crashed'));
    expect(await exited).toBe(1);
    expect(events).toEqual([
      'start mongo',
      'error: A part of this process is gone for good',
      'stop mongo',
      'exit 1',
    ]);
  });

  it('told to stop while it starts also stops the part that was just starting, and starts no more', async () => {
    const { events, log, system, step, signal, exited } = setUp();
    const { promise: entered, resolve: enter } = Promise.withResolvers<void>();
    const { promise: ready, resolve: goOn } = Promise.withResolvers<void>();
    const slow: Step = {
      name: 'kafka',
      start: async () => {
        enter();
        await ready;
        return () => void events.push('stop kafka');
      },
    };
    void start({ name: 'test', steps: [step('mongo'), slow, step('http')], log, system });
    await entered;
    signal();
    goOn();
    expect(await exited).toBe(0);
    expect(events).toEqual(['start mongo', 'stop kafka', 'stop mongo', 'exit 0']);
  });

  it('does not wait for a part that hangs: it names it and exits with 1', async () => {
    const { events, log, system, signal, step, exited } = setUp();
    const hanging: Step = { name: 'kafka', start: () => () => new Promise(() => {}) };
    await start({ name: 'test', steps: [step('mongo'), hanging], log, system, graceMs: 20 });
    signal();
    expect(await exited).toBe(1);
    expect(events).toEqual([
      'start mongo',
      'error: A part of this process did not stop in time kafka',
      'exit 1',
    ]);
  });

  it('goes on stopping when one part fails to, and exits with 1', async () => {
    const { events, log, system, step, signal, exited } = setUp();
    const sore: Step = { name: 'kafka', start: () => () => Promise.reject(new Error('x')) };
    await start({ name: 'test', steps: [step('mongo'), sore], log, system });
    signal();
    expect(await exited).toBe(1);
    expect(events).toEqual([
      'start mongo',
      'error: A part of this process did not stop cleanly kafka',
      'stop mongo',
      'exit 1',
    ]);
  });

  it.each(['SIGTERM', 'SIGINT'] as const)('leaves with 0 on a real %s', async (signal) => {
    const running = child(program('lifecycle'));
    await running.said('ready');
    running.kill(signal);
    expect(await running.exit).toEqual({ code: 0, signal: null });
    expect(running.output()).toContain('stopped');
  });

  it('leaves with 1 on an error that nobody caught', async () => {
    const running = child(program('lifecycle'), { CRASH: 'yes' });
    expect(await running.exit).toEqual({ code: 1, signal: null });
    expect(running.output()).toContain('stopped');
    expect(running.output()).not.toContain('Canaria');
  });
});
