import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { externalId } from '../external-id.ts';
import { actsOf } from '../staff/note-act.ts';
import { operatorSlug, type Role } from '../staff/roles.ts';
import type { Member } from '../staff/member.ts';
import { bayside, harbor } from '../testing/agencies.ts';
import { caseOf } from '../testing/case-of.ts';
import { emergencyIntake } from '../testing/emergency-intake.ts';
import { type HostedGateway, hostedGateway } from '../testing/hosted-gateway.ts';
import { type PublicDoor, publicDoor } from '../testing/public-door.ts';
import {
  codeNow,
  cookieOf,
  factorOn,
  fromOurPage,
  goodPassword,
  sessionOf,
  staffMember,
  submit,
} from '../testing/staff-of.ts';

let gateway: HostedGateway;
let door: PublicDoor;
let intake: ReturnType<typeof emergencyIntake>;
let rosa: ReturnType<typeof caseOf>;
let one: Member;
let two: Member;
beforeEach(async () => {
  gateway = await hostedGateway();
  await gateway.admit(harbor);
  await gateway.admit(bayside);
  rosa = caseOf(gateway, 'rosa');
  intake = emergencyIntake(gateway.gateway.call('intake'), harbor);
  const call: typeof gateway.gateway.call = (service) =>
    service === 'intake' ? intake.client : gateway.gateway.call(service);
  door = await publicDoor({ ...gateway, gateway: { ...gateway.gateway, call } });
  one = await officer('officer-1');
  two = await officer('officer-2');
});
afterEach(() => door.close());

const officer = (code: string, letInBy = 'operator', roles: readonly Role[] = ['officer']): Promise<Member> =>
  staffMember(gateway, operatorSlug, code, roles, { letInBy });
const says = async (member: Member, path: string, body: object = {}) =>
  door.post(`/v1/operator/${path}`, {
    body,
    headers: { ...fromOurPage, cookie: await sessionOf(gateway, member) },
  });
const byToken = (method: 'PUT', path: string, code: string, body: object) =>
  gateway.call('operator', method, `/internal/partners/:slug/staff/:code${path}`, {
    params: { slug: operatorSlug, code },
    body,
  });
const invites = (code: string, roles: readonly string[] = ['officer']) =>
  byToken('PUT', '', code, { email: `${code}@operator.example`, roles });

const letInByEachOther = async (...[first, second]: readonly [Member, Member]): Promise<void> => {
  for (const [member, letInBy] of [
    [first, second.id],
    [second, first.id],
  ] as const)
    await gateway.register.staff.replace({ ...member, letInBy, version: 2 }, 1);
};
const ownId = (): string => externalId(gateway.gateway, harbor, rosa.intakeId);

