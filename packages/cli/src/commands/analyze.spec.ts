import { describe, expect, it } from 'vitest';
import { isFigure } from './analyze.ts';

describe('what `why` is asked about', () => {
  it.each([
    'PY2026/aefla/employment_rate_q2',
    'funnel/outcome-returned',
    'grants/a-grant/hours',
    'fnnel/offered',
  ])('%s names a figure, or none: outcomes says which there are', (named) =>
    expect(isFigure(named)).toBe(true),
  );
  it.each(['H7K-4QD', 'referral-0b7e1c64-3c52-8a50-9d3f-2f0c5f1f7a11', 'news-harbor-learning-2026Q3'])(
    '%s names a referral, an event or a stream',
    (named) => expect(isFigure(named)).toBe(false),
  );
});
