import type { Answer, Kind } from './answer.ts';
import type { Ask } from './open-snapshot.ts';
import { referralsBehind, steps } from './referrals-behind.ts';
import { docOfView } from './doc-of-view.ts';

type Stage = keyof typeof steps;
const stages = Object.keys(steps) as Stage[];

/** A stage is named as the table prints it; a hyphen for the space saves the quotes. */
const inName = (stage: Stage): string => stage.replace(' ', '-');

/** Every referral, whether it came so far, and the event that says so. */
export const funnel: Kind = {
  cells: [`funnel/${stages.map(inName).join('|')}`],
  behind: (cell) => {
    const stage = stages.find((each) => cell.replace(' ', '-') === `funnel/${inName(each)}`);
    return stage && ((ask) => whyFunnel(ask, stage));
  },
};

const whyFunnel = async (ask: Ask, stage: Stage): Promise<Answer> => {
  const [printed] = await ask('SELECT referrals FROM funnel WHERE stage = $stage', { stage });
  const rows = (await referralsBehind(ask, steps[stage])).map(({ row }) => row);
  return {
    value: `${printed?.['referrals'] ?? '0'} of ${rows.length} referrals`,
    rules: [await docOfView(ask, 'funnel')],
    within: null,
    rows,
  };
};
