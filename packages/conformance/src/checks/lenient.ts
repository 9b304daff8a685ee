import { statusesOf, trialOf } from '../evidence.ts';
import { type Check, failed, passed, skipped } from './check.ts';

export const lenient: Check = {
  id: 'HC-09',
  level: 'MUST',
  ways: ['rest'],
  title: 'It passes over fields and kinds of events that it does not know',
  reason: 'A new optional field, a new code or a new event may come any day, without anybody being asked.',
  mend: 'Read the fields you use and ignore the rest; skip an event whose type you do not know.',
  link: 'docs/contract.md#what-may-change-and-when',
  judge: (evidence) => {
    const trial = trialOf(evidence, 'inventions');
    if (!trial) return skipped('no referral reached the partner while the kit invented fields');
    const statuses = statusesOf(evidence, trial.referral).filter((status) => status !== 'offered');
    return statuses.length > 0
      ? passed(`${trial.reference} was answered all the same`)
      : failed(`${trial.reference} came with a field and an event nobody knows, and was not answered`);
  },
};
