import { describe, expect, it } from 'vitest';
import { serving } from '../test/serving.ts';
import { rateLimit, route, strangerLimit } from './index.ts';

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

describe('whoever is not known', () => {
  const limited = (most = { atOnce: 2, perSecond: 1 }) => {
    let now = 0;
    const limit = strangerLimit(most, () => now);
    const asks = (address: string): string => {
      try {
        limit(address);
        return 'taken';
      } catch (error) {
        return (error as { code: string }).code;
      }
    };
    return { asks, wait: (ms: number) => void (now += ms) };
  };

  it.each([
    ['one address', '203.0.113.7', '203.0.113.7'],
    ['one address, as an IPv6 socket tells it', '::ffff:203.0.113.7', '203.0.113.7'],
    ['one network of IPv6, whatever its last half', '2001:db8:1:2::a', '2001:db8:1:2:ffff:1:2:3'],
  ])('is counted by %s', (_, one, same) => {
    const { asks, wait } = limited();
    expect([asks(one), asks(same), asks(one)]).toEqual(['taken', 'taken', 'too-many-requests']);
    wait(1_000);
    expect(asks(same)).toBe('taken');
  });

  it.each([
    ['another address', '203.0.113.7', '203.0.113.8'],
    ['another network', '2001:db8:1:2::a', '2001:db8:1:3::a'],
  ])('is not counted with %s', (_, one, other) => {
    const { asks } = limited();
    for (let time = 0; time < 3; time += 1) asks(one);
    expect(asks(other)).toBe('taken');
  });

  it('is remembered, of very many, as long as room is', () => {
    const { asks } = limited({ atOnce: 1, perSecond: 0.001 });
    expect([asks('first'), asks('first')]).toEqual(['taken', 'too-many-requests']);
    for (let each = 0; each < 20_000; each += 1) asks(`10.0.${each >> 8}.${each & 255}`);
    expect([asks('10.0.78.31'), asks('first')]).toEqual(['too-many-requests', 'taken']);
  });

  it('waits at what is open to all and with what is no credential; who is known goes on, and whether we live is told', async () => {
    const mine = route({ method: 'GET', path: '/mine', auth: 'known', handle: () => ({ ok: true }) });
    const open = route({ method: 'GET', path: '/open', auth: 'public', handle: () => ({ ok: true }) });
    const limitStrangers = strangerLimit({ atOnce: 2, perSecond: 0.01 });
    const { call, refused } = await serving([mine, open], {}, { limitStrangers });
    const nobody = { headers: { authorization: 'Bearer nobody' } };
    expect([(await call('/open')).status, (await call('/mine', nobody)).status]).toEqual([200, 401]);
    const wait = await call('/mine', nobody);
    expect(wait).toMatchObject({ status: 429, json: { code: 'too-many-requests', place: 'path' } });
    expect((await call('/open')).status).toBe(429);
    expect([(await call('/mine')).status, (await call('/health/live')).status]).toEqual([200, 200]);
    expect(refused.map(({ because }) => because)).toContain('too-many-requests');
  });
});

describe('whoever asks faster than requests come back', () => {
  it('is granted as many as come back, not none', () => {
    let now = 0;
    const limit = strangerLimit({ atOnce: 1, perSecond: 100 }, () => now);
    let granted = 0;
    for (let tries = 0; tries < 1_000; tries += 1) {
      now += 4;
      try {
        limit('203.0.113.7');
        granted += 1;
      } catch {
        // Told to wait.
      }
    }
    expect(granted).toBeGreaterThan(300);
    expect(granted).toBeLessThan(405);
  });
});
