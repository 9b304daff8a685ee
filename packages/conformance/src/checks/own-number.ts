import { trialOf } from '../evidence.ts';
import { type Check, failed, passed, skipped } from './check.ts';

export const ownNumber: Check = {
  id: 'HC-07',
  level: 'SHOULD',
  ways: ['kafka', 'rest', 'csv'],
  title: 'It gives the referral a number of its own',
  reason:
    'With your own number a nightly file of two columns is enough, and your staff finds the person again.',
  mend: 'Send `localRef` (CSV: local_ref) with the first response. It comes back to you alone.',
  link: 'docs/partners/csv.md#3-upload-what-happened',
  judge: (evidence) => {
    const trial = trialOf(evidence, 'plain');
    const notices = evidence.told.filter(
      ({ type, data }) =>
        type === 'ReferralNotice' && data['referral'] === trial?.referral && data['status'] !== 'offered',
    );
    if (!trial || notices.length === 0) return skipped('the referral was not answered');
    const own = notices.find(({ data }) => typeof data['localRef'] === 'string');
    return own
      ? passed(`its own number comes back: ${String(own.data['localRef'])}`)
      : failed('no answer carried one');
  },
};
