import { strangerLimit } from '@handoff/http';
import { beforeEach, describe, expect, it } from 'vitest';
import { harbor } from '../../services/gateway/src/testing/agencies.ts';
import { hostedGateway } from '../../services/gateway/src/testing/hosted-gateway.ts';
import { type PublicDoor, publicDoor } from '../../services/gateway/src/testing/public-door.ts';
import { submit } from '../../services/gateway/src/testing/staff-of.ts';

let door: PublicDoor;
let token: string;
let refusals: () => Promise<readonly unknown[]>;
beforeEach(async () => {
  const gateway = await hostedGateway();
  ({ token } = await gateway.admit(harbor));
  refusals = async () =>
    (await gateway.trail.links('gateway.exchange', 0, 100)).map(({ entry }) => entry.because);
  const three = () => strangerLimit({ atOnce: 3, perSecond: 0.01 });
  door = await publicDoor(gateway, {}, { limitStrangers: three(), limitTokens: three() });
  return door.close;
});

const asksForToken = (secret: string) =>
  submit(
    door,
    '/v1/oauth/token',
    { grant_type: 'client_credentials' },
    { authorization: `Basic ${Buffer.from(`${harbor}:${secret}`).toString('base64')}` },
  );

describe('a flood from one address', () => {
  it.each<[string, () => Promise<{ status: number; headers: Headers }>]>([
    ['of pages', () => door.get('/sign-in')],
    ['of guesses at a token', () => door.get('/v1/events', { token: 'A'.repeat(43) })],
    ['of guesses at a link', () => door.get('/sign-in/invitation/none')],
    ['of guesses at a secret', () => asksForToken('guess')],
  ])('%s is told to wait, and an agency asks on', async (_, ask) => {
    for (let time = 0; time < 3; time += 1) expect((await ask()).status).not.toBe(429);
    const { status, headers } = await ask();
    expect([status, Number(headers.get('retry-after')) > 60]).toEqual([429, true]);
    expect((await door.get('/v1/events', { token })).status).toBe(200);
    expect((await door.get('/health/live')).status).toBe(200);
    expect(await refusals()).toContain('too-many-requests');
  });

  it('of pages keeps no software from its tokens, which have a measure of their own', async () => {
    for (let time = 0; time < 5; time += 1) await door.get('/sign-in');
    expect((await asksForToken('guess')).status).toBe(401);
  });
});
