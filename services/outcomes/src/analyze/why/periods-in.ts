import { buildPeriods, type KnownPeriod } from '../../figures/build-periods.ts';
import type { Day } from '../../indicators/days.ts';
import { factsIn } from './facts-in.ts';
import type { Ask, Cells } from './open-snapshot.ts';

/** The periods of the snapshot with what was learned in them; when they ended its table says, by the policies it was made under. */
export const periodsIn = async (
  ask: Ask,
  known: readonly Cells[],
  asOf: Day,
): Promise<readonly KnownPeriod[]> => {
  const built = new Map(buildPeriods(await factsIn(ask), asOf, []).map((each) => [each.id, each]));
  return known.flatMap((cells) => {
    const period = built.get(cells['period_id'] ?? '');
    const exit = cells['exit'] ?? null;
    const basis = cells['exit_basis'];
    const exitBasis = basis === 'program' || basis === 'exchange-estimate' ? basis : null;
    return period === undefined ? [] : [{ ...period, exit, exited: exit !== null, exitBasis }];
  });
};
