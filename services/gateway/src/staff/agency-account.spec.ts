import { beforeEach, describe, expect, it } from 'vitest';
import { accountIssuer } from '../testing/account-issuer.ts';
import { harbor } from '../testing/agencies.ts';
import { type HostedGateway, hostedGateway } from '../testing/hosted-gateway.ts';
import { type PublicDoor, publicDoor } from '../testing/public-door.ts';
import { cookieOf, invitedTo } from '../testing/staff-of.ts';
import { accountCallback, agencyAccount } from './agency-account.ts';
import { actsOf } from './note-act.ts';

const publicUrl = 'http://exchange.test';
const email = `nav-7@${harbor}.example`;
const nav7 = { sub: 'account-7', email, email_verified: true };

let gateway: HostedGateway;
let door: PublicDoor;
let elsewhere: Awaited<ReturnType<typeof accountIssuer>>;
beforeEach(async () => {
  gateway = await hostedGateway();
  await gateway.admit(harbor);
  elsewhere = await accountIssuer(`${publicUrl}${accountCallback}`);
  const client = { clientId: 'handoff', clientSecret: 'a secret between the two of them' };
  const settings = { issuer: elsewhere.issuer, name: 'Harbor accounts', publicUrl, ...client };
  door = await publicDoor(gateway, { account: agencyAccount(gateway.gateway, settings) });
  return async () => {
    await door.close();
    await elsewhere.close();
  };
});

const begin = async () => {
  const { status, headers } = await door.get('/sign-in/account');
  expect(status).toBe(303);
  return { url: headers.get('location') ?? '', cookie: cookieOf(headers), set: headers.get('set-cookie') };
};
const back = (url: string, cookie: string) => door.get(url.slice(publicUrl.length), { headers: { cookie } });

/** All the way there and back. */
const goes = async (who: Readonly<{ sub: string; email: string; email_verified: boolean }>) => {
  elsewhere.signsInAs(who);
  const { url, cookie } = await begin();
  return back(await elsewhere.visit(url), cookie);
};

describe('with an account elsewhere, somebody', () => {
  it('who was invited signs in, by code and PKCE, and no password is made', async () => {
    await invitedTo(gateway, harbor, 'nav-7', ['navigator']);
    const { url, set } = await begin();
    expect(new URL(url).searchParams.get('code_challenge_method')).toBe('S256');
    expect(set).toMatch(/HttpOnly; SameSite=Lax$/);
    const { status, text, headers } = await goes(nav7);
    expect([status, text.includes('url=/sign-in')]).toEqual([200, true]);
    const me = await door.get('/v1/me', { headers: { cookie: cookieOf(headers) } });
    expect(me.json).toEqual({ agency: harbor, code: 'nav-7', roles: ['navigator'] });
    const member = await gateway.register.staff.byCode(harbor, 'nav-7');
    expect(member).toMatchObject({ status: 'active', account: { subject: 'account-7' } });
    expect(member).not.toHaveProperty('secret');
    expect((await goes(nav7)).status).toBe(200);
  });

  it.each([
    ['whom nobody invited', { ...nav7, email: 'stranger@elsewhere.example' }],
    ['whose address is not proved', { ...nav7, email_verified: false }],
  ])('%s stays outside', async (_, who) => {
    await invitedTo(gateway, harbor, 'nav-7', ['navigator']);
    const { status, headers } = await goes(who);
    expect([status, headers.get('set-cookie')]).toEqual([422, null]);
  });

  it('who later has the same address with another account stays outside, and the trail says so', async () => {
    await invitedTo(gateway, harbor, 'nav-7', ['navigator']);
    expect((await goes(nav7)).status).toBe(200);
    expect((await goes({ ...nav7, sub: 'account-8' })).status).toBe(422);
    const acts = await actsOf(gateway.gateway, harbor, 0, 100);
    expect(acts.at(-1)).toMatchObject({ what: 'signed-in', decision: 'refused', because: 'another-account' });
  });

  it('comes back once, in the browser that went, as it went, and soon', async () => {
    await invitedTo(gateway, harbor, 'nav-7', ['navigator']);
    elsewhere.signsInAs(nav7);
    const went = await begin();
    const url = await elsewhere.visit(went.url);
    const other = await begin();
    expect((await back(url, '')).status).toBe(422);
    expect((await back(url, other.cookie)).status).toBe(422);
    const third = await begin();
    const changed = (await elsewhere.visit(third.url)).replace(/state=[^&]*/, 'state=another');
    expect((await back(changed, third.cookie)).status).toBe(422);
    expect((await back(url, went.cookie)).status).toBe(200);
    expect((await back(url, went.cookie)).status).toBe(422);
    const late = await begin();
    const lateUrl = await elsewhere.visit(late.url);
    gateway.time.elapse(11 * 60_000);
    expect((await back(lateUrl, late.cookie)).status).toBe(422);
  });
});
