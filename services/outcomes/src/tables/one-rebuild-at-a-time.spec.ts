import type { History } from '@handoff/host';
import { problemOf } from '@handoff/http';
import { beforeEach, describe, expect, it } from 'vitest';
import { type Hosted, hostedOutcomes } from '../testing/hosted-outcomes.ts';
import { reported } from '../testing/reported.ts';
import type { Beside, FactTables } from './fact-tables.ts';
import { fromOwners } from './from-owners.ts';
import { inMemoryBeside } from './in-memory-beside.ts';
import { inMemoryRebuildTurn } from './in-memory-rebuild-turn.ts';
import type { RebuildTurn } from './rebuild-turn.ts';

let service: Hosted;
/** What the clock of the store says. */
let now: number;
let turn: RebuildTurn;
/** What lies beside, the same for every process. */
let beside: Beside;

const remade = (history: History, { tables = service.tables, of = beside } = {}) =>
  fromOwners({ tables: () => tables, beside: () => of, turn: () => turn })(service.context, history);
const made = (history: History) => remade(history);
/** Another process begins: it drops what it finds, and has made nothing yet. */
const taken = async () => {
  now += 61_000;
  await turn.take({ owner: 'rebuild-of-another', leaseMs: 60_000 });
  await beside.drop(await beside.lying());
};

/** The owners, and what happens while they are read. */
const reading = (meanwhile: () => Promise<unknown>): History =>
  async function* (owner, stream) {
    if (owner === 'outcomes') await meanwhile();
    if (owner === 'outcomes') yield* service.history(owner, stream);
  };
const quietly = reading(async () => undefined);
const dump = () => service.tables.rows('facts_enrollment');
const enrolled = async () => (await dump()).map((row) => ({ table: 'facts_enrollment' as const, row }));

beforeEach(async () => {
  service = hostedOutcomes();
  await reported(service);
  await service.settle();
  await service.pass(1);
  now = 0;
  beside = inMemoryBeside();
  turn = inMemoryRebuildTurn(() => now);
});

describe('of two who make the tables anew at once', () => {
  it('the second is refused with what to do, and spoils nothing for the first', async () => {
    const before = await dump();
    let second: unknown;
    const first = await made(
      reading(async () => {
        second = await made(quietly).catch((error: unknown) => error);
      }),
    );
    expect(problemOf(second, 'request-1').document).toMatchObject({
      status: 409,
      code: 'rebuild-under-way',
      place: 'body.consumer',
      reason: expect.stringContaining('already'),
      mend: expect.stringContaining('within a minute'),
    });
    expect(first).toMatchObject({ missing: 0, extra: 0, changed: 0 });
    expect(await dump()).toEqual(before);
    expect(await made(quietly)).toMatchObject({ extra: 0 });
  });

  it('the second drops nothing of what another process has made so far', async () => {
    await turn.take({ owner: 'rebuild-of-another', leaseMs: 60_000 });
    const others = await beside.make('rebuild-of-another');
    await others.add(await enrolled());
    await expect(made(quietly)).rejects.toMatchObject({ code: 'rebuild-under-way' });
    expect(await others.rows('facts_enrollment')).toEqual(await dump());
  });
});

describe('a turn', () => {
  it('comes back a minute after a process was killed, not sooner', async () => {
    await turn.take({ owner: 'rebuild-killed', leaseMs: 60_000 });
    now = 60_000;
    await expect(made(quietly)).rejects.toMatchObject({ code: 'rebuild-under-way' });
    now = 60_001;
    expect(await made(quietly)).toMatchObject({ missing: 0 });
  });

  it('comes back at once where a rebuild failed', async () => {
    const failing = reading(() => Promise.reject(new Error('the owner is away')));
    await expect(made(failing)).rejects.toThrow('the owner is away');
    expect(await beside.lying()).toEqual([]);
    expect(await made(quietly)).toMatchObject({ missing: 0 });
  });

  it('that was lost while a process stood still ends its rebuild: it takes no row for one of no event', async () => {
    const before = await dump();
    await expect(made(reading(taken))).rejects.toMatchObject({ code: 'rebuild-taken-over' });
    expect(await dump()).toEqual(before);
  });

  it('that was lost after everything was read takes no row either', async () => {
    const before = await dump();
    await expect(remade(quietly, { tables: askedTwice(taken) })).rejects.toMatchObject({
      code: 'rebuild-taken-over',
    });
    expect(await dump()).toEqual(before);
  });
});

