import type { StreamType } from '@handoff/stream-store';
import { dueAt, type News, news, type NewsCommand, type NewsEvent, onDue } from '../domain/news/news.ts';

/** A stream an agency and quarter, so that it stays small; it holds up to some thousand people of the quarter. */
export const newsStream: StreamType<NewsCommand, News, NewsEvent> = {
  name: 'news',
  decider: news,
  fold: 1,
  bounds: { events: 10, bytes: 786_432 },
  dueAt,
  onDue,
};
