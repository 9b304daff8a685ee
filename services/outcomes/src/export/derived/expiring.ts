import type { Expiring } from '../../figures/expiring.ts';
import type { Filled } from '../table.ts';
import { filled } from './column.ts';

/** What becomes a "no" for good within two months, while there is time to ask. */
export const expiringTable = (list: readonly Expiring[]): Filled => ({
  table: {
    name: 'expiring',
    doc: 'What nobody has reported yet and becomes a "no" for good within two months (TAC-17-01 page 8). A pay stub or an employer\'s letter before that day makes it a success.',
    key: ['becomes_no_on', 'period_id', 'measure'],
    columns: [
      filled('period_id', 'string', 'The participation.'),
      filled('referral_id', 'string', 'The referral it came of.'),
      filled('provider', 'string', 'Slug of the agency to ask.'),
      filled('measure', 'string', 'The measure in which it will be a failure.'),
      filled('quarter', 'string', 'The quarter something should be known about, as 2026Q3.'),
      filled('becomes_no_on', 'date', 'From this day on silence is a "no" for good.'),
    ],
  },
  rows: list.map((each) => ({
    period_id: each.participationId,
    referral_id: each.referralId,
    provider: each.provider,
    measure: each.measure,
    quarter: each.quarter,
    becomes_no_on: each.becomesNoOn,
  })),
});
