import type { News } from '../../figures/quarterly-news.ts';
import type { Filled } from '../table.ts';
import { filled, maybe } from './column.ts';

/** What came of the people each agency sent: the message of the quarter, a line a row. */
export const newsTable = (news: readonly News[]): Filled => ({
  table: {
    name: 'quarterly_news',
    doc: 'What came of the people each agency sent, in the quarter that is over: to be passed on to whoever referred. No number where fewer than four.',
    key: ['referrer', 'quarter', 'what'],
    columns: [
      filled('referrer', 'string', 'Slug of the agency that referred.'),
      filled('quarter', 'string', 'The quarter, as 2026Q3.'),
      filled('what', 'string', 'What they did.'),
      maybe('people', 'integer', 'How many people; empty where fewer than four, who might be recognised.'),
      filled('sentence', 'string', 'The same, to be read aloud.'),
    ],
  },
  rows: news.map((each) => ({ ...each })),
});
