import { RefusedByPeer } from '@handoff/http';
import { CommanderError } from 'commander';
import { CliFault, isTold } from '../fault.ts';

/**
 * For good: scripts rely on them. 0: done, or yes. 1: it looked, and the answer is no (something differs, a check failed,
 * nothing of that name). 2: the words or a file are wrong. 3: the exchange refused. 4: nothing answers, or something is
 * in the way on this machine. 70: a mistake of ours.
 */
export const exitCodes = { done: 0, no: 1, usage: 2, refused: 3, unreachable: 4, ours: 70 } as const;

/** The exchange has the last word on these, asked for a dry run as well. */
const refusals = new Set(['unknown-partner']);
const answersOfNo = new Set(['unknown-id', 'unknown-journey']);
const inTheWay = new Set(['not-running', 'port-in-use', 'process-ended', 'service-did-not-start']);

export const exitCodeOf = (error: unknown): number => {
  if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.done : exitCodes.usage;
  if (!isTold(error)) return isUnreachable(error) ? exitCodes.unreachable : exitCodes.ours;
  if (error instanceof RefusedByPeer) return exitCodes.refused;
  // What the other packages say of this machine: no Python, a lock that is held, a service that is away.
  if (!(error instanceof CliFault)) return exitCodes.unreachable;
  if (error.cause instanceof RefusedByPeer) return exitCodes.refused;
  if (refusals.has(error.code)) return exitCodes.refused;
  if (answersOfNo.has(error.code)) return exitCodes.no;
  return inTheWay.has(error.code) ? exitCodes.unreachable : exitCodes.usage;
};

/** What fetch says of an address where nobody listens. */
const isUnreachable = (error: unknown): boolean =>
  error instanceof TypeError && error.message === 'fetch failed';
