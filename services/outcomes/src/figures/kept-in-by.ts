import { daysBetween } from '../indicators/days.ts';
import { isService, lastQualifying, type Received } from '../indicators/exit.ts';
import type { Regulation } from '../indicators/regulation.ts';

/**
 * Services of programs that exit together, as far as they keep somebody in: whoever went without any for as long as the exit
 * takes has left, and what comes later is another period.
 */
export const keptInBy = (
  own: readonly Received[],
  shared: readonly Received[],
  rules: Regulation,
): readonly Received[] => {
  const kept = [...own];
  let last = lastQualifying(own, '9999-12-31', rules);
  for (const each of shared.toSorted((one, other) => one.on.localeCompare(other.on))) {
    if (last === undefined || !isService(each.kind, rules) || each.on <= last) continue;
    if (daysBetween(last, each.on) >= rules.exitAfterDays) break;
    kept.push(each);
    last = each.on;
  }
  return kept;
};
