import type { VirtualTime } from '@handoff/stream-store/in-memory';
import type { ForeignWork } from './foreign-work.ts';
import type { Life } from './life.ts';
import type { Random } from './random.ts';

type Waiting = Readonly<{ life: Life; name: string; notBefore: number; go: () => void }>;
type Sleeper = Readonly<{ life: Life; due: number; wake: () => void }>;

const nobody = Promise.resolve(false);

type Parts = Readonly<{
  random: Random;
  time: VirtualTime;
  foreign: ForeignWork;
  /** How often a step is held up on its way, and for how many steps at most. */
  delays: { often: number; longest: number };
  onStep?: (step: string) => void;
}>;

/**
 * Everything a process does outside itself waits here for its turn, and one at a time gets it. Who is next is
 * chosen by the seed alone, so a history can be played again.
 */
export const createScheduler = ({ random, time, foreign, delays, onStep }: Parts) => {
  const waiting: Waiting[] = [];
  let sleepers: Sleeper[] = [];
  let steps = 0;

  /** Until every promise that can move has moved. Ticks run only once no microtask is left. */
  const settle = (): Promise<true> =>
    new Promise((resolve) => {
      const look = (): void => {
        if (foreign.busy()) void foreign.done().then(() => process.nextTick(look));
        else resolve(true);
      };
      process.nextTick(look);
    });

  const neverAgain = (): Promise<never> => new Promise(() => undefined);

  /** A point where the process may be overtaken, paused or killed. */
  const pass = (life: Life, name: string): Promise<void> => {
    if (life.over) return neverAgain();
    const notBefore =
      delays.often > 0 && random.chance(delays.often) ? steps + random.below(delays.longest) : 0;
    return new Promise((go) => void waiting.push({ life, name, notBefore, go }));
  };

  const sleep = (life: Life, ms: number): Promise<void> => {
    if (life.over) return neverAgain();
    return new Promise((wake) => void sleepers.push({ life, due: time.local.elapsed() + ms, wake }));
  };

  /** Rings unless it is told in time that nobody waits for it any more. */
  const alarm = (life: Life, ms: number, ring: () => void): (() => void) => {
    if (life.over) return () => undefined;
    const sleeper: Sleeper = { life, due: time.local.elapsed() + ms, wake: ring };
    sleepers.push(sleeper);
    return () => {
      const at = sleepers.indexOf(sleeper);
      if (at >= 0) sleepers.splice(at, 1);
    };
  };

  const wakeDue = (): void => {
    const now = time.local.elapsed();
    if (!sleepers.some(({ due, life }) => due <= now && !life.frozen)) return;
    const due = sleepers.filter((each) => each.due <= now && !each.life.frozen);
    sleepers = sleepers.filter((each) => !due.includes(each) && !each.life.over);
    for (const { life, wake } of due.toSorted((a, b) => a.due - b.due))
      if (!life.over) waiting.push({ life, name: 'awake', notBefore: 0, go: wake });
  };

  const forgetTheDead = (): void => {
    for (let index = waiting.length - 1; index >= 0; index -= 1)
      if (waiting[index]?.life.over) waiting.splice(index, 1);
    sleepers = sleepers.filter(({ life }) => !life.over);
  };

  /** The first that may go, from a random place on; one that is held up goes when there is nobody else. */
  const choose = (): Waiting | undefined => {
    const start = random.below(Math.max(waiting.length, 1));
    let heldUp: number | undefined;
    for (let offset = 0; offset < waiting.length; offset += 1) {
      const index = (start + offset) % waiting.length;
      const each = waiting[index] as Waiting;
      if (each.life.frozen) continue;
      if (each.notBefore <= steps) return take(index);
      heldUp ??= index;
    }
    return heldUp === undefined ? undefined : take(heldUp);
  };

  const take = (index: number): Waiting => {
    const chosen = waiting[index] as Waiting;
    const last = waiting.pop() as Waiting;
    if (index < waiting.length) waiting[index] = last;
    return chosen;
  };

  /** Lets one go on. False when nobody can, before time passes. */
  const step = (): Promise<boolean> => {
    time.elapse(1);
    wakeDue();
    const chosen = choose();
    if (!chosen) return nobody;
    steps += 1;
    onStep?.(`${chosen.life.name} ${chosen.name}`);
    chosen.go();
    return settle();
  };

  /** Time passes to the next one who sleeps. False when nobody does. */
  const passTime = (): boolean => {
    let first = Number.POSITIVE_INFINITY;
    for (const { life, due } of sleepers) if (!life.frozen && !life.over) first = Math.min(first, due);
    if (first === Number.POSITIVE_INFINITY) return false;
    time.elapse(Math.max(0, first - time.local.elapsed()));
    return true;
  };

  /** Until nobody has anything left to do; at most so many steps, since some only wait for somebody to sweep. */
  const untilIdle = async (mostSteps = 2_000): Promise<boolean> => {
    for (let count = 0; count < mostSteps; count += 1) if (!(await step()) && !passTime()) return true;
    return false;
  };

  return { pass, sleep, alarm, step, passTime, untilIdle, settle, forgetTheDead, steps: () => steps };
};

export type Scheduler = ReturnType<typeof createScheduler>;