describe('the operator’s own people', () => {
  it('sign in as people of an agency do, though the operator has no credentials to pause', async () => {
    await gateway.register.staff.replace({ ...two, status: 'left', version: 2 }, 1);
    const { invitation } = (await invites('officer-3')) as { invitation: string };
    const factor = factorOn((await door.get(invitation)).text);
    const chosen = { password: goodPassword, again: goodPassword, code: codeNow(factor) };
    const { status, headers } = await submit(door, invitation, chosen);
    expect(status).toBe(303);
    const me = await door.get('/v1/me', { headers: { cookie: cookieOf(headers) } });
    expect(me.json).toEqual({ agency: operatorSlug, code: 'officer-3', roles: ['officer'] });
  });

  it('have roles of their own, and agencies have none of those', async () => {
    const cookie = await sessionOf(gateway, await officer('stray', 'operator', ['navigator', 'supervisor']));
    expect((await door.get('/v1/referrals', { headers: { cookie } })).status).toBe(403);
    const navigator = await staffMember(gateway, harbor, 'nav-1', ['officer', 'counsel']);
    expect((await says(navigator, 'holds/intake-1/ask', { matter: 'matter-1' })).status).toBe(403);
    const elsewhere = gateway.call('operator', 'PUT', '/internal/partners/:slug/staff/:code', {
      params: { slug: harbor, code: 'nav-2' },
      body: { email: 'nav-2@harbor.example', roles: ['officer'] },
    });
    await expect(elsewhere).rejects.toMatchObject({ code: 'role-elsewhere' });
  });

  it('are let in by the token until two officers are here, and by officers from then on', async () => {
    await expect(invites('officer-3')).rejects.toMatchObject({ code: 'officers-decide' });
    await expect(byToken('PUT', '/invitation', 'officer-1', {})).rejects.toMatchObject({
      code: 'officers-decide',
    });
    const followed = { to: 'officer-8', standIn: 'officer-9' };
    await expect(byToken('PUT', '/departure', 'officer-1', followed)).rejects.toMatchObject({
      code: 'officers-decide',
    });
    const { status } = await door.put('/v1/staff/officer-3', {
      body: { email: 'officer-3@operator.example', roles: ['officer'] },
      headers: { ...fromOurPage, cookie: await sessionOf(gateway, one) },
    });
    expect(status).toBe(200);
    expect(await gateway.register.staff.byCode(operatorSlug, 'officer-3')).toMatchObject({ letInBy: one.id });
  });

  it('are let in by the token still where the two officers let each other in', async () => {
    await letInByEachOther(one, two);
    expect(await invites('officer-3')).toMatchObject({ invitation: expect.any(String) as string });
  });

  it('are watched over: what they did stands in a chain of theirs', async () => {
    await says(one, 'holds/intake-1/ask', { matter: 'matter-1' });
    expect(await actsOf(gateway.gateway, operatorSlug, 0, 10)).toMatchObject([
      { who: one.id, what: 'POST /v1/operator/holds/:id/ask', decision: 'allowed' },
    ]);
  });
});

describe('a legal hold', () => {
  it('is asked for and confirmed by two who signed in; nobody says in whose name', async () => {
    await says(one, 'holds/intake-1/ask', { matter: 'matter-1' });
    expect((await says(two, 'holds/intake-1/confirm', { by: one.id })).status).toBe(400);
    const { json } = await says(two, 'holds/intake-1/confirm');
    expect(json['hold']).toMatchObject({ stage: 'in-force', askedBy: 'officer-1', confirmedBy: 'officer-2' });
    expect(intake.said.map(({ body }) => body['by'])).toEqual([one.id, two.id]);
  });

  it.each([
    ['the one who asked', async () => one],
    ['somebody whom the one who asked let in', () => officer('officer-3', one.id)],
  ])('is not confirmed by %s', async (_, whom) => {
    await says(one, 'holds/intake-1/ask', { matter: 'matter-1' });
    const { json } = await says(await whom(), 'holds/intake-1/confirm');
    expect(json['code']).toBe('two-persons-needed');
  });

  it('is not confirmed between two whom the same person let in', async () => {
    const three = await officer('officer-3', one.id);
    const four = await officer('officer-4', three.id);
    await says(three, 'holds/intake-1/ask', { matter: 'matter-1' });
    expect((await says(four, 'holds/intake-1/confirm')).json['code']).toBe('two-persons-needed');
    expect((await says(two, 'holds/intake-1/confirm')).status).toBe(200);
  });

  it('is not confirmed between two who let each other in, one after the other', async () => {
    const three = await officer('officer-3', one.id);
    await letInByEachOther(one, three);
    await says(one, 'holds/intake-1/ask', { matter: 'matter-1' });
    expect((await says(three, 'holds/intake-1/confirm')).json['code']).toBe('two-persons-needed');
  });

  it('is counsel’s too, an emergency look is not', async () => {
    const counsel = await officer('counsel-1', 'operator', ['counsel']);
    expect((await says(counsel, 'holds/intake-1/ask', { matter: 'matter-1' })).status).toBe(200);
    expect((await says(counsel, 'break-glass/glass-1/look')).status).toBe(403);
  });
});

