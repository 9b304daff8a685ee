import { describe, expect, it } from 'vitest';
import { dayAfter, daysBetween, yearsAfter } from './days.ts';
import { isDay } from './is-day.ts';
import { transcriptGainOn } from './transcript-gain.ts';

describe('a day', () => {
  it.each(['2026-02-30', '2025-02-29', '2026-13-01', '2026-1-1', 'tomorrow', ''])('is not %j', (text) =>
    expect(isDay(text)).toBe(false),
  );
  it('may be the last of February in a leap year', () => expect(isDay('2024-02-29')).toBe(true));
  it('is counted on over a leap day', () => {
    expect(dayAfter('2023-12-01', 90)).toBe('2024-02-29');
    expect(daysBetween('2024-02-01', '2024-03-01')).toBe(29);
  });
  it('has its year end on the same day, after a leap day on the one before', () => {
    expect(yearsAfter('2024-03-15', 1)).toBe('2025-03-15');
    expect(yearsAfter('2024-02-29', 1)).toBe('2025-02-28');
    expect(yearsAfter('2023-02-28', 1)).toBe('2024-02-28');
  });
});

describe('credit hours', () => {
  const spring = { from: '2022-01-18', to: '2022-05-10', creditHours: 6 };
  const fall = { from: '2022-08-29', to: '2022-12-16', creditHours: 6 };

  it('are a gain with twelve in one semester', () =>
    expect(transcriptGainOn([{ ...spring, creditHours: 12 }])).toBe('2022-05-10'));
  it('are a gain over two semesters on the day the later one ended', () =>
    expect(transcriptGainOn([fall, spring])).toBe('2022-12-16'));
  it('are none with eleven', () =>
    expect(transcriptGainOn([spring, { ...fall, creditHours: 5 }])).toBeNull());
  it('are none over two semesters that are more than twelve months', () =>
    expect(transcriptGainOn([spring, { ...fall, from: '2022-11-01', to: '2023-01-18' }])).toBeNull());
});
