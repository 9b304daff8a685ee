import { describe, expect, it } from 'vitest';
import { hashToken, serviceAuth } from './index.ts';

const tokens = {
  gateway: hashToken('token-of-gateway'),
  routing: [hashToken('former'), hashToken('token-of-routing')],
};
const calls = { commands: ['gateway'], streams: ['gateway', 'routing'] };
const { authenticate, mayCall } = serviceAuth({ tokens, calls });

const bearing = (authorization?: string) =>
  authenticate({
    method: 'GET',
    path: '/',
    header: (name) => (name === 'authorization' ? authorization : undefined),
  });

describe('a service credential', () => {
  it('names the service it was given to, also by its former token', () => {
    expect(bearing('Bearer token-of-gateway')).toEqual({ kind: 'service', name: 'gateway' });
    expect(bearing('bearer former')).toEqual({ kind: 'service', name: 'routing' });
  });

  it.each([
    undefined,
    '',
    'Bearer',
    'Bearer ',
    'Bearer nobody',
    'Basic token-of-gateway',
    'Bearer token-of-gateway x',
    `Bearer ${tokens.gateway}`,
  ])('is not %j', (header) => {
    expect(bearing(header)).toBeUndefined();
  });

  it('opens the calls the table lists for the service, and no others', () => {
    const gateway = { kind: 'service', name: 'gateway' };
    const routing = { kind: 'service', name: 'routing' };
    expect([mayCall('commands')(gateway), mayCall('commands')(routing)]).toEqual([true, false]);
    expect(mayCall('streams')(routing)).toBe(true);
    expect(mayCall('commands')({ kind: 'partner', name: 'gateway' })).toBe(false);
  });

  it('stops the start when a call or a hash is not what it should be', () => {
    expect(() => mayCall('toString')).toThrow("no operation 'toString'");
    const plain = { tokens: { gateway: 'plain-token' }, calls };
    expect(() => serviceAuth(plain)).toThrow("token hash of 'gateway'");
  });
});
