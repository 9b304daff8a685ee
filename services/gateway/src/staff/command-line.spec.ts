import { createHash, randomBytes } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { harbor } from '../testing/agencies.ts';
import { type HostedGateway, hostedGateway } from '../testing/hosted-gateway.ts';
import { type PublicDoor, publicDoor } from '../testing/public-door.ts';
import { cookieOf, fromOurPage, sessionOf, staffMember, submit } from '../testing/staff-of.ts';
import type { Member } from './member.ts';

let gateway: HostedGateway;
let door: PublicDoor;
let officer: Member;
let cookie: string;
beforeEach(async () => {
  gateway = await hostedGateway();
  await gateway.admit(harbor);
  door = await publicDoor(gateway);
  officer = await staffMember(gateway, 'operator', 'officer-1', ['officer']);
  cookie = await sessionOf(gateway, officer);
  return door.close;
});

const random = (): string => randomBytes(32).toString('base64url');
const verifier = random();
const challenge = createHash('sha256').update(verifier).digest('base64url');
const asked = { port: '45678', challenge, state: random() };
const page = '/sign-in/command-line';
const see = (headers: Readonly<Record<string, string>> = { cookie }, differing = {}) =>
  door.get(`${page}?${new URLSearchParams({ ...asked, ...differing }).toString()}`, { headers });
const lets = (headers: Readonly<Record<string, string>> = { ...fromOurPage, cookie }, fields = asked) =>
  submit(door, page, fields, headers);

/** Let in, the code as the browser is sent on with it. */
const code = async (): Promise<string> => {
  const { status, headers } = await lets();
  expect(status).toBe(303);
  const to = new URL(headers.get('location') ?? '');
  expect(to.href.split('?')[0]).toBe('http://127.0.0.1:45678/back');
  expect(to.searchParams.get('state')).toBe(asked.state);
  return to.searchParams.get('code') ?? '';
};
const shows = (fields: Readonly<Record<string, string>>, headers = fromOurPage) =>
  submit(door, `${page}/session`, { verifier, email: officer.email, ...fields }, headers);

describe('a command line', () => {
  it('is let in by who is signed in at a browser, and has a session of its own', async () => {
    const { headers } = await shows({ code: await code() });
    const own = cookieOf(headers);
    expect(own).not.toBe(cookie);
    const me = await door.get('/v1/me', { headers: { cookie: own } });
    expect(me.json).toEqual({ agency: 'operator', code: 'officer-1', roles: ['officer'] });
    await submit(door, '/sign-out', {}, { ...fromOurPage, cookie });
    expect((await door.get('/v1/me', { headers: { cookie: own } })).status).toBe(200);
  });

  it('stays outside with a code that was shown before, also where that was wrong', async () => {
    const first = await code();
    expect((await shows({ code: first })).status).toBe(303);
    expect((await shows({ code: first })).status).toBe(422);
    const second = await code();
    expect((await shows({ code: second, verifier: random() })).status).toBe(422);
    expect((await shows({ code: second })).status).toBe(422);
  });

  it('of two that show one code at once one comes in', async () => {
    const one = await code();
    const both = await Promise.all([shows({ code: one }), shows({ code: one })]);
    expect(both.map(({ status }) => status).toSorted((one, other) => one - other)).toEqual([303, 422]);
  });

  it.each([
    ['another verifier', async () => ({ code: await code(), verifier: random() })],
    ['the challenge for a verifier', async () => ({ code: await code(), verifier: challenge })],
    ['a code of nobody', async () => ({ code: random() })],
    ['the address of somebody else', async () => ({ code: await code(), email: 'other@operator.example' })],
    [
      'a code that is over a minute old',
      async () => {
        const old = await code();
        gateway.time.elapse(61_000);
        return { code: old };
      },
    ],
    [
      'a code of who has left since',
      async () => {
        const of = await code();
        await gateway.register.staff.replace({ ...officer, status: 'left', version: 2 }, 1);
        return { code: of };
      },
    ],
  ])('stays outside with %s, and the trail says that somebody did', async (_, fields) => {
    const { status, headers } = await shows(await fields());
    expect([status, headers.get('set-cookie')]).toEqual([422, null]);
    const links = await gateway.gateway.audited('exchange', 0, 100);
    expect(links).toContainEqual(
      expect.objectContaining({ act: 'turned-away', what: 'sign-in', because: 'command-line-code' }),
    );
  });

  it('is let in by nobody who is not signed in, from no other page, and by no agency', async () => {
    expect((await lets(fromOurPage)).headers.get('location')).toBeNull();
    expect((await lets({ 'sec-fetch-site': 'cross-site', cookie })).status).toBe(403);
    expect((await shows({ code: await code() }, { 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    const navigator = await staffMember(gateway, harbor, 'nav-1', ['supervisor']);
    const theirs = await sessionOf(gateway, navigator);
    expect((await see({ cookie: theirs })).status).toBe(403);
    const { status, headers } = await lets({ ...fromOurPage, cookie: theirs });
    expect([status, headers.get('location')]).toEqual([403, null]);
  });
});

describe('the page that lets it in', () => {
  it('says whom, and may lead to that port of this machine and nowhere else', async () => {
    const { status, text, headers } = await see();
    expect([status, text.includes('officer-1@operator.example')]).toEqual([200, true]);
    expect(headers.get('content-security-policy')).toContain("form-action 'self' http://127.0.0.1:45678;");
    expect(text).toContain(`name="challenge" value="${challenge}"`);
  });

  it('lets nobody in by being looked at', async () => {
    const { headers, text } = await see();
    expect([headers.get('location'), headers.get('set-cookie'), text.includes('code=')]).toEqual([
      null,
      null,
      false,
    ]);
  });

  it('asks who has not signed in to do so', async () => {
    const { text } = await see({});
    expect(text).toContain('Sign in first');
    expect(text).not.toContain('<form method="post"');
  });

  it.each([
    ['a port below those of users', { port: '80' }],
    ['no port', { port: '45678@elsewhere.example' }],
    ['a short challenge', { challenge: 'abc' }],
    ['a state with a mark', { state: `${asked.state.slice(1)}"` }],
  ])('is none for %s', async (_, differing) => {
    expect((await see({ cookie }, differing)).status).toBe(400);
    expect((await lets({ ...fromOurPage, cookie }, { ...asked, ...differing })).status).toBe(400);
  });
});
