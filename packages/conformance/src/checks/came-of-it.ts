import { statusesOf, trialOf } from '../evidence.ts';
import { type Check, failed, passed, skipped } from './check.ts';

export const cameOfIt: Check = {
  id: 'HC-06',
  level: 'SHOULD',
  ways: ['kafka', 'rest', 'csv'],
  title: 'It says what came of a referral that it accepted',
  reason:
    'Accepted, enrolled, served and achieved are four facts. Without the later ones the loop stays open.',
  mend: 'Report a fact (enrolled, service, milestone, employment) or complete the referral with a result.',
  link: 'docs/partners/rest.md#4-answer-a-referral',
  judge: (evidence) => {
    const trial = trialOf(evidence, 'plain');
    const statuses = statusesOf(evidence, trial?.referral);
    if (!trial || !statuses.includes('accepted')) return skipped('the referral was not accepted');
    const facts = evidence.told.filter(
      ({ type, data }) => type === 'FactNotice' && data['referral'] === trial.referral,
    );
    const last = statuses.at(-1);
    if (facts.length > 0 || last === 'completed' || last === 'active' || last === 'declined')
      return passed(`${trial.reference}: ${last ?? ''}${facts.length > 0 ? `, ${facts.length} facts` : ''}`);
    return failed(`${trial.reference} was accepted, and nothing more was said of it`);
  },
};
