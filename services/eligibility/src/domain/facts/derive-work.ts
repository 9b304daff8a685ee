import { addDuration } from '../dates.ts';
import type { Derivation } from './derive.ts';
import { type Asking, bothSaid, no, valueOf, yes } from './say.ts';

/** Whoever says in how many days the place closes has said that its closing was announced. */
export const compileClosureAnnounced = (ask: Asking): Derivation => {
  const [inDays, isAnnounced] = [ask('dw.closure_announced_days'), ask('dw.closure_announced')];
  return (heard) => {
    const days = valueOf(inDays(heard));
    if (days === undefined) return undefined;
    const announced = isAnnounced(heard);
    if (announced !== undefined) return days !== 'none' && valueOf(announced) === 'no' ? bothSaid : undefined;
    return days === 'none' ? no : yes;
  };
};

export const farmMonths = 'farm.months_primarily_ag_in_any_12_consecutive_of_last_24';

/** Farm work that ended before the last 24 months can't lie within them (29 USC 3222(i)(3)(A)(i)). */
export const compileFarmMonths = (ask: Asking): Derivation => {
  const [lastFarmwork, months] = [ask('farm.last_farmwork'), ask(farmMonths)];
  return (heard, { asOf }) => {
    const last = valueOf(lastFarmwork(heard));
    if (typeof last !== 'string' || asOf < addDuration(`${last}-01`, 'P25M')) return undefined;
    const said = months(heard);
    if (said === undefined) return no;
    return valueOf(said) === 'yes' ? bothSaid : undefined;
  };
};
