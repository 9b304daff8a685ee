import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { freePort } from '@handoff/local-stack';
import { middle, turnAbout } from './outcomes/turn-about.ts';
import { idleShare } from './start/idle-share.ts';
import { startAlone } from './start/start-alone.ts';
import { startExchange } from './start/start-exchange.ts';

const { values } = parseArgs({
  options: { json: { type: 'boolean', default: false }, rounds: { type: 'string', default: '5' } },
});
const data = join(import.meta.dirname, '..', '.handoff', 'bench-start');
mkdirSync(data, { recursive: true });
const port = await freePort();

/** From the command to the line that says that all five are ready; what comes after, and stopping, is outside the clock. */
const ours = async (): Promise<number> => {
  const { ms, stop } = await startExchange({ data, port, sample: true });
  await stop();
  return ms;
};
const alone: Record<string, number[]> = {};
/** On the same data, each with the other two named and never asked. */
const theirs = async (): Promise<number> => {
  const taken = await startAlone(data);
  for (const [part, ms] of Object.entries(taken)) (alone[part] ??= []).push(ms);
  return Math.max(...Object.values(taken));
};

// The first time makes folders, topics and users; what is measured is the second.
const first = await startExchange({ data, port, sample: false });
const idle = await idleShare(first.pids());
await first.stop();
const { rounds, times, ours: mine, theirs: other } = await turnAbout(ours, theirs, Number(values.rounds));

const parts = Object.entries(alone).map(([part, taken]) => `${part} ${Math.round(middle(taken))} ms`);
const percents = Object.entries(idle).map(([service, share]) => `${service} ${(share * 100).toFixed(1)} %`);
const note = `${mine} ms against ${other} ms; alone: ${parts.join(', ')}; idle, of a core: ${percents.join(', ')}`;
const figures = [{ id: 'P7', ratio: { ...times, rounds }, note }];
process.stdout.write(
  values.json
    ? `${JSON.stringify({ figures, idle }, null, 2)}\n`
    : `P7  the second start: ${times.median}× the slowest backing service alone (${times.least} to ${times.most} in ${rounds} rounds; ${note}; goal ≤ 1.5×, idle ≤ 2 %)\n`,
);
