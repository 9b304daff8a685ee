import { type Check, failed, passed } from './check.ts';
import { isEarlyContact } from './refusals.ts';

export const contact: Check = {
  id: 'HC-12',
  level: 'MUST',
  ways: ['rest', 'csv'],
  title: 'It asks for a contact only after it accepted',
  reason: 'Who a person is, is theirs until somebody said yes; each question for it stands in the trail.',
  mend: 'Ask for /contact once the status accepted has come back to you, not before.',
  link: 'docs/partners/rest.md#4-answer-a-referral',
  judge: ({ seen }) => {
    const early = seen.filter(isEarlyContact);
    return early.length === 0
      ? passed('no contact was asked for too early')
      : failed(early.map(({ path, status }) => `GET ${path}: ${status}`).join('; '));
  },
};
