import { describe, expect, it } from 'vitest';
import type { FactRow } from './fact-row.ts';
import { standing } from './standing.ts';

const row = (sequence: number, fact: number, differing: Partial<FactRow>): FactRow => ({
  id: `event-${sequence}`,
  stream: 'participation-1',
  sequence,
  fact,
  standing: 'told',
  trueOn: '2026-09-01',
  knownAt: `2026-09-0${sequence}T10:00:00.000Z`,
  ...differing,
});
const told = row(1, 1, {});
const corrected = row(2, 1, { standing: 'corrected', trueOn: '2026-09-05' });
const again = row(3, 1, { standing: 'corrected', trueOn: '2026-09-08' });
const withdrawn = row(4, 1, { standing: 'withdrawn' });
const other = row(5, 5, {});

describe('the facts as they stood', () => {
  const rows = [again, withdrawn, told, other, corrected];

  it('are told, corrected, corrected again, taken back, each from the instant it was known', () => {
    const asOf = (day: number) => standing(rows, `2026-09-0${day}T12:00:00.000Z`).map(({ id }) => id);
    expect([1, 2, 3, 4, 5].map(asOf)).toEqual([['event-1'], ['event-2'], ['event-3'], [], ['event-5']]);
  });
  it('count from the very instant on', () =>
    expect(standing(rows, '2026-09-01T10:00:00.000Z').map(({ id }) => id)).toEqual(['event-1']));
  it('are those of now where no instant is named', () =>
    expect(standing(rows).map(({ id }) => id)).toEqual(['event-5']));
  it('do not mix the streams', () =>
    expect(standing([told, row(2, 1, { stream: 'participation-2', standing: 'withdrawn' })])).toEqual([
      told,
    ]));
  it('keep everything that attests a fact, each from the instant it was known', () => {
    const attests = { evidence: 'pay-stubs', strength: 'document' };
    const [first, second] = [row(6, 5, attests), row(7, 5, { ...attests, evidence: 'case-notes' })];
    expect(standing([first, second])).toEqual([first, second]);
    expect(standing([first, second], '2026-09-06T12:00:00.000Z')).toEqual([first]);
  });
});
