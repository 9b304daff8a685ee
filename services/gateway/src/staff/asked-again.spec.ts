import { beforeEach, describe, expect, it } from 'vitest';
import { harbor } from '../testing/agencies.ts';
import { type HostedGateway, hostedGateway } from '../testing/hosted-gateway.ts';
import { type PublicDoor, publicDoor } from '../testing/public-door.ts';
import {
  codeNow,
  factorOn,
  fromOurPage,
  goodPassword,
  sessionOf,
  staffMember,
  submit,
} from '../testing/staff-of.ts';

let gateway: HostedGateway;
let door: PublicDoor;
let cookie: string;
beforeEach(async () => {
  gateway = await hostedGateway();
  await gateway.admit(harbor);
  door = await publicDoor(gateway);
  cookie = await sessionOf(gateway, await staffMember(gateway, harbor, 'sup-1', ['supervisor']));
  return door.close;
});

const put = (path: string, body: object, key: string) =>
  door.put(`/v1/staff/nav-7${path}`, { body, key, headers: { ...fromOurPage, cookie } });
const invites = (key: string, roles: readonly string[] = ['navigator']) =>
  put('', { email: `nav-7@${harbor}.example`, roles }, key);
const newLink = (key: string) => put('/invitation', {}, key);
const linkIn = ({ json }: { json: Record<string, unknown> }): string => String(json['invitation']);
/** What the keys of requests stand for is forgotten by then. */
const fourWeeksPass = () => gateway.register.requests.forget(['']);
const standsAs = () => gateway.register.staff.byCode(harbor, 'nav-7');

/** Comes by the link; the form by which they sign in from then on. */
const comesBy = async (link: string) => {
  const factor = factorOn((await door.get(link)).text);
  const chosen = { password: goodPassword, again: goodPassword, code: codeNow(factor) };
  expect((await submit(door, link, chosen)).status).toBe(303);
};

describe('a request about somebody’s access that comes again', () => {
  it.each([
    ['an invitation', () => invites('k-1')],
    ['another link', () => newLink('k-2')],
  ])('makes no other link than the first: %s', async (_, ask) => {
    await invites('k-0');
    const link = linkIn(await ask());
    const before = await standsAs();
    const again = await ask();
    expect([again.status, again.json['invitation']]).toEqual([200, null]);
    expect(await standsAs()).toEqual(before);
    expect((await door.get(link)).status).toBe(200);
  });

  it('takes nobody’s password who came by the link meanwhile, however much was said since', async () => {
    await comesBy(linkIn(await invites('k-1')));
    await comesBy(linkIn(await newLink('k-2')));
    await invites('k-3', ['navigator', 'auditor']);
    const before = await standsAs();
    for (const repeat of [invites('k-1'), newLink('k-2'), invites('k-3', ['navigator', 'auditor'])])
      expect((await repeat).status).toBe(200);
    expect(await standsAs()).toEqual(before);
  });

  it('sets nobody back to the roles of before', async () => {
    await comesBy(linkIn(await invites('k-1')));
    await invites('k-2', ['navigator', 'supervisor']);
    await invites('k-3', ['navigator']);
    expect((await invites('k-2', ['navigator', 'supervisor'])).json['member']).toMatchObject({
      roles: ['navigator'],
    });
  });

  it('is answered with how they stand, also after they left; another request is not', async () => {
    await invites('k-1');
    await newLink('k-2');
    for (const code of ['nav-8', 'nav-9']) await staffMember(gateway, harbor, code, ['navigator']);
    expect((await put('/departure', { to: 'nav-8', standIn: 'nav-9' }, 'k-3')).status).toBe(200);
    for (const repeat of [await invites('k-1'), await newLink('k-2')]) {
      expect([repeat.status, repeat.json['invitation']]).toEqual([200, null]);
      expect(repeat.json['member']).toMatchObject({ code: 'nav-7', status: 'left' });
    }
    for (const other of [await invites('k-4'), await newLink('k-5')])
      expect(other.json['code']).toBe('has-left');
  });

  it('under a key of its own is another request, and makes another link', async () => {
    const link = linkIn(await invites('k-1'));
    const other = linkIn(await newLink('k-2'));
    expect(await Promise.all([link, other].map(async (each) => (await door.get(each)).status))).toEqual([
      410, 200,
    ]);
  });

  it('is the very same one: four weeks later its key may say something else, and that is done', async () => {
    await comesBy(linkIn(await invites('k-1')));
    await invites('k-2', ['navigator', 'supervisor']);
    await fourWeeksPass();
    expect((await invites('k-2')).json['member']).toMatchObject({ roles: ['navigator'] });
    await fourWeeksPass();
    expect((await invites('k-2', ['navigator', 'supervisor'])).json['member']).toMatchObject({
      roles: ['navigator'],
    });
  });

  it('asks the same of the same: a new link under the key of an old invitation is made', async () => {
    await invites('k-1');
    await fourWeeksPass();
    expect(linkIn(await newLink('k-1'))).toMatch(/^\/sign-in\/invitation\//);
  });
});
