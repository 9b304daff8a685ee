import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { harbor } from '../testing/agencies.ts';
import { type HostedGateway, hostedGateway } from '../testing/hosted-gateway.ts';
import { type PublicDoor, publicDoor } from '../testing/public-door.ts';
import {
  codeNow,
  cookieOf,
  factorOn,
  fromOurPage,
  goodPassword,
  invitedTo,
  sessionOf,
  staffMember,
  submit,
} from '../testing/staff-of.ts';
import { actsOf } from './note-act.ts';

let gateway: HostedGateway;
let door: PublicDoor;
beforeEach(async () => {
  gateway = await hostedGateway();
  await gateway.admit(harbor);
  door = await publicDoor(gateway);
  return door.close;
});

const email = `nav-7@${harbor}.example`;

/** Comes by the link, chooses a password, shows a code: and is in. */
const arrives = async () => {
  const path = await invitedTo(gateway, harbor, 'nav-7', ['navigator']);
  const factor = factorOn((await door.get(path)).text);
  const form = { password: goodPassword, again: goodPassword, code: codeNow(factor) };
  const done = await submit(door, path, form);
  return { path, factor, form, done, cookie: cookieOf(done.headers) };
};
const me = (cookie: string) => door.get('/v1/me', { headers: { cookie } });

describe('somebody who is invited', () => {
  it('chooses a password, shows that the second factor works, and is who they were invited as', async () => {
    const { done, cookie } = await arrives();
    expect([done.status, done.headers.get('location')]).toEqual([303, '/sign-in']);
    expect((await me(cookie)).json).toEqual({ agency: harbor, code: 'nav-7', roles: ['navigator'] });
    expect((await door.get('/sign-in', { headers: { cookie } })).text).toContain('You are signed in');
  });

  it('comes once by a link, and not when it is old, replaced, or of an agency that paused', async () => {
    const { path, form } = await arrives();
    expect((await submit(door, path, form)).status).toBe(410);
    expect((await door.get(path)).status).toBe(410);
    const second = await invitedTo(gateway, harbor, 'nav-8', ['navigator']);
    const third = await invitedTo(gateway, harbor, 'nav-8', ['navigator']);
    expect((await door.get(second)).status).toBe(410);
    expect((await door.get(third)).status).toBe(200);
    gateway.time.elapse(73 * 3_600_000);
    expect((await door.get(third)).status).toBe(410);
    const fourth = await invitedTo(gateway, harbor, 'nav-8', ['navigator']);
    await gateway.register.credentials.end(harbor);
    expect((await door.get(fourth)).status).toBe(410);
  });

  it.each([
    ['short', { password: 'boats', again: 'boats' }],
    ['their own name and no more', { password: `${harbor} nav-7 1`, again: `${harbor} nav-7 1` }],
    ['typed differently twice', { again: 'harbor lantern seventeen boat' }],
    ['without the right code', { code: '000000' }],
  ])('is told why a password is not taken: %s', async (_, differing) => {
    const path = await invitedTo(gateway, harbor, 'nav-7', ['navigator']);
    const factor = factorOn((await door.get(path)).text);
    const form = { password: goodPassword, again: goodPassword, code: codeNow(factor), ...differing };
    const { status, text } = await submit(door, path, form);
    expect([status, text.includes('That did not work')]).toEqual([422, true]);
    expect(text).not.toContain(form.password);
  });
});

describe('the sign-in', () => {
  it('takes address, password and a code, each code once', async () => {
    const { factor } = await arrives();
    const form = { email: ` ${email.toUpperCase()} `, password: goodPassword, code: codeNow(factor, 30) };
    const done = await submit(door, '/sign-in', form);
    expect(done.status).toBe(303);
    expect((await me(cookieOf(done.headers))).status).toBe(200);
    expect((await submit(door, '/sign-in', form)).status).toBe(422);
  });

  it('says the same of an address that nobody has, and not before the time that noting the other takes', async () => {
    const { factor } = await arrives();
    const right = { email, password: goodPassword, code: codeNow(factor, 30) };
    const timed = async (fields: typeof right) => {
      const begun = performance.now();
      const { status, text } = await submit(door, '/sign-in', fields);
      return { status, text: text.replaceAll(fields.email, ''), took: performance.now() - begun };
    };
    const wrongPassword = await timed({ ...right, password: 'something else entirely' });
    const nobody = await timed({ ...right, email: 'nobody@elsewhere.example' });
    const wrongCode = await timed({ ...right, code: '000000' });
    expect(nobody).toMatchObject({ status: 422, text: wrongPassword.text });
    expect(wrongCode).toMatchObject({ status: 422, text: wrongPassword.text });
    for (const { took } of [wrongPassword, nobody, wrongCode]) expect(took).toBeGreaterThan(999);
  });

  it('waits after five failures, for an address that nobody has as for one that somebody has', async () => {
    const { factor } = await arrives();
    for (const each of [email, 'nobody@elsewhere.example']) {
      const form = { email: each, password: goodPassword, code: codeNow(factor, 30) };
      for (let failure = 0; failure < 5; failure += 1)
        expect((await submit(door, '/sign-in', { ...form, code: '000000' })).status).toBe(422);
      expect((await submit(door, '/sign-in', form)).status).toBe(429);
    }
    gateway.time.elapse(16 * 60_000);
    const form = { email, password: goodPassword, code: codeNow(factor, 30) };
    expect((await submit(door, '/sign-in', form)).status).toBe(303);
  }, 30_000);

  it('takes no form from another site', async () => {
    const form = { email, password: goodPassword, code: '000000' };
    for (const headers of [
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
      { origin: 'https://elsewhere.example' },
      { origin: 'null' },
      {},
    ] as Record<string, string>[])
      expect((await submit(door, '/sign-in', form, headers)).status).toBe(403);
    expect((await submit(door, '/sign-in', form, { origin: 'http://exchange.test' })).status).toBe(422);
  });

  it('runs nothing, loads nothing and sends forms to itself alone', async () => {
    const { headers, text } = await door.get('/sign-in');
    const policy = headers.get('content-security-policy');
    expect(policy).toMatch(
      /^default-src 'none'; style-src 'sha256-[^']+'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'$/,
    );
    expect(headers.get('cache-control')).toBe('no-store');
    expect(text).not.toMatch(/<script|https?:\/\//);
    for (const name of ['email', 'password', 'code']) expect(text).toContain(`<label for="${name}">`);
  });
});

