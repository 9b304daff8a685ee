import { type KnownPeriod, periodsEnding } from '../../figures/build-periods.ts';
import type { KnownExit } from '../../figures/known-exit.ts';
import { factsIn } from './facts-in.ts';
import type { Ask, Cells } from './open-snapshot.ts';

/**
 * The periods of the snapshot with what was learned in them and what came after; when they ended its table says, by the day and
 * the policies it was made under.
 */
export const periodsIn = async (ask: Ask, known: readonly Cells[]): Promise<readonly KnownPeriod[]> => {
  const exits = new Map(known.map((cells) => [cells['period_id'], exitIn(cells)]));
  return periodsEnding(await factsIn(ask), ({ stream }) => exits.get(stream) ?? stays);
};

const stays: KnownExit = { exit: null, exitBasis: null };

const exitIn = (cells: Cells): KnownExit => {
  const basis = cells['exit_basis'];
  return {
    exit: cells['exit'] ?? null,
    exitBasis: basis === 'program' || basis === 'exchange-estimate' ? basis : null,
  };
};
