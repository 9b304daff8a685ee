// `npm run faults`: ten minutes of faults under load on three brokers, and what of the promises they broke.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Violation, writeHistory } from '@handoff/testkit/history';
import { brokers, oneMore, plan, type Round } from './faults/plan.ts';
import { randomFrom } from './faults/random.ts';
import { summaryOf, writeSummary } from './faults/summary.ts';
import { underLoad } from './faults/under-load.ts';
import { type Lab, openLab } from './lab/lab.ts';
import { startOwnStack } from './lab/own-stack.ts';
import { register } from './lab/register-agencies.ts';

const name = 'faults';
const folder = join(import.meta.dirname, '..', '..', '.handoff', name);
const minutes = Number(process.env['FAULTS_MINUTES'] ?? 10);
const seed = Number(process.env['FAULTS_SEED'] ?? Date.now() % 1_000_000);
const random = randomFrom(seed);
const began = performance.now();
const witnessed = new Map<string, number>();

const play = async (lab: Lab, round: Round): Promise<readonly Violation[]> => {
  console.log(`${clock()} ${round.map((fault) => fault.name).join('; then ')}`);
  try {
    const outcome = await underLoad(lab, round);
    for (const [fault, times] of outcome.witnessed)
      witnessed.set(fault.name, (witnessed.get(fault.name) ?? 0) + times);
    return outcome.broken;
  } catch (error) {
    return [{ invariant: 'the exchange comes back', subject: 'the exchange', says: String(error) }];
  }
};

const clock = (): string => `${String(Math.round((performance.now() - began) / 1_000)).padStart(4)} s`;

const roundMs = 100_000;

const roundsOf = function* (): Generator<Round> {
  yield* plan(random);
  while (performance.now() - began + roundMs < minutes * 60_000) yield oneMore(random);
};

const run = async (lab: Lab): Promise<number> => {
  let broken: readonly Violation[] = [];
  let term = 0;
  for (const round of roundsOf()) {
    await register(lab.operator, { name: `term-${(term += 1)}`, seats: 90 });
    broken = await play(lab, round);
    const acknowledged = lab.load.acknowledged();
    writeSummary(join(folder, 'summary.json'), summaryOf({ seed, minutes, acknowledged, witnessed, broken }));
    writeFileSync(join(folder, 'history.jsonl'), writeHistory(lab.recorder.lines()));
    console.log(`${clock()} ${acknowledged} people, ${broken.length} broken promises`);
    if (broken.length > 0) break;
  }
  for (const { invariant, subject, says } of broken) console.log(`${invariant}: ${subject} ${says}`);
  return broken.length;
};

console.log(`Faults with seed ${seed}; the same again: FAULTS_SEED=${seed} npm run faults`);
// What was started ends with this process, however it ends.
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => {
    console.log(`${clock()} ended by ${signal}`);
    process.exit(1);
  });
const stack = await startOwnStack(name, brokers);
try {
  const lab = await openLab({ name, stack, seats: 90 });
  try {
    process.exitCode = (await run(lab)) > 0 ? 1 : 0;
  } finally {
    await lab.close();
  }
} finally {
  await stack.stop();
}
console.log(`The same in numbers: ${join(folder, 'summary.json')}`);
