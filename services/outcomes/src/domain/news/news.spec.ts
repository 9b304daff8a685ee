import { specify } from '@handoff/decider/specify';
import { describe, it } from 'vitest';
import { news } from './news.ts';

const { given } = specify(news);

const whose = { newsId: 'news-harbor-2026Q3', referrer: 'harbor', quarter: '2026Q3' };
const at = '2026-10-11T14:00:00.000Z';
const awaiting = { type: 'AwaitNews', at, data: { ...whose, dueAt: at } } as const;
const awaited = { type: 'NewsAwaited', data: { ...whose, dueAt: at } } as const;
const fallDue = { type: 'FallDue', at, data: {} } as const;
const due = { type: 'NewsDue', data: whose } as const;
const lines = [{ what: 'level', level: 'esl-3', people: ['person-1'] }];
const gather = { type: 'GatherNews', at, data: { lines } } as const;
const gathered = { type: 'NewsGathered', data: { ...whose, lines } } as const;

describe('the news of a quarter for one agency', () => {
  it('is awaited once, however many people the agency sends', () => {
    given().when(awaiting).then(awaited);
    given(awaited).when(awaiting).thenNothing();
  });
  it('falls due by its clock, once', () => {
    given(awaited).when(fallDue).then(due);
    given(awaited, due).when(fallDue).thenNothing();
  });
  it('is gathered once: what was told of a quarter is not told again', () => {
    given(awaited, due).when(gather).then(gathered);
    given(awaited, due, gathered)
      .when({ ...gather, data: { lines: [] } })
      .thenNothing();
  });
  it('is not gathered before the quarter is over', () =>
    given(awaited).when(gather).thenRefused('news-not-due'));
});
