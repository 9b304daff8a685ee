import type { Seen } from './door/seen.ts';
import type { Evidence } from './evidence.ts';

/** What the kit sees of a system with which nothing is wrong; tests take something away. */
export const goodEvidence = (changed: Partial<Evidence> = {}): Evidence => ({
  way: 'rest',
  seen: [
    request({ path: '/v1/events', query: new URLSearchParams('after=9'), at: 10 }),
    request({
      method: 'POST',
      path: '/v1/referrals/referral-2/responses',
      at: 1_000,
      lost: true,
      key: 'k',
      body: said,
    }),
    request({ method: 'POST', path: '/v1/referrals/referral-2/responses', at: 4_000, key: 'k', body: said }),
  ],
  told: [
    notice('referral-1', 'offered', null),
    notice('referral-1', 'accepted', 'own-1'),
    notice('referral-1', 'completed', 'own-1'),
    notice('referral-3', 'accepted', 'own-3'),
  ],
  trials: [
    { purpose: 'plain', referral: 'referral-1', reference: 'AAA-111', trouble: undefined },
    { purpose: 'lost-answer', referral: 'referral-2', reference: 'AAA-222', trouble: undefined },
    { purpose: 'inventions', referral: 'referral-3', reference: 'AAA-333', trouble: undefined },
  ],
  toldTwiceAt: 5_000,
  groups: [{ group: 'north.take', lag: 0 }],
  newestPosition: 9,
  rows: [],
  webhooks: [{ url: 'http://localhost/hook', forged: 401, stale: 401 }],
  deliveries: [{ id: 'event-1', type: 'Test', status: 'delivered', attempts: [{ ms: 5, status: 204 }] }],
  ...changed,
});

export const said = JSON.stringify({ status: 'accepted' });

export const request = (changed: Partial<Seen>): Seen => ({
  at: 0,
  method: 'GET',
  path: '/v1/events',
  query: new URLSearchParams(),
  key: undefined,
  body: '',
  status: 202,
  answer: '{}',
  lost: false,
  ...changed,
});

let position = 0;
export const notice = (
  referral: string,
  status: string,
  localRef: string | null,
): Evidence['told'][number] => {
  position += 1;
  const data = { referral, status, localRef, role: 'receiver', reference: 'AAA-111' };
  return { position, id: `event-${position}`, type: 'ReferralNotice', time: '', data, at: position };
};

export const rejected = (code: string, at: number): Evidence['told'][number] => ({
  ...notice('none', 'none', null),
  type: 'MessageRejected',
  data: { message: 'm-1', code, place: 'reason' },
  at,
});
