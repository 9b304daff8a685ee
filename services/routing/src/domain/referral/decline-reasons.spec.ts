import { specify } from '@handoff/decider/specify';
import { describe, expect, it } from 'vitest';
import { declineReasons, settleDecline } from './decline-reasons.ts';
import { declined, move, offered, referral } from './referral.samples.ts';

const { given } = specify(referral);
const decline = (reason: string | null, by: 'T' | 'P' = 'T') => move({ to: 'declined', by, reason });

describe('a decline', () => {
  it('carries a code of the closed list and says what comes next', () =>
    given(offered()).when(decline('no-place')).then(declined()));

  it('refuses free text without repeating it', () => {
    expect(() => settleDecline('she told me about her cousin', 'T')).toThrow(
      expect.objectContaining({
        code: 'unknown-decline-reason',
        message: expect.not.stringContaining('cousin'),
        mend: expect.not.stringContaining('cousin'),
      }),
    );
  });

  it('asks for a reason', () => given(offered()).when(decline(null)).thenRefused('unknown-decline-reason'));

  it("stays the person's own when the agency passes it on", () =>
    expect(settleDecline('person-no-longer-wants', 'T')).toEqual({
      by: 'P',
      reason: 'person-no-longer-wants',
      next: 'close',
    }));

  it('by the person gives no reason of the agency', () =>
    given(offered()).when(decline('no-place', 'P')).thenRefused('not-your-decline-reason'));

  it('says nothing new when it is repeated', () =>
    given(offered(), declined()).when(decline('no-place')).thenNothing());

  it('contradicts itself when the reason changes', () =>
    given(offered(), declined()).when(decline('already-served')).thenRefused('illegal-transition'));

  it('has a next step for every reason', () =>
    expect(new Set(Object.values(declineReasons).map(({ next }) => next))).toEqual(
      new Set(['next-option', 'close', 'park']),
    ));
});
