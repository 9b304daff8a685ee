import { join } from 'node:path';
import type { Route } from '@handoff/http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { routeActs } from '../../services/gateway/src/staff/route-acts.ts';
import { isRoleAt, operatorSlug, type Role, roleNames } from '../../services/gateway/src/staff/roles.ts';
import { bayside, harbor } from '../../services/gateway/src/testing/agencies.ts';
import { caseOf } from '../../services/gateway/src/testing/case-of.ts';
import { type HostedGateway, hostedGateway } from '../../services/gateway/src/testing/hosted-gateway.ts';
import { type PublicDoor, publicDoor } from '../../services/gateway/src/testing/public-door.ts';
import { fromOurPage, sessionOf, staffMember } from '../../services/gateway/src/testing/staff-of.ts';

let gateway: HostedGateway;
let door: PublicDoor;
let token: string;
const cookies = new Map<string, string>();
beforeAll(async () => {
  gateway = await hostedGateway();
  ({ token } = await gateway.admit(harbor));
  await gateway.admit(bayside);
  door = await publicDoor(gateway);
  for (const role of roleNames)
    cookies.set(role, await signedIn(role, [role], isRoleAt(harbor, role) ? harbor : operatorSlug));
  cookies.set('nobody yet', await signedIn('none', []));
});
afterAll(() => door.close());

const signedIn = async (code: string, roles: readonly Role[], slug = harbor): Promise<string> =>
  sessionOf(gateway, await staffMember(gateway, slug, `of-${code}`, roles));

const named = ({ method, path }: Route): string => `${method} ${path}`;
const guarded = (): readonly Route[] => door.routes.filter(({ auth }) => auth !== 'public');
const changes = (): readonly Route[] => guarded().filter(({ method }) => method !== 'GET');
let asked = 0;
const ask = (route: Route, headers: Readonly<Record<string, string>>) => {
  // No body: what is let in is refused for that, and changes nothing.
  const method = route.method.toLowerCase() as 'get' | 'post' | 'put' | 'delete';
  const own = { 'idempotency-key': `role-${(asked += 1)}`, ...fromOurPage, ...headers };
  return door[method](route.path.replaceAll(/:\w+/g, 'x'), { headers: own });
};

describe('the table of roles', () => {
  it('names every guarded route of the public door, and none that is not there', () => {
    expect(guarded().map(named).toSorted()).toEqual(Object.keys(routeActs).toSorted());
  });

  it('is what the door does: every route, every role, as it was last agreed', async () => {
    const rows: string[] = [];
    const asking: (readonly [string, Readonly<Record<string, string>>])[] = [
      ['software', { authorization: `Bearer ${token}` }],
      ...[...cookies].map(([role, cookie]) => [role, { cookie }] as const),
    ];
    for (const route of guarded().toSorted((one, other) => one.path.localeCompare(other.path))) {
      const cells: string[] = [];
      for (const [, headers] of asking) {
        const { status } = await ask(route, headers);
        expect([named(route), status]).not.toEqual([named(route), 401]);
        cells.push(status === 403 ? '' : 'may');
      }
      rows.push(`| ${named(route)} | ${cells.join(' | ')} |`);
    }
    const head = ['route', ...asking.map(([who]) => who)];
    const lines = [`| ${head.join(' | ')} |`, `|${' --- |'.repeat(head.length)}`, ...rows, ''];
    await expect(lines.join('\n')).toMatchFileSnapshot(join(import.meta.dirname, 'who-may-ask.md'));
  }, 120_000);

  it('lets nobody of another agency see that there is somebody', async () => {
    const rosa = caseOf(gateway, 'rosa');
    rosa.consents();
    await rosa.offered();
    const own = await door.get('/v1/referrals', { headers: { cookie: cookies.get('navigator') ?? '' } });
    const [referral] = own.json['referrals'] as unknown as { referral: string }[];
    expect(referral).toBeDefined();
    const stranger = await signedIn('stranger', ['navigator', 'supervisor'], bayside);
    for (const role of ['navigator', 'supervisor'] as const) {
      const cookie = cookies.get(role) ?? '';
      const path = `/v1/referrals/${referral?.referral}`;
      expect((await door.get(path, { headers: { cookie } })).status).toBe(200);
      expect((await door.get(path, { headers: { cookie: stranger } })).status).toBe(404);
    }
  });
});

describe('a session that must open nothing', () => {
  const member = (code: string, roles: readonly Role[] = ['supervisor'], slug = harbor) =>
    staffMember(gateway, slug, code, roles);

  const bad = async (): Promise<readonly (readonly [string, string])[]> => {
    const forged = `handoff-session=${'A'.repeat(43)}`;
    const ended = await sessionOf(gateway, await member('ended'));
    const [, secret = ''] = ended.split('=');
    const out = await door.post('/sign-out', {
      text: '',
      type: 'application/x-www-form-urlencoded',
      headers: { ...fromOurPage, cookie: ended },
    });
    expect(out.status).toBe(303);
    const leaver = await member('leaver');
    const left = await sessionOf(gateway, leaver);
    await gateway.register.staff.replace({ ...leaver, status: 'left', version: 2 }, 1);
    const invitee = await member('invitee');
    const notYet = await sessionOf(gateway, invitee);
    await gateway.register.staff.replace({ ...invitee, status: 'invited', version: 2 }, 1);
    const paused = await sessionOf(gateway, await member('paused', ['supervisor'], bayside));
    await gateway.register.credentials.end(bayside);
    const good = cookies.get('supervisor') ?? '';
    return [
      ['no cookie', ''],
      ['a forged one', forged],
      ['one that was ended', ended],
      ['of somebody who left', left],
      ['of somebody who has yet to come', notYet],
      ['of an agency that paused', paused],
      ['cut', good.slice(0, -1)],
      ['twice, so that nobody knows which', `${good}; ${forged}`],
      ['under another name', `session=${secret}`],
    ];
  };

  it('answers 401 on every route, whatever is wrong with it', async () => {
    const wrong: string[] = [];
    for (const [why, cookie] of await bad())
      for (const route of guarded()) {
        const { status } = await ask(route, { cookie });
        if (status !== 401) wrong.push(`${named(route)} ${why}: ${status}`);
      }
    expect(wrong).toEqual([]);
  }, 120_000);

  it('changes nothing from a page that is not ours', async () => {
    expect(changes().length).toBeGreaterThan(25);
    const cookie = cookies.get('supervisor') ?? '';
    for (const route of changes())
      for (const headers of [
        { 'sec-fetch-site': 'cross-site', cookie },
        { 'sec-fetch-site': 'same-site', cookie },
        { 'sec-fetch-site': 'none', cookie },
      ]) {
        const { status, json } = await ask(route, headers);
        expect([named(route), status, json['code']]).toEqual([named(route), 403, 'from-another-site']);
      }
  }, 120_000);

  it('has run out on every route', async () => {
    gateway.time.elapse(13 * 3_600_000);
    const cookie = cookies.get('supervisor') ?? '';
    for (const route of guarded()) expect((await ask(route, { cookie })).status).toBe(401);
  }, 60_000);
});
