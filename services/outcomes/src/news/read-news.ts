import type { Context } from '@handoff/host';
import type { GatheredNews } from '../domain/news/news.ts';
import { buildStories } from '../figures/build-stories.ts';
import { factsAsOf } from '../figures/facts-as-of.ts';
import { newsLines, sentBy } from '../figures/quarterly-news.ts';
import type { Quarter } from '../indicators/quarters.ts';
import type { FactTables } from '../tables/fact-tables.ts';

type NewsOf = ReadonlyMap<string, readonly GatheredNews[]>;

// The clocks of all agencies ring together: what one read of the facts says serves those that follow within a minute.
const freshMs = 60_000;

/** What came of the people of each referrer in a quarter. All facts are read once for all whose news fall due together. */
export const readNews = (tables: (context: Context) => FactTables) => {
  let last: Readonly<{ quarter: Quarter; at: number; news: Promise<NewsOf> }> | undefined;
  return async (context: Context, quarter: Quarter): Promise<NewsOf> => {
    const now = context.now();
    const at = Date.parse(now);
    if (last?.quarter !== quarter || at - last.at > freshMs)
      last = { quarter, at, news: newsIn(tables(context), now, quarter) };
    const { news } = last;
    // What failed is read again by whoever asks next.
    news.catch(() => (last = undefined));
    return news;
  };
};

const newsIn = async (tables: FactTables, now: string, quarter: Quarter): Promise<NewsOf> => {
  const facts = await factsAsOf(tables, now);
  const stories = buildStories(facts);
  const referrers = new Set(stories.map(({ referrer }) => referrer));
  return new Map(
    [...referrers].map((referrer) => [referrer, newsLines(facts.rows, sentBy(referrer, stories), quarter)]),
  );
};