/** The tables that are read, and what happens after all was read and before anything is set right. */
const askedTwice = (then: () => Promise<unknown>): FactTables => {
  const { tables } = service;
  let asked = 0;
  const erasedPeople = async () => {
    asked += 1;
    if (asked === 2) await then();
    return tables.erasedPeople();
  };
  return { ...tables, erasedPeople };
};

describe('a process that stood still and wakes while the next is at work', () => {
  /** Stands still until it is woken, and wakes when the next has read everything. */
  const wakingInTheNext = async (stalled: (asleep: () => Promise<void>) => Beside) => {
    const { promise: awake, resolve: wake } = Promise.withResolvers<void>();
    const { promise: still, resolve: standsStill } = Promise.withResolvers<void>();
    const asleep = () => {
      standsStill();
      return awake;
    };
    const first = remade(quietly, { of: stalled(asleep) }).catch((error: unknown) => error);
    await still;
    now += 61_000;
    const woken = async () => {
      wake();
      await first;
    };
    const second = await remade(quietly, { tables: askedTwice(woken) });
    return { first: await first, second };
  };

  it('drops nothing of it where it stood at its own end', async () => {
    const before = await dump();
    const { second } = await wakingInTheNext((asleep) => ({
      ...beside,
      make: async (owner) => {
        const mine = await beside.make(owner);
        return { ...mine, drop: () => asleep().then(mine.drop) };
      },
    }));
    expect(second).toMatchObject({ missing: 0, extra: 0, changed: 0 });
    expect(await dump()).toEqual(before);
    expect(await beside.lying()).toEqual([]);
  });

  it('drops nothing of it where it stood before it had looked what lay there', async () => {
    const before = await dump();
    const { first, second } = await wakingInTheNext((asleep) => ({
      ...beside,
      lying: () => asleep().then(beside.lying),
    }));
    expect(first).toMatchObject({ code: 'rebuild-taken-over' });
    expect(second).toMatchObject({ missing: 0, extra: 0, changed: 0 });
    expect(await dump()).toEqual(before);
  });

  it('drops nothing of it where it stood after it had looked', async () => {
    const before = await dump();
    await (await beside.make('rebuild-killed')).add(await enrolled());
    const { second } = await wakingInTheNext((asleep) => ({
      ...beside,
      drop: (names) => asleep().then(() => beside.drop(names)),
    }));
    expect(second).toMatchObject({ missing: 0, extra: 0, changed: 0 });
    expect(await dump()).toEqual(before);
  });
});

describe('what a rebuild fails of', () => {
  const away = () => Promise.reject(new Error('the store is away'));

  it('is said as it was, though nothing of it can be dropped nor its turn be kept', async () => {
    const failing = reading(() => Promise.reject(new Error('the owner is away')));
    const undroppable = {
      ...beside,
      make: async (owner: string) => ({ ...(await beside.make(owner)), drop: away }),
    };
    const kept = turn;
    const keep = async (...asked: Parameters<RebuildTurn['keep']>) =>
      (await beside.lying()).length > 0 ? away() : kept.keep(...asked);
    turn = { ...kept, keep };
    await expect(remade(failing, { of: undroppable })).rejects.toThrow('the owner is away');
  });

  it('is that its turn has passed, where it has, whatever the store said of tables that are gone', async () => {
    const failing = reading(async () => {
      await taken();
      throw new Error('the collection was dropped');
    });
    await expect(made(failing)).rejects.toMatchObject({ code: 'rebuild-taken-over' });
  });
});
