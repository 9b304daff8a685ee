import { agenciesIn } from './massachusetts/agencies.ts';
import { answersIn } from './massachusetts/answers.ts';
import { bySlipIn } from './massachusetts/by-slip.ts';
import { peopleIn } from './massachusetts/people.ts';
import { reportsIn } from './massachusetts/reports.ts';
import { idsIn, referralsIn, type Stage } from './massachusetts/stage.ts';

export {
  bayside,
  evening,
  harbor,
  northShore,
  offers,
  partner,
  quincy,
  vouchedFor,
} from './massachusetts/agencies.ts';
export { nothingSaid } from './massachusetts/answers.ts';

/** Made-up people and agencies of Massachusetts, for stories about the whole service. */
export const massachusetts = (stage: Stage) => ({
  idsOf: idsIn(stage),
  ...agenciesIn(stage),
  ...peopleIn(stage),
  ...referralsIn(stage),
  ...answersIn(stage),
  ...bySlipIn(stage),
  reports: reportsIn(stage),
});
