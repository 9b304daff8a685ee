import { type Decider, refuse } from '@handoff/decider';
import type { Asked, Said } from '../messages.ts';

/** People who came so far in the quarter, each once. */
export type GatheredNews = Readonly<{ what: string; level: string | null; people: readonly string[] }>;

type Whose = Readonly<{ newsId: string; referrer: string; quarter: string }>;

export type NewsCommand =
  | Asked<'AwaitNews', Whose & { dueAt: string }>
  | Asked<'FallDue', object>
  | Asked<'GatherNews', { lines: readonly GatheredNews[] }>;

export type NewsEvent =
  | Said<'NewsAwaited', Whose & { dueAt: string }>
  | Said<'NewsDue', Whose>
  | Said<'NewsGathered', Whose & { lines: readonly GatheredNews[] }>;

export type News =
  | Readonly<{ stage: 'none' }>
  | Readonly<{ stage: 'awaited'; whose: Whose; dueAt: string }>
  | Readonly<{ stage: 'due' | 'gathered'; whose: Whose }>;

const decide = (command: NewsCommand, news: News): readonly NewsEvent[] => {
  switch (command.type) {
    case 'AwaitNews':
      return news.stage === 'none' ? [{ type: 'NewsAwaited', data: command.data }] : [];
    case 'FallDue':
      return news.stage === 'awaited' ? [{ type: 'NewsDue', data: news.whose }] : [];
    case 'GatherNews':
      if (news.stage === 'gathered') return [];
      if (news.stage !== 'due') return notDue();
      return [{ type: 'NewsGathered', data: { ...news.whose, lines: command.data.lines } }];
  }
};

const evolve = (_: News, { type, data }: NewsEvent): News => {
  const { newsId, referrer, quarter } = data;
  const whose = { newsId, referrer, quarter };
  switch (type) {
    case 'NewsAwaited':
      return { stage: 'awaited', whose, dueAt: data.dueAt };
    case 'NewsDue':
      return { stage: 'due', whose };
    case 'NewsGathered':
      return { stage: 'gathered', whose };
  }
};

const notDue = (): never =>
  refuse('news-not-due', {
    place: 'quarter',
    reason: 'The quarter is not over, so nobody knows yet what came of it.',
    mend: 'Wait for the clock of this stream; it rings some days after the quarter.',
  });

/** What one agency is told of one quarter, once: awaited when it sends somebody, due by the clock, gathered, and that is all. */
export const news: Decider<NewsCommand, News, NewsEvent> = { initial: { stage: 'none' }, decide, evolve };

export const dueAt = (state: News): string | undefined =>
  state.stage === 'awaited' ? state.dueAt : undefined;

export const onDue = () => ({ type: 'FallDue', data: {} }) as const;