describe('an emergency look', () => {
  const asked = async () => {
    await rosa.submitted();
    const named = { agency: harbor, intake: ownId(), reason: 'life-at-risk' };
    return says(one, 'break-glass', named);
  };

  it('opens by another officer, shows the contact to the two, and ends', async () => {
    expect((await asked()).json).toMatchObject({ stage: 'asked', askedBy: 'officer-1', minutes: 30 });
    expect((await says(one, 'break-glass/glass-1/confirmation')).json['code']).toBe('two-persons-needed');
    expect((await says(two, 'break-glass/glass-1/confirmation')).json).toMatchObject({
      stage: 'open',
      confirmedBy: 'officer-2',
    });
    expect((await says(two, 'break-glass/glass-1/look')).json['contact']).toMatchObject({
      name: 'Rosa Example',
    });
    expect((await says(one, 'break-glass/glass-1/end')).json['stage']).toBe('ended');
  });

  it('of somebody who was erased meanwhile is refused as that, and stands in the trail so', async () => {
    await asked();
    await says(two, 'break-glass/glass-1/confirmation');
    intake.erase();
    const { status, json } = await says(two, 'break-glass/glass-1/look');
    expect([status, json['code']]).toEqual([410, 'key-destroyed']);
    const acts = await actsOf(gateway.gateway, harbor, 0, 10);
    expect(acts.at(-1)).toMatchObject({
      what: 'emergency-look',
      decision: 'refused',
      because: 'key-destroyed',
    });
  });

  it('is of somebody that the agency took in, and of nobody else’s', async () => {
    await rosa.submitted();
    const named = { agency: bayside, intake: ownId(), reason: 'life-at-risk' };
    expect((await says(one, 'break-glass', named)).json['code']).toBe('unknown-intake');
  });

  it('stands in the trail of the agency, who and for what, also where it was refused', async () => {
    await asked();
    await says(two, 'break-glass/glass-1/confirmation');
    await says(two, 'break-glass/glass-1/look');
    const third = await officer('officer-3');
    await says(third, 'break-glass/glass-1/look');
    const acts = await actsOf(gateway.gateway, harbor, 0, 10);
    expect(acts.map(({ who, what, decision, because }) => [who, what, decision, because])).toEqual([
      [one.id, 'emergency-look-asked', 'allowed', 'life-at-risk'],
      [two.id, 'emergency-look-confirmed', 'allowed', 'life-at-risk'],
      [two.id, 'emergency-look', 'allowed', 'life-at-risk'],
      [third.id, 'emergency-look', 'refused', 'not-one-of-two'],
    ]);
    expect(JSON.stringify(acts)).not.toContain('Rosa');
  });

  it('is told to the agency at once, on its own number, and to no other', async () => {
    await rosa.submitted();
    const whom = { glassId: 'glass-1', intakeId: rosa.intakeId, personId: rosa.personId, agency: harbor };
    const seen = { ...whom, by: two.id, reason: 'life-at-risk' };
    await gateway.tell('BreakGlassAsked', 'glass-1', {
      ...seen,
      minutes: 30,
      lapses: '2026-06-01T16:00:00.000Z',
    });
    await gateway.tell('BreakGlassOpened', 'glass-1', { ...seen, until: '2026-06-01T15:30:00.000Z' });
    await gateway.tell('BreakGlassLooked', 'glass-1', seen);
    await gateway.tell('BreakGlassEnded', 'glass-1', { ...whom, by: null, opened: true });
    await gateway.settle();
    const told = (await gateway.heard(harbor)).filter(({ data }) =>
      String(data['kind']).startsWith('emergency'),
    );
    expect(told.map(({ type, data }) => [type, data['kind'], data['reason'], data['intake']])).toEqual([
      ['FactNotice', 'emergency-look-opened', 'life-at-risk', ownId()],
      ['FactNotice', 'emergency-look', 'life-at-risk', ownId()],
      ['FactNotice', 'emergency-look-ended', null, ownId()],
    ]);
    expect(await gateway.heard(bayside)).toEqual([]);
  });

  it('that was never confirmed is no news', async () => {
    await rosa.submitted();
    const before = await gateway.heard(harbor);
    const whom = { glassId: 'glass-1', intakeId: rosa.intakeId, personId: rosa.personId, agency: harbor };
    await gateway.tell('BreakGlassEnded', 'glass-1', { ...whom, by: null, opened: false });
    await gateway.settle();
    expect(await gateway.heard(harbor)).toEqual(before);
  });
});
