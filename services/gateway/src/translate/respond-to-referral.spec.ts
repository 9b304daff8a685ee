import type { ReferralResponse } from '@handoff/schemas';
import { describe, expect, it } from 'vitest';
import { responseTo } from '../testing/messages.ts';
import { response } from './respond-to-referral.ts';

const party = {
  referralId: 'referral-1',
  partner: 'bayside',
  role: 'receiver',
  expectedVersion: null,
} as const;
const sent = (said: Partial<ReferralResponse>) => response(responseTo('PGK-PXG', said), party);

describe('what an agency answers', () => {
  it.each<Partial<ReferralResponse>>([
    { status: 'withdrawn', reason: 'person-asked' },
    { status: 'entered-in-error', reason: 'duplicate' },
    { status: 'needs-person', question: 'placement-test' },
    { status: 'accepted', conditional: 'registration' },
    { status: 'active', what: 'no-show' },
    { status: 'completed', result: 'served' },
  ])('goes on with its code: %o', (said) => expect(sent(said)).toMatchObject(said));

  it.each<Partial<ReferralResponse>>([
    { status: 'withdrawn', reason: 'she was afraid to come' },
    { status: 'entered-in-error', reason: 'her cousin, not she' },
    { status: 'entered-in-error', reason: 'person-asked' },
    { status: 'accepted', reason: 'she told me why' },
    { status: 'needs-person', question: 'where is she from' },
    { status: 'accepted', conditional: 'if she has papers' },
    { status: 'active', what: 'she cried' },
    { status: 'completed', result: 'went home' },
  ])('goes on without a word of its own: %o', ({ status, ...said }) => {
    const [field = '', words = ''] = Object.entries(said)[0] ?? [];
    expect(sent({ status: String(status), ...said })).toHaveProperty(field, 'none-of-the-list');
    expect(JSON.stringify(sent({ status: String(status), ...said }))).not.toContain(words);
  });
});
