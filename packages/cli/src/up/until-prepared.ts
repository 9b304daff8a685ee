import { setTimeout as wait } from 'node:timers/promises';
import { isTransient } from '@handoff/messaging';
import { isTold } from '../fault.ts';
import type { Prepared } from './prepare-stack.ts';

type Patience = Readonly<{ patienceMs: number; pauseMs?: number }>;

/** Tries again while the servers start, or a busy machine keeps them from answering in time. */
export const untilPrepared = async (
  attempt: () => Promise<Prepared>,
  { patienceMs, pauseMs = 1_000 }: Patience,
): Promise<Prepared> => {
  const deadline = performance.now() + patienceMs;
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      if (isAnswer(error) || performance.now() > deadline) throw error;
      await wait(pauseMs);
    }
  }
};

/** A server that is there and says no says it again; one that is still starting answers later. */
const isAnswer = (error: unknown): boolean => isTold(error) && !isTransient(error);
