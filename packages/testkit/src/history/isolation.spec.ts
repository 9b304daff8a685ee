import { describe, expect, it } from 'vitest';
import { gather } from './evidence.ts';
import type { FinalState } from './final-state.ts';
import { isolation } from './isolation.ts';
import { college, harbor, history, otherCollege, stateOf, streams } from './sample.ts';

const canaries = [
  { text: 'Canaria Uno', mayRead: [harbor, college] },
  { text: 'Canaria Dos', mayRead: [] },
];
const found = (differing: Partial<FinalState>) =>
  isolation(gather(history, stateOf(streams, { canaries, ...differing })));
const reading = (by: string, text: string) => ({ readings: [{ by, where: 'GET /v1/referrals', text }] });

describe('I9: what one agency may read', () => {
  it('is read by it', () => expect(found(reading(college, '{"name":"Canaria Uno"}'))).toEqual([]));

  it('is never read by another', () =>
    expect(found(reading(otherCollege, '{"name":"Canaria Uno"}'))).toEqual([
      {
        invariant: 'I9',
        subject: 'GET /v1/referrals',
        says: `shows ${otherCollege} what ${harbor}, ${college} alone may read`,
      },
    ]));

  it('is never read by another in what it took', () => {
    const takes = [
      {
        partner: otherCollege,
        id: 'message-9',
        kind: 'FactNotice',
        referralId: null,
        body: { name: 'Canaria Uno' },
      },
    ];
    expect(found({ takes }).map(({ subject }) => subject)).toEqual(['take message-9']);
  });

  it('may be for nobody, in clear', () => {
    const [leak] = found({ readings: [{ by: 'nobody', where: 'topics', text: 'Canaria Dos' }] });
    expect(leak?.says).toBe('shows nobody what nobody alone may read');
    expect(JSON.stringify(leak)).not.toContain('Canaria');
  });
});
