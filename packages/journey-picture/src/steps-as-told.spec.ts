import { describe, expect, it } from 'vitest';
import { moved, offered, planned, reported } from './testing/told.ts';
import { stepsAsTold, type Told } from './steps-as-told.ts';

describe('the steps of a journey', () => {
  it('stand as they were told last', () =>
    expect(
      stepsAsTold([
        moved(5, 'english', 'open', 'journey-opened'),
        moved(9, 'english', 'done', 'level-gained'),
      ]),
    ).toMatchObject([{ id: 'english', status: 'done', because: 'level-gained', on: '2026-01-09' }]));

  it('whatever order the messages come in', () =>
    expect(
      stepsAsTold([
        moved(9, 'english', 'done', 'level-gained'),
        moved(5, 'english', 'open', 'journey-opened'),
      ]),
    ).toMatchObject([{ status: 'done' }]));

  it('keep each referral, as it was told last', () =>
    expect(
      stepsAsTold([
        offered(5, 'english', 'H7K-4QD', 'offered'),
        offered(6, 'english', 'H7K-4QD', 'accepted'),
      ])[0]?.referrals,
    ).toEqual([{ reference: 'H7K-4QD', to: 'bayside', status: 'accepted', on: '2026-01-06' }]));

  it('have the facts that were reported', () =>
    expect(stepsAsTold([reported(7, 'english', 'enrolled')])[0]?.facts).toEqual([
      { kind: 'enrolled', provider: 'bayside', on: '2026-01-07' },
    ]));

  it('lose a fact that was taken back, and have a corrected one as it stands now', () => {
    const factsAfter = (...told: Told[]) => stepsAsTold(told)[0]?.facts.map(({ kind, on }) => [kind, on]);
    const enrolled = reported(7, 'english', 'enrolled');
    expect(
      factsAfter(enrolled, { ...reported(7, 'english', 'enrolled', 'withdraw'), time: '2026-02-01' }),
    ).toEqual([]);
    expect(factsAfter(enrolled, reported(9, 'english', 'enrolled', 'correct'))).toEqual([
      ['enrolled', '2026-01-09'],
    ]);
  });

  it('come in the order of the pathway, also those nothing was told of', () =>
    expect(
      stepsAsTold([moved(5, 'work', 'waiting', 'waits-for-fact')], planned).map(({ id, status }) => [
        id,
        status,
      ]),
    ).toEqual([
      ['child-care', null],
      ['english', null],
      ['work', 'waiting'],
    ]));

  it('say no more than was told: a fact that is withheld names no step', () =>
    expect(
      stepsAsTold(
        [{ type: 'FactNotice', time: '2026-01-05', data: { kind: 'withheld', reason: 'over' } }],
        planned,
      ).every(({ status, facts, referrals }) => status === null && facts.length + referrals.length === 0),
    ).toBe(true));
});
