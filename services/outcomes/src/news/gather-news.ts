import type { Context, EventHandlers } from '@handoff/host';
import { lastDayOf, type Quarter, quarterOf, quartersAfter } from '../indicators/quarters.ts';
import { dayAfter } from '../indicators/days.ts';
import type { FactTables } from '../tables/fact-tables.ts';
import { readNews } from './read-news.ts';

// Agencies report some days late: a quarter is told of on the tenth day after it, in the American morning.
const graceDays = 10;
const dueOf = (quarter: Quarter): string => `${dayAfter(lastDayOf(quarter), graceDays)}T14:00:00.000Z`;

/**
 * Once a quarter each agency that sent people is to be told what came of them. Sending somebody makes the quarter's news
 * awaited; its clock runs in the database's time; having gathered it makes the next quarter's awaited.
 */
export const gatherNews = (tables: (context: Context) => FactTables): EventHandlers => {
  /** Looked up once a quarter and process, not once a referral. */
  const known = new Set<string>();
  const newsOf = readNews(tables);
  const awaitNews = async (
    context: Context,
    { referrer, quarter, causation }: { referrer: string; quarter: Quarter; causation: string },
  ): Promise<void> => {
    const newsId = `news-${referrer}-${quarter}`;
    if (known.has(newsId)) return;
    if ((await context.read('news', newsId)) === undefined)
      await context.handle(
        'news',
        newsId,
        { type: 'AwaitNews', data: { newsId, referrer, quarter, dueAt: dueOf(quarter) } },
        { causation },
      );
    known.add(newsId);
  };

  return {
    ReferralOffered: ({ referrer }, { envelope: { id, time } }, context) =>
      awaitNews(context, { referrer, quarter: quarterOf(time.slice(0, 10)), causation: id }),
    NewsDue: async ({ newsId, referrer, quarter }, { envelope }, context) => {
      const lines = (await newsOf(context, quarter as Quarter)).get(referrer) ?? [];
      await context.handle(
        'news',
        newsId,
        { type: 'GatherNews', data: { lines } },
        { causation: envelope.id },
      );
    },
    NewsGathered: ({ referrer, quarter }, { envelope }, context) =>
      awaitNews(context, {
        referrer,
        quarter: quartersAfter(quarter as Quarter, 1),
        causation: envelope.id,
      }),
  };
};
