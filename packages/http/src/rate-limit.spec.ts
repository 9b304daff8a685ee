import { describe, expect, it } from 'vitest';
import { serving } from '../test/serving.ts';
import { rateLimit, route } from './index.ts';

const north = { kind: 'partner', name: 'north' };
const south = { kind: 'partner', name: 'south' };

const limited = () => {
  let now = 0;
  const limit = rateLimit({ atOnce: 3, perSecond: 2 }, () => now);
  const asks = (caller = north): string => {
    try {
      limit(caller);
      return 'taken';
    } catch (error) {
      return (error as { code: string }).code;
    }
  };
  return { asks, wait: (ms: number) => void (now += ms) };
};

describe('a caller that asks too much', () => {
  it('is told to wait, and goes on once it did', () => {
    const { asks, wait } = limited();
    expect([asks(), asks(), asks(), asks()]).toEqual(['taken', 'taken', 'taken', 'too-many-requests']);
    wait(500);
    expect([asks(), asks()]).toEqual(['taken', 'too-many-requests']);
  });

  it('saves up no more than it may ask at once', () => {
    const { asks, wait } = limited();
    wait(3_600_000);
    expect([asks(), asks(), asks(), asks()]).toEqual(['taken', 'taken', 'taken', 'too-many-requests']);
  });

  it('is nobody else', () => {
    const { asks } = limited();
    for (let time = 0; time < 5; time += 1) asks();
    expect(asks(south)).toBe('taken');
  });

  it('is answered 429 with the time to wait, in the form of every refusal', async () => {
    const mine = route({ method: 'GET', path: '/mine', auth: 'known', handle: () => ({ ok: true }) });
    const open = route({ method: 'GET', path: '/open', auth: 'public', handle: () => ({ ok: true }) });
    const { call } = await serving([mine, open], {}, { rate: { atOnce: 1, perSecond: 0.01 } });
    expect((await call('/mine')).status).toBe(200);
    const refused = await call('/mine');
    expect(refused).toMatchObject({ status: 429, json: { code: 'too-many-requests' } });
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(60);
    expect((await call('/health/live')).status).toBe(200);
  });

  it('is told so before anybody looks whether it may: who may not, and asks on, has nothing written down', async () => {
    let looked = 0;
    const auth = () => {
      looked += 1;
      return false;
    };
    const closed = route({ method: 'GET', path: '/closed', auth, handle: () => ({ ok: true }) });
    const { call } = await serving([closed], {}, { rate: { atOnce: 1, perSecond: 0.01 } });
    expect([(await call('/closed')).status, (await call('/closed')).status]).toEqual([403, 429]);
    expect(looked).toBe(1);
  });
});
