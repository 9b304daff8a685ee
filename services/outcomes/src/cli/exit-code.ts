import { Refusal } from '@handoff/decider';
import { RefusedByPeer, Unavailable } from '@handoff/http';
import { CommandFault, isWrongWord } from './fault.ts';

const nothingOfThatName = ['no-such-cell', 'no-snapshot', 'no-such-agency'];

/** As every command of `handoff` ends (docs/cli.md). */
export const exitCodeOf = (error: unknown): number => {
  if (error instanceof CommandFault) {
    if (error.code === 'not-running') return 4;
    return nothingOfThatName.includes(error.code) ? 1 : 2;
  }
  if (error instanceof RefusedByPeer || error instanceof Refusal) return 3;
  if (error instanceof Unavailable) return 4;
  return isWrongWord(error) ? 2 : 70;
};
