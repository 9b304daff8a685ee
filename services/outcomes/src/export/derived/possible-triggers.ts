import type { PossibleTrigger } from '../../figures/possible-triggers.ts';
import type { Filled } from '../table.ts';
import { filled } from './column.ts';

/** Referrals by a one-stop: each may have made the person a participant, and each says so. */
export const possibleTriggersTable = (triggers: readonly PossibleTrigger[]): Filled => ({
  table: {
    name: 'possible_triggers',
    doc: 'One row a referral that a one-stop made: it may have begun a period of participation. None of these is counted as one here; the one-stop alone can say.',
    key: ['referral_id'],
    columns: [
      filled('referral_id', 'string', 'The referral; `referrals` says of whom and what came of it.'),
      filled('referrer', 'string', 'Slug of the one-stop that referred.'),
      filled('referred_on', 'date', 'Day of the offer: a period would begin on it.'),
      filled('warning', 'string', 'What it may have set off.'),
      filled('citation', 'string', 'Where it says so.'),
    ],
  },
  rows: triggers.map(({ referralId, referrer, on, warning, citation }) => ({
    referral_id: referralId,
    referrer,
    referred_on: on,
    warning,
    citation,
  })),
});