describe('a session', () => {
  it('is in a cookie that no script reads and no other site sends', async () => {
    const { done } = await arrives();
    expect(done.headers.get('set-cookie')).toMatch(
      /^handoff-session=[\w-]{43}; Path=\/; Max-Age=43200; HttpOnly; SameSite=Strict$/,
    );
  });

  it('ends when asked to, after half an hour of rest, and after twelve hours', async () => {
    const { cookie } = await arrives();
    const member = await gateway.register.staff.byCode(harbor, 'nav-7');
    if (!member) throw new Error('nobody arrived');
    await submit(door, '/sign-out', {}, { ...fromOurPage, cookie });
    expect((await me(cookie)).status).toBe(401);
    const resting = await sessionOf(gateway, member);
    gateway.time.elapse(31 * 60_000);
    expect((await me(resting)).status).toBe(401);
    const busy = await sessionOf(gateway, member);
    for (let quarter = 0; quarter < 48; quarter += 1) {
      expect((await me(busy)).status).toBe(200);
      gateway.time.elapse(15 * 60_000);
    }
    gateway.time.elapse(1_000);
    expect((await me(busy)).status).toBe(401);
  });

  it('ends with a new link, and with the pause of the agency', async () => {
    const { cookie } = await arrives();
    await gateway.call('operator', 'PUT', '/internal/partners/:slug/staff/:code/invitation', {
      params: { slug: harbor, code: 'nav-7' },
      body: {},
    });
    expect((await me(cookie)).status).toBe(401);
    const other = await staffMember(gateway, harbor, 'nav-9', ['supervisor']);
    const session = await sessionOf(gateway, other);
    expect((await me(session)).status).toBe(200);
    const headers = { ...fromOurPage, cookie: session, 'idempotency-key': 'k-1' };
    expect((await door.post('/v1/pause', { body: {}, headers })).status).toBe(200);
    expect((await me(session)).status).toBe(401);
  });

  it('is kept as a hash, and a password and a factor are no words of the trail', async () => {
    const { cookie, factor } = await arrives();
    const [, token = ''] = cookie.split('=');
    expect(await gateway.register.sessions.find(token)).toBeUndefined();
    const acts = await actsOf(gateway.gateway, harbor, 0, 100);
    expect(acts.map(({ what, decision }) => [what, decision])).toContainEqual(['took-invitation', 'allowed']);
    expect(JSON.stringify(acts)).not.toMatch(new RegExp(`${factor}|${goodPassword}|@`));
  });
});

describe('of what people do', () => {
  it('the trail says who, in which role, what, and whether they might', async () => {
    const member = await staffMember(gateway, harbor, 'nav-7', ['navigator']);
    const cookie = await sessionOf(gateway, member);
    expect((await door.get('/v1/referrals', { headers: { cookie } })).status).toBe(200);
    expect((await door.get('/v1/events', { headers: { cookie } })).status).toBe(403);
    expect((await door.get('/v1/programs', { headers: { cookie } })).status).not.toBe(403);
    const auditor = await staffMember(gateway, harbor, 'aud-1', ['auditor']);
    const { json } = await door.get('/v1/acts', { headers: { cookie: await sessionOf(gateway, auditor) } });
    const by = { who: member.id, roles: ['navigator'], subject: null };
    expect(json['acts']).toMatchObject([
      { ...by, what: 'GET /v1/referrals', decision: 'allowed', because: 'people' },
      { ...by, what: 'GET /v1/events', decision: 'refused', because: 'role' },
      { who: auditor.id, what: 'GET /v1/acts', decision: 'allowed' },
    ]);
  });

  it('nothing happens that could not be noted', async () => {
    const member = await staffMember(gateway, harbor, 'nav-7', ['navigator']);
    const cookie = await sessionOf(gateway, member);
    const full = { ...gateway.gateway, audit: () => Promise.reject(new Error('full')) };
    const other = await publicDoor({ ...gateway, gateway: full });
    onTestFinished(() => other.close());
    expect((await other.get('/v1/referrals', { headers: { cookie } })).status).toBe(500);
  });

  it('a header wins over a cookie', async () => {
    const member = await staffMember(gateway, harbor, 'nav-7', ['navigator']);
    const cookie = await sessionOf(gateway, member);
    expect((await door.get('/v1/me', { token: 'A'.repeat(43), headers: { cookie } })).status).toBe(401);
  });
});
