import { parseArgs } from 'node:util';
import { writeHistory } from '@handoff/testkit/history';
import { play } from './play/play.ts';
import { isSabotage, sabotages } from './sabotage.ts';
import { tellStreams } from './tell.ts';

const { values } = parseArgs({
  options: {
    seed: { type: 'string' },
    minutes: { type: 'string' },
    from: { type: 'string' },
    sabotage: { type: 'string' },
    gateway: { type: 'boolean', default: false },
    people: { type: 'string' },
    intents: { type: 'string' },
    steps: { type: 'boolean', default: false },
    history: { type: 'boolean', default: false },
  },
});

const chosen = values.sabotage;
if (chosen !== undefined && !isSabotage(chosen))
  throw new Error(`--sabotage is one of: ${Object.keys(sabotages).join(', ')}`);
const options = {
  gateway: values.gateway,
  ...(chosen === undefined ? {} : { sabotage: sabotages[chosen] }),
  ...(values.people === undefined ? {} : { people: Number(values.people) }),
  ...(values.intents === undefined ? {} : { intents: Number(values.intents) }),
};
/** What a seed needs beside itself to be the same history again. */
const likewise = [
  values.gateway ? ' --gateway' : '',
  values.people === undefined ? '' : ` --people ${values.people}`,
  values.intents === undefined ? '' : ` --intents ${values.intents}`,
].join('');

/** One history again, and all there is to know of it. */
const replay = async (seed: number): Promise<boolean> => {
  const onStep = (step: string): void => {
    if (values.steps) console.log(step);
  };
  const { history, state, violations, faults, steps, complaints } = await play(seed, { ...options, onStep });
  if (values.history) console.log(writeHistory(history));
  console.log(tellStreams(state));
  console.log(`seed ${seed}: ${steps} steps, ${JSON.stringify(faults)}, ${violations.length} violations`);
  for (const { invariant, subject, says } of violations) console.log(`  ${invariant}: ${subject} ${says}`);
  for (const complaint of complaints) console.log(`  parked: ${complaint}`);
  return violations.length === 0;
};

/** As many histories as fit, each from the next seed; a failing one is named, and the exploration goes on. */
const explore = async (minutes: number, from: number): Promise<boolean> => {
  const began = performance.now();
  const usedBefore = process.cpuUsage();
  const failing: number[] = [];
  const happened = new Map<string, number>();
  let seed = from;
  for (; performance.now() - began < minutes * 60_000; seed += 1) {
    const violations = await judged(seed, happened);
    if (violations.length === 0) continue;
    failing.push(seed);
    console.log(`seed ${seed} fails; replay it: node test/simulation/run.ts --seed ${seed}${likewise}`);
    for (const says of new Set(violations)) console.log(`  ${says}`);
  }
  const { user, system } = process.cpuUsage(usedBefore);
  const played = seed - from;
  const perMinute = (milliseconds: number): number => Math.round((played * 60_000) / milliseconds);
  console.log(
    `${played} histories, ${failing.length} failing; ${perMinute(performance.now() - began)} a minute, ` +
      `${perMinute((user + system) / 1_000)} a minute of one core's time`,
  );
  console.log([...happened].map(([type, times]) => `${type} ${times}`).join(', '));
  return failing.length === 0;
};

const judged = async (seed: number, happened: Map<string, number>): Promise<readonly string[]> => {
  try {
    const { violations, state } = await play(seed, options);
    for (const { type } of state.streams.flatMap(({ events }) => events))
      happened.set(type, (happened.get(type) ?? 0) + 1);
    return violations.map(({ invariant, subject, says }) => `${invariant}: ${subject} ${says}`);
  } catch (error) {
    return [`the simulation itself failed: ${error instanceof Error ? error.message : String(error)}`];
  }
};

const first = Number(values.from ?? Date.now() % 1_000_000_000);
const well =
  values.seed === undefined
    ? await explore(Number(values.minutes ?? 1), first)
    : await replay(Number(values.seed));
process.exitCode = well ? 0 : 1;
