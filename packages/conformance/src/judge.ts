import { catalogue } from './checks/catalogue.ts';
import type { Check, Judgement } from './checks/check.ts';
import { connected } from './checks/connected.ts';
import type { Evidence } from './evidence.ts';

export type Verdict = Omit<Check, 'judge' | 'ways'> & Judgement;

const notForThisWay: Judgement = { outcome: 'skipped', saw: 'not for this way in' };
const nobodyThere: Judgement = { outcome: 'skipped', saw: 'the system is not there: HC-01' };

/** What the evidence says to each check. Of a system that never came only that is said. */
export const judge = (evidence: Evidence): readonly Verdict[] => {
  const isThere = connected.judge(evidence).outcome === 'passed';
  return catalogue.map(({ judge: judged, ways, ...check }) => {
    if (!ways.includes(evidence.way)) return { ...check, ...notForThisWay };
    if (!isThere && check.id !== connected.id) return { ...check, ...nobodyThere };
    return { ...check, ...judged(evidence) };
  });
};
