import type { KnownPeriod } from './build-periods.ts';

/**
 * A period as measurable skill gains read it, which ask for no exit (34 CFR 463.155(a)(1)(v)): where the exchange only estimates when
 * somebody left, they learned at least until the last gain that is told. The test after the last class is of that class.
 */
export const asLearned = (period: KnownPeriod): KnownPeriod => {
  if (period.exitBasis !== 'exchange-estimate') return period;
  const days = [period.exit, ...period.gains.map(({ on }) => on)].filter((day) => day !== null);
  return { ...period, exit: days.toSorted().at(-1) ?? null };
};
