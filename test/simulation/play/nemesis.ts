import type { Process } from '../engine/process.ts';
import type { Random } from '../engine/random.ts';
import type { Exchange } from '../exchange/exchange.ts';

const minute = 60_000;
const day = 24 * 60 * minute;

/** How often each blow falls, a step. Each history has weather of its own: some are hit by one thing alone. */
export type Blows = Readonly<
  Record<'crash' | 'freeze' | 'rewind' | 'lose' | 'jump' | 'sweep' | 'days', number>
>;

export const noBlows: Blows = { crash: 0, freeze: 0, rewind: 0, lose: 0, jump: 0, sweep: 0, days: 0 };

/** Crashes and restarts processes, stops them and lets them go on, moves clocks, and delivers what was long handled. */
export const createNemesis = (exchange: Exchange, random: Random, blows: Blows) => {
  const { living, start, kill, names, broker, scheduler, time, faults } = exchange;
  const zombies: { process: Process; until: number }[] = [];
  const replaced = new Set<Process>();

  const anyProcess = (): Process => random.pick(names.flatMap((name) => living(name)));

  const nameOf = ({ life }: Process) => {
    const name = names.find((each) => life.name.startsWith(`${each}#`));
    if (!name) throw new Error(`nobody hosts ${life.name}`);
    return name;
  };

  const crash = (): void => {
    const process = anyProcess();
    kill(process);
    start(nameOf(process));
  };

  /** Longer than its session lasts: its successor is at work when it wakes up, and it does not know. */
  const freeze = (): void => {
    const process = anyProcess();
    if (process.life.frozen) return;
    process.life.frozen = true;
    if (random.chance(0.7)) {
      broker.putOut(process.life);
      start(nameOf(process));
      replaced.add(process);
      if (random.chance(0.5)) time.elapse(30_000);
    }
    zombies.push({ process, until: scheduler.steps() + 20 + random.below(200) });
  };

  const thaw = (): void => {
    for (const zombie of zombies.filter(({ until }) => until <= scheduler.steps())) {
      zombies.splice(zombies.indexOf(zombie), 1);
      const { process } = zombie;
      process.life.frozen = false;
    }
  };

  /** A successor is at work; the old one goes on with what it had in hand, notices, and ends. */
  const endReplaced = (): void => {
    for (const process of replaced)
      if (process.life.over) replaced.delete(process);
      else if (!process.life.frozen && random.chance(0.02)) kill(process);
  };

  const sweep = (): void => {
    const process = anyProcess();
    void (random.chance(0.5) ? process.sweep() : process.tick());
  };

  const blowsByName = {
    crash,
    freeze,
    rewind: () => void broker.rewind(),
    lose: () => void broker.lose(),
    jump: () => time.travel(random.pick([-60 * minute, -minute, 10 * minute, 60 * minute])),
    sweep,
    days: () => time.elapse(random.pick([3 * minute, 61 * minute, day, 5 * day, 11 * day])),
  } as const satisfies Record<keyof Blows, () => void>;

  const likely = (Object.keys(blowsByName) as (keyof Blows)[]).filter((blow) => blows[blow] > 0);

  return {
    /** Between two steps: mostly nothing happens. */
    act: (): void => {
      if (zombies.length > 0) thaw();
      if (replaced.size > 0) endReplaced();
      for (const blow of likely)
        if (random.chance(blows[blow])) {
          faults.note(blow);
          blowsByName[blow]();
        }
    },
    /** No more blows; whatever is half dead is let go, and each service has one process that is well. */
    heal: (): void => {
      for (const { process } of zombies.splice(0)) kill(process);
      for (const process of replaced) if (!process.life.over) kill(process);
      for (const name of names) if (living(name).length === 0) start(name);
    },
  };
};

export type Nemesis = ReturnType<typeof createNemesis>;
