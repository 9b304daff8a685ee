import { describe, expect, it } from 'vitest';
import type { StreamStore } from '../../src/index.ts';
import { type Bench, crashAt, createGate, freshId, longLease, shortLease, startProcess } from './bench.ts';
import { add, setAlarm, type Tally, tally } from './tally.ts';

const minute = 60_000;

const inMinutes = (bench: Bench, minutes: number): string =>
  new Date(Date.parse(bench.clock.now()) + minutes * minute).toISOString();

export const ringing = (bench: () => Bench) =>
  describe('ringing', () => {
    it('rings a clock when it is due by business time, not before', async () => {
      const { tell, clocks, store } = await startProcess(bench());
      const id = freshId();
      const due = inMinutes(bench(), 10);
      await tell(id, setAlarm(due));
      expect(await clocks.tick()).toBe(0);
      await bench().travel(9 * minute);
      expect(await clocks.tick()).toBe(0);
      await bench().travel(minute);
      expect(await clocks.tick()).toBe(1);
      expect(await store.load(id)).toMatchObject({ version: 2, state: { alarm: null } });
      expect((await store.load(id))?.events[1]).toMatchObject({
        type: 'AlarmRang',
        causation: `clock:${id}:1`,
      });
      expect(await clocks.tick()).toBe(0);
    });

    it('rings at no time before the one it was set to, whatever the process believes the time is', async () => {
      const bad = await startProcess(bench(), { handler: { now: () => '2020-01-01T00:00:00.000Z' } });
      const { tell, store } = await startProcess(bench());
      const id = freshId();
      const due = inMinutes(bench(), 10);
      await tell(id, setAlarm(due));
      await bench().travel(11 * minute);
      expect(await bad.clocks.tick()).toBe(1);
      expect((await store.load(id))?.state as Tally).toMatchObject({ alarm: null, rang: [due] });
    });

    it('lets exactly one of several claimers ring each clock', async () => {
      const processes = await Promise.all([1, 2, 3].map(() => startProcess(bench())));
      const { tell, store } = await startProcess(bench());
      const ids = [freshId(), freshId(), freshId(), freshId()];
      const due = inMinutes(bench(), 1);
      await Promise.all(ids.map((id) => tell(id, setAlarm(due))));
      await bench().travel(2 * minute);
      const rung = await Promise.all(processes.map(({ clocks }) => clocks.tick()));
      expect(rung.reduce((sum, count) => sum + count, 0)).toBe(4);
      const documents = await Promise.all(ids.map((id) => store.load(id)));
      expect(documents.map((document) => document?.version)).toEqual([2, 2, 2, 2]);
    });

    it('lets one process claim a due clock, and another when the lease ran out', async () => {
      const { tell, store } = await startProcess(bench());
      const other = await bench().open();
      const ids = [freshId(), freshId()];
      const dueAt = inMinutes(bench(), 1);
      for (const id of ids) await tell(id, setAlarm(dueAt));
      await bench().travel(2 * minute);
      const claim = (store: StreamStore, leaseMs: number) =>
        store.claimDue({ owner: 'one', leaseMs, limit: 1 });
      const long = await claim(store, longLease);
      const short = await claim(other, shortLease);
      expect([...long, ...short].map(({ id }) => id).sort()).toEqual([...ids].sort());
      await bench().elapse(shortLease);
      expect(await claim(store, longLease)).toEqual(short);
      expect(await claim(other, longLease)).toEqual([]);
    });

    for (const place of ['api.before-commit', 'api.after-commit-before-reply'] as const) {
      it(`takes effect once though the process dies at ${place}`, async () => {
        const dying = await startProcess(bench(), {
          leaseMs: shortLease,
          handler: { failpoint: crashAt(place) },
        });
        const { tell, clocks, store } = await startProcess(bench());
        const id = freshId();
        await tell(id, setAlarm(inMinutes(bench(), 1)));
        await bench().travel(2 * minute);
        expect(await dying.clocks.tick()).toBe(0);
        await bench().elapse(shortLease);
        await clocks.tick();
        expect(await store.load(id)).toMatchObject({ version: 2, state: { alarm: null } });
      });
    }

    for (const place of ['clock.claimed', 'clock.after-ring'] as const) {
      it(`rings once though the process dies at ${place}`, async () => {
        const dying = await startProcess(bench(), {
          leaseMs: shortLease,
          clocks: { failpoint: crashAt(place) },
        });
        const { tell, clocks, store } = await startProcess(bench());
        const id = freshId();
        await tell(id, setAlarm(inMinutes(bench(), 1)));
        await bench().travel(2 * minute);
        expect(await dying.clocks.tick()).toBe(0);
        await bench().elapse(shortLease);
        expect(await clocks.tick()).toBe(place === 'clock.claimed' ? 1 : 0);
        expect(await store.load(id)).toMatchObject({ version: 2, state: { alarm: null } });
      });
    }

    it('takes effect once though a paused process rings it after another did', async () => {
      const gate = createGate();
      const paused = await startProcess(bench(), {
        leaseMs: shortLease,
        clocks: { failpoint: (name) => (name === 'clock.claimed' ? gate.pass() : Promise.resolve()) },
      });
      const { tell, clocks, store } = await startProcess(bench());
      const id = freshId();
      await tell(id, setAlarm(inMinutes(bench(), 1)));
      await bench().travel(2 * minute);
      const ticking = paused.clocks.tick();
      await gate.arrived;
      await bench().elapse(shortLease);
      expect(await clocks.tick()).toBe(1);
      gate.open();
      await ticking;
      expect(await store.load(id)).toMatchObject({ version: 2 });
    });

    it('leaves a stream alone that moved on after its clock was claimed', async () => {
      const { tell, store, clocks, handler } = await startProcess(bench());
      const id = freshId();
      await tell(id, setAlarm(inMinutes(bench(), 1)));
      await bench().travel(2 * minute);
      const [claim] = await store.claimDue({ owner: 'one', leaseMs: minute, limit: 1 });
      await tell(id, setAlarm(inMinutes(bench(), 5)));
      expect(claim && (await handler.ring(tally, claim))).toMatchObject({ kind: 'nothing', version: 2 });
      expect(await clocks.tick()).toBe(0);
      await bench().travel(6 * minute);
      expect(await clocks.tick()).toBe(1);
    });

    it('is spent when nothing comes of it, so that it does not ring for ever', async () => {
      const { tell, store, handler, clocks } = await startProcess(bench());
      const idle = { ...tally, onDue: () => ({ type: 'Shrug', data: {} }) as const };
      const id = freshId();
      await tell(id, setAlarm(inMinutes(bench(), 1)));
      await bench().travel(2 * minute);
      const [claim] = await store.claimDue({ owner: 'one', leaseMs: 1, limit: 1 });
      expect(claim && (await handler.ring(idle, claim))).toMatchObject({ kind: 'nothing' });
      await bench().elapse(10);
      expect(await clocks.tick()).toBe(0);
      await tell(id, add(1));
      expect(await clocks.tick()).toBe(1);
    });
  });
