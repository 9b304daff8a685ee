import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

const settleMs = 20_000;
const watchedMs = 20_000;

/** The share of a core each process takes while nobody asks anything of it. Linux only: elsewhere nothing is said. */
export const idleShare = async (
  pids: Readonly<Record<string, number>>,
): Promise<Readonly<Record<string, number>>> => {
  if (process.platform !== 'linux') return {};
  const ticks = Number(execFileSync('getconf', ['CLK_TCK'], { encoding: 'utf8' }));
  await pause(settleMs);
  const before = Object.entries(pids).map(([name, pid]) => [name, pid, ticksOf(pid)] as const);
  const since = performance.now();
  await pause(watchedMs);
  const seconds = (performance.now() - since) / 1_000;
  return Object.fromEntries(
    before.map(([name, pid, used]) => [name, (ticksOf(pid) - used) / ticks / seconds]),
  );
};

/** User and system time, the 14th and 15th field of proc(5); names may hold anything, so fields count from the last bracket. */
const ticksOf = (pid: number): number => {
  const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  return Number(fields[11]) + Number(fields[12]);
};
