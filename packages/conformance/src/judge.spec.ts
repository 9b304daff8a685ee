import { describe, expect, it } from 'vitest';
import { catalogue } from './checks/catalogue.ts';
import type { Evidence } from './evidence.ts';
import { judge } from './judge.ts';
import { goodEvidence, notice, rejected, request, said } from './testing.ts';

const failedIn = (evidence: Evidence): readonly string[] =>
  judge(evidence).flatMap(({ id, outcome }) => (outcome === 'failed' ? [id] : []));
const good = goodEvidence();
const responses = (referral: string) => `/v1/referrals/${referral}/responses`;

describe('the kit', () => {
  it('finds nothing wrong with a system that does everything right', () => {
    expect(failedIn(good)).toEqual([]);
    expect(failedIn({ ...good, way: 'kafka' })).toEqual([]);
    expect(failedIn({ ...good, way: 'csv' })).toEqual([]);
  });

  it('says of a system that never came no more than that', () => {
    const verdicts = judge({ ...good, seen: [] });
    expect(verdicts.filter(({ outcome }) => outcome !== 'skipped').map(({ id }) => id)).toEqual(['HC-01']);
  });

  const wrong: readonly (readonly [string, Partial<Evidence>])[] = [
    ['HC-01', { seen: [request({ status: 401 })] }],
    ['HC-02', { told: [notice('referral-1', 'offered', null), notice('referral-3', 'accepted', 'x')] }],
    ['HC-03', { told: [...good.told, rejected('reason-not-in-list', 100)] }],
    [
      'HC-03',
      {
        seen: [
          ...good.seen,
          request({ method: 'POST', status: 422, answer: '{"code":"reason-not-in-list"}' }),
        ],
      },
    ],
    ['HC-03', { way: 'csv', rows: [{ line: 2, status: 'refused', code: 'unknown-status' }] }],
    ['HC-04', { way: 'kafka', told: [...good.told, rejected('causation-reused', 100)] }],
    [
      'HC-04',
      {
        seen: good.seen.map((each) => (each.at === 4_000 ? { ...each, key: 'another' } : each)),
      },
    ],
    [
      'HC-04',
      {
        seen: good.seen.map((each) =>
          each.at === 4_000 ? { ...each, body: JSON.stringify({ status: 'accepted', more: 1 }) } : each,
        ),
      },
    ],
    ['HC-05', { way: 'kafka', told: [...good.told, rejected('not-open', 6_000)] }],
    [
      'HC-05',
      {
        seen: [
          ...good.seen,
          request({ method: 'POST', path: responses('referral-1'), at: 500, key: 'a', body: said }),
          request({ method: 'POST', path: responses('referral-1'), at: 6_000, key: 'b', body: said }),
        ],
      },
    ],
    ['HC-06', { told: good.told.filter(({ data }) => data['status'] !== 'completed') }],
    ['HC-07', { told: good.told.map((each) => ({ ...each, data: { ...each.data, localRef: null } })) }],
    ['HC-08', { newestPosition: 10 }],
    ['HC-08', { way: 'kafka', groups: [{ group: 'north.take', lag: 3 }] }],
    ['HC-09', { told: good.told.filter(({ data }) => data['referral'] !== 'referral-3') }],
    ['HC-10', { seen: good.seen.map((each) => (each.at === 4_000 ? { ...each, at: 1_100 } : each)) }],
    ['HC-11', { seen: [...good.seen, ...Array.from({ length: 60 }, (_, at) => request({ at }))] }],
    [
      'HC-12',
      {
        seen: [
          ...good.seen,
          request({
            path: '/v1/referrals/referral-1/contact',
            status: 409,
            answer: '{"code":"not-accepted"}',
          }),
        ],
      },
    ],
    ['HC-13', { webhooks: [{ url: 'u', forged: 204, stale: 401 }] }],
    ['HC-14', { webhooks: [{ url: 'u', forged: 401, stale: 204 }] }],
    [
      'HC-15',
      { deliveries: [{ id: 'e', type: 'Test', status: 'pending', attempts: [{ ms: 5, status: 500 }] }] },
    ],
  ];
  it.each(wrong)('finds exactly %s', (check, changed) =>
    expect(failedIn({ ...good, ...changed })).toEqual([check]),
  );

  it('has a case here for every check it knows', () =>
    expect([...new Set(wrong.map(([check]) => check))]).toEqual(catalogue.map(({ id }) => id)));

  it('leaves out what it cannot judge, and says why', () => {
    const verdicts = judge(goodEvidence({ webhooks: [], toldTwiceAt: undefined }));
    const skipped = verdicts.filter(({ outcome }) => outcome === 'skipped');
    expect(skipped.map(({ id }) => id)).toEqual(['HC-05', 'HC-13', 'HC-14', 'HC-15']);
    expect(skipped.every(({ saw }) => saw.length > 10)).toBe(true);
  });

  it('does not blame a system for a place that was gone', () =>
    expect(failedIn(goodEvidence({ told: [...good.told, rejected('no-place', 100)] }))).toEqual([]));
});
