import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { check } from '../../test/simulation/check.ts';
import { causationOf, commands } from '../../test/simulation/commands.ts';
import { createWorld, type Point, type World } from '../../test/simulation/world.ts';

type Step =
  | { do: 'tell'; process: number; stream: number; command: number }
  | { do: 'sweep'; process: number }
  | { do: 'tick'; process: number }
  | { do: 'elapse'; ms: number };

const processes = 3;
const process = fc.nat({ max: processes - 1 });
const tell = fc.record({
  do: fc.constant('tell' as const),
  process,
  stream: fc.nat({ max: 1 }),
  command: fc.nat({ max: commands.length - 1 }),
});
const sweep = fc.record({ do: fc.constant('sweep' as const), process });
const tick = fc.record({ do: fc.constant('tick' as const), process });
const elapse = fc.record({ do: fc.constant('elapse' as const), ms: fc.nat({ max: 4_000 }) });
const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    { weight: 6, arbitrary: tell },
    { weight: 1, arbitrary: sweep },
    { weight: 1, arbitrary: tick },
    { weight: 1, arbitrary: elapse },
  ),
  { minLength: 1, maxLength: 12 },
);

/** After how many awaits each process is killed, if it is. */
const lives = fc.array(fc.option(fc.nat({ max: 40 }), { nil: Number.POSITIVE_INFINITY }), {
  minLength: processes,
  maxLength: processes,
});

const never = new Promise<void>(() => undefined);

/** At each point the scheduler chooses who goes on; who is killed there stays there. */
const mortal = (scheduler: fc.Scheduler, life: number): Point => {
  let passed = 0;
  return async (name) => {
    passed += 1;
    await (passed > life ? never : scheduler.schedule(Promise.resolve(), name));
  };
};

const take = async (world: World, crew: readonly ReturnType<World['startProcess']>[], step: Step) => {
  if (step.do === 'elapse') return world.time.elapse(step.ms);
  const chosen = crew[step.process];
  if (step.do === 'sweep') return chosen?.relay.sweep();
  if (step.do === 'tick') return chosen?.clocks.tick();
  const command = commands[step.command]?.command;
  return command && chosen?.tell(`tally-${step.stream}`, command, causationOf(step.command));
};

const play = async (
  world: World,
  scheduler: fc.Scheduler,
  steps: readonly Step[],
  lives: readonly number[],
) => {
  const crew = lives.map((life) => world.startProcess(mortal(scheduler, life)));
  const failures: unknown[] = [];
  const taken = async (step: Step) => {
    await scheduler.schedule(Promise.resolve(), step.do);
    await take(world, crew, step).catch((error: unknown) => failures.push(error));
  };
  for (const step of steps) void taken(step);
  await scheduler.waitIdle();
  expect(failures).toEqual([]);
};

describe('whatever the interleaving, and whoever is killed where', () => {
  it('nothing is lost, nothing counts twice, and the order is kept', async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), steps, lives, async (scheduler, steps, lives) => {
        const world = createWorld();
        await play(world, scheduler, steps, lives);
        await world.heal();
        check(world);
      }),
      { numRuns: Number(globalThis.process.env.STREAM_RUNS ?? 400) },
    );
  }, 120_000);
});
