import { beforeEach, describe, expect, it } from 'vitest';
import { externalId } from '../../external-id.ts';
import { bayside, harbor } from '../../testing/agencies.ts';
import { type HostedGateway, hostedGateway } from '../../testing/hosted-gateway.ts';
import { type PublicDoor, publicDoor } from '../../testing/public-door.ts';
import { fromOurPage, sessionOf, staffMember } from '../../testing/staff-of.ts';
import type { Role } from '../../staff/roles.ts';

let gateway: HostedGateway;
let door: PublicDoor;
const cookies = new Map<string, string>();

const open = (intake: string) => ({
  matchId: 'match-1',
  fund: 'commonwealth-workforce-fund',
  likeness: 'near',
  intakes: [intake],
  proposedOn: '2026-11-22',
  confirmed: false,
  merged: false,
});

beforeEach(async () => {
  gateway = await hostedGateway();
  for (const slug of [harbor, bayside]) await gateway.admit(slug);
  door = await publicDoor(gateway);
  for (const [slug, role] of [
    [harbor, 'supervisor'],
    [bayside, 'supervisor'],
    [harbor, 'navigator'],
  ] as const)
    cookies.set(`${slug} ${role}`, await sessionOf(gateway, await staffMember(gateway, slug, role, [role])));
  gateway.intake.matches(harbor, [open('intake-1')]);
  gateway.intake.matches(bayside, [open('intake-2')]);
  return door.close;
});

const as = (slug: string, role: Role = 'supervisor') => ({
  ...fromOurPage,
  cookie: cookies.get(`${slug} ${role}`) ?? '',
});
const seen = async (slug: string) => (await door.get('/v1/matches', { headers: as(slug) })).json;
const idOf = (slug: string) => externalId(gateway.gateway, slug, 'match-1');
const answers = (slug: string, id: string, same: boolean, key = 'key-1') =>
  door.post(`/v1/matches/${id}/answer`, { key, body: { same }, headers: as(slug) });
const commands = () =>
  gateway.owners.intake.knocks.filter(({ command }) => command === 'AnswerMatch').map(({ value }) => value);

describe('whether two intakes are of one person', () => {
  it('is asked of each agency about its own, under an id of its own', async () => {
    expect(await seen(harbor)).toEqual({
      next: null,
      matches: [
        {
          id: idOf(harbor),
          fund: 'commonwealth-workforce-fund',
          likeness: 'near',
          intakes: [externalId(gateway.gateway, harbor, 'intake-1')],
          proposedOn: '2026-11-22',
          confirmed: false,
          merged: false,
        },
      ],
    });
    expect(idOf(harbor)).not.toBe(idOf(bayside));
    expect(JSON.stringify(await seen(harbor))).not.toMatch(/match-1|intake-1|bayside/);
  });

  it('is said for the agency that the session is of, once a key', async () => {
    for (let time = 0; time < 2; time += 1)
      expect(await answers(harbor, idOf(harbor), true)).toMatchObject({
        status: 202,
        json: { id: idOf(harbor), same: true },
      });
    expect(commands()).toEqual([
      { matchId: 'match-1', agency: harbor, same: true },
      { matchId: 'match-1', agency: harbor, same: true },
    ]);
    expect((await answers(harbor, idOf(harbor), false)).status).toBe(422);
  });

  it('is answered again by the same key when it is over meanwhile', async () => {
    await answers(harbor, idOf(harbor), false);
    gateway.intake.matches(harbor, []);
    expect((await answers(harbor, idOf(harbor), false)).status).toBe(202);
  });

  it.each([
    ['another agency’s', () => idOf(bayside)],
    ['one that never was', () => 'match-none'],
    ['the exchange’s own', () => 'match-1'],
  ])('is not found by an id that is %s', async (_, id) => {
    expect(await answers(harbor, id(), true)).toMatchObject({
      status: 404,
      json: { code: 'not-found', place: 'path.id' },
    });
    expect(commands()).toEqual([]);
  });

  it('is a supervisor’s to see and to say: not a navigator’s, and no software’s', async () => {
    const { token } = await gateway.admit(harbor);
    for (const asking of [{ headers: as(harbor, 'navigator') }, { token }]) {
      expect((await door.get('/v1/matches', asking)).status).toBe(403);
      const said = { ...asking, key: 'key-1', body: { same: true } };
      expect((await door.post(`/v1/matches/${idOf(harbor)}/answer`, said)).status).toBe(403);
    }
  });

  it('is told to nobody, and neither is what comes of it', async () => {
    const which = { matchId: 'match-1', fund: 'commonwealth-workforce-fund' };
    await gateway.tell('MatchAnswered', 'match-1', { ...which, agency: harbor, same: true });
    await gateway.tell('PeopleMerged', 'match-1', { ...which, persons: ['person-1', 'person-2'] });
    await gateway.settle();
    expect([await gateway.heard(harbor), await gateway.heard(bayside)]).toEqual([[], []]);
  });

  it('stands in the agency’s own trail by who said it', async () => {
    await answers(harbor, idOf(harbor), true);
    const { json } = await door.get('/v1/acts', { headers: as(harbor) });
    expect(JSON.stringify(json)).toContain('POST /v1/matches/:id/answer');
  });
});
