import { execFileSync } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { type ServiceName, serviceNames } from '@handoff/schemas';
import { eventually } from '@handoff/testkit';
import type { Lab } from './lab.ts';

/** Which of these processes are stopped by a signal just now. */
export const stoppedAmong = (pids: readonly number[]): readonly number[] =>
  statesOf(pids).flatMap(([pid, state]) => (state.startsWith('T') ? [pid] : []));

export const isGone = (pid: number): boolean => statesOf([pid]).every(([, state]) => state.startsWith('Z'));

/** `ps` fails when it finds none of them. */
const statesOf = (pids: readonly number[]): readonly (readonly [number, string])[] => {
  try {
    const lines = execFileSync('ps', ['-o', 'pid=,stat=', '-p', pids.join(',')], { encoding: 'utf8' });
    return lines
      .trim()
      .split('\n')
      .map((line) => line.trim().split(/\s+/))
      .map(([pid = '', state = '']) => [Number(pid), state] as const);
  } catch {
    return [];
  }
};

/** Every pid that was seen stopped by a signal, from now until it is told to end. */
export const watchForStops = (lab: Pick<Lab, 'exchange'>) => {
  const seen = new Set<number>();
  const watching = new AbortController();
  const watch = async (): Promise<void> => {
    while (!watching.signal.aborted) {
      for (const pid of stoppedAmong(serviceNames.flatMap((name) => pidOf(lab, name)))) seen.add(pid);
      await pause(300);
    }
  };
  const watched = watch();
  return {
    seen: seen as ReadonlySet<number>,
    end: async (): Promise<void> => {
      watching.abort();
      await watched;
    },
  };
};

/** None between the end of one process and the start of the next. */
export const pidOf = ({ exchange }: Pick<Lab, 'exchange'>, service: ServiceName): readonly number[] => {
  try {
    return [exchange.pidOf(service)];
  } catch {
    return [];
  }
};

export const allReady = ({ exchange }: Pick<Lab, 'exchange'>, within = 60_000): Promise<void> =>
  eventually(
    async () => {
      for (const service of serviceNames) {
        const ready = await fetch(`${exchange.urls[service]}/health/ready`, {
          signal: AbortSignal.timeout(3_000),
        });
        await ready.body?.cancel();
        if (!ready.ok) throw new Error(`${service} is not ready`);
      }
    },
    { within, every: 250 },
  );
