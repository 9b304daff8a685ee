import { callRoute } from '../in-memory/door.ts';
import { type Route, route } from '@handoff/http';
import { describe, expect, it, vi } from 'vitest';
import { createGate } from './gate.ts';
import type { Lack, Reconciled } from './restore.ts';

const nothing: Lack = { streams: 0, events: 0, places: 0 };
const much: Lack = { streams: 2, events: 3, places: 1 };
const log = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };
const done: Reconciled = { service: 'routing', streams: 2, events: 3, answers: 0, places: 1, trouble: [] };

const given = (...lacks: readonly (Lack | Error)[]) => {
  const left = [...lacks];
  const lack = vi.fn(async () => {
    const next = left.length > 1 ? left.shift() : left[0];
    if (next instanceof Error) throw next;
    return next ?? nothing;
  });
  const restore = { lack, reconcile: vi.fn(async () => done), note: vi.fn(async () => {}) };
  const stopping = new AbortController();
  const gate = createGate({ service: 'routing', restore, log });
  const passed = vi.fn();
  return { gate, restore, stopping, pass: () => gate.pass(stopping.signal).then(passed), passed };
};

const routes: readonly Route[] = [
  route({ method: 'GET', path: '/internal/summary', auth: 'public', handle: () => ({ said: 'counts' }) }),
  route({ method: 'GET', path: '/internal/journeys', auth: 'public', handle: () => ({ said: 'a journey' }) }),
];

describe('a service that begins', () => {
  it('goes on at once where the store is whole, and notes how far the topics go', async () => {
    const { gate, restore, pass } = given(nothing);
    await pass();
    expect(gate.check()).toBe(true);
    expect(restore.note).toHaveBeenCalledOnce();
  });

  it('takes nothing before it knows', async () => {
    const { gate } = given(nothing);
    expect(gate.check()).toMatchObject({ code: 'not-ready' });
    await expect(callRoute(gate.guard(routes))('routing', 'GET', '/internal/journeys')).rejects.toMatchObject(
      {
        code: 'not-ready',
      },
    );
  });
});

describe('a service whose store was put back', () => {
  it('stays unready, says why and what to do, and notes nothing', async () => {
    const { gate, restore, pass, passed } = given(much);
    void pass();
    await vi.waitFor(() =>
      expect(gate.check()).toMatchObject({
        code: 'store-put-back',
        reason: expect.stringContaining('3 events of 2 streams'),
        mend: expect.stringContaining('handoff doctor reconcile'),
      }),
    );
    expect(passed).not.toHaveBeenCalled();
    expect(restore.note).not.toHaveBeenCalled();
  });

  it('still counts, and decides nothing', async () => {
    const { gate, pass } = given(much);
    void pass();
    await vi.waitFor(() => expect(gate.check()).toMatchObject({ code: 'store-put-back' }));
    const call = callRoute(gate.guard(routes));
    expect(await call('routing', 'GET', '/internal/summary')).toEqual({ said: 'counts' });
    await expect(call('routing', 'GET', '/internal/journeys')).rejects.toMatchObject({
      code: 'store-put-back',
    });
  });

  it('goes on once it is brought back', async () => {
    const { gate, pass } = given(much, nothing);
    const passing = pass();
    await vi.waitFor(() => expect(gate.check()).toMatchObject({ code: 'store-put-back' }));
    expect(await gate.reconcile()).toEqual(done);
    await passing;
    expect(gate.check()).toBe(true);
  });

  it('stays as it is where something could not be brought back', async () => {
    const { gate, pass, passed } = given(much);
    void pass();
    await vi.waitFor(() => expect(gate.check()).toMatchObject({ code: 'store-put-back' }));
    await gate.reconcile();
    expect(gate.check()).toMatchObject({ code: 'store-put-back' });
    expect(passed).not.toHaveBeenCalled();
  });

  it('is brought back once, whoever asks meanwhile', async () => {
    const { gate, restore, pass } = given(much, nothing);
    void pass();
    await vi.waitFor(() => expect(gate.check()).toMatchObject({ code: 'store-put-back' }));
    await Promise.all([gate.reconcile(), gate.reconcile()]);
    expect(restore.reconcile).toHaveBeenCalledOnce();
  });

  it('can be stopped all the same', async () => {
    const { gate, stopping, pass } = given(much);
    const passing = pass();
    await vi.waitFor(() => expect(gate.check()).toMatchObject({ code: 'store-put-back' }));
    stopping.abort();
    await passing;
  });
});

it('is left alone when its store is whole', async () => {
  const { gate, restore, pass } = given(nothing);
  await pass();
  expect(await gate.reconcile()).toMatchObject({ events: 0, places: 0 });
  expect(restore.reconcile).not.toHaveBeenCalled();
});
