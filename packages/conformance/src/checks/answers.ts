import { statusesOf, trialOf } from '../evidence.ts';
import { type Check, failed, passed, skipped } from './check.ts';

const notAnswers = new Set(['offered', 'expired']);

export const answers: Check = {
  id: 'HC-02',
  level: 'MUST',
  ways: ['kafka', 'rest', 'csv'],
  title: 'A referral that it is offered is answered',
  reason: 'A person waits; an agency that never answers is passed over when the response clock runs out.',
  mend: 'Answer with in-review, accepted, waitlisted, declined or needs-person. In a test let your system answer by itself.',
  link: 'docs/partners/rest.md#4-answer-a-referral',
  judge: (evidence) => {
    const trial = trialOf(evidence, 'plain');
    if (!trial) return skipped(evidence.trials[0]?.trouble ?? 'no referral reached the partner');
    const answered = statusesOf(evidence, trial.referral).filter((status) => !notAnswers.has(status));
    return answered.length > 0
      ? passed(`${trial.reference}: ${answered.join(', ')}`)
      : failed(`${trial.reference} was offered, and no answer came`);
  },
};
