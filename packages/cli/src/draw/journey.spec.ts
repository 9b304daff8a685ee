import { describe, expect, it } from 'vitest';
import type { Told } from '../up/summary.ts';
import { drawJourney } from './journey.ts';

const told = (minute: number, data: Told['data']): Told => ({
  type: 'FactNotice',
  time: `2026-12-01T09:0${minute}:00.000Z`,
  data: { intake: 'intake-1', provider: 'bayside-community-college', on: '2026-12-01', ...data },
});

describe('a journey that is drawn', () => {
  it('tells a level by where it was and is, and a credential by its name', () => {
    const level = {
      kind: 'milestone',
      type: 'educational-functioning-level',
      fromLevel: 'esl-3',
      toLevel: 'esl-4',
    };
    const credential = {
      kind: 'milestone',
      type: 'occupational-certificate',
      fromLevel: null,
      toLevel: null,
    };
    const drawn = drawJourney([told(2, credential), told(1, level)]).split('\n');
    expect(drawn.filter((line) => line.includes(' reports '))).toEqual([
      expect.stringContaining('reports a level gained: esl-3 → esl-4, on 2026-12-01'),
      expect.stringContaining('reports a milestone: occupational certificate, on 2026-12-01'),
    ]);
  });
});
