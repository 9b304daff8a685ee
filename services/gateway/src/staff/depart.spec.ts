import { beforeEach, describe, expect, it } from 'vitest';
import { harbor } from '../testing/agencies.ts';
import { type HostedGateway, hostedGateway } from '../testing/hosted-gateway.ts';
import { type PublicDoor, publicDoor } from '../testing/public-door.ts';
import { fromOurPage, sessionOf, staffMember } from '../testing/staff-of.ts';
import { depart } from './depart.ts';
import { actsOf } from './note-act.ts';

let gateway: HostedGateway;
let door: PublicDoor;
let leaver: string;
let supervisor: string;
beforeEach(async () => {
  gateway = await hostedGateway();
  await gateway.admit(harbor);
  door = await publicDoor(gateway);
  leaver = await sessionOf(gateway, await staffMember(gateway, harbor, 'nav-1', ['navigator']));
  supervisor = await sessionOf(gateway, await staffMember(gateway, harbor, 'sup-1', ['supervisor']));
  for (const code of ['nav-2', 'nav-3']) await staffMember(gateway, harbor, code, ['navigator']);
  return door.close;
});

const walks = async (journeyId: string, lead: string, deputy: string) => {
  const value = { journeyId, personId: `person-of-${journeyId}`, referrer: harbor, lead, deputy };
  await gateway.tell('NavigatorsAssigned', journeyId, value);
};
const said = () =>
  gateway.owners.routing.knocks
    .filter(({ command }) => command === 'AssignNavigators')
    .map(({ value }) => value as { journeyId: string; lead: string; deputy: string })
    .map(({ journeyId, lead, deputy }) => [journeyId, lead, deputy]);
const departs = (body: object, code = 'nav-1') =>
  door.put(`/v1/staff/${code}/departure`, { body, headers: { ...fromOurPage, cookie: supervisor } });
const followed = { to: 'nav-2', standIn: 'nav-3' };

describe('when somebody leaves', () => {
  it('their sessions end, who stood in leads, and whoever takes over stands in', async () => {
    await walks('journey-a', 'nav-1', 'nav-9');
    await walks('journey-b', 'nav-9', 'nav-1');
    await walks('journey-c', 'nav-1', 'nav-2');
    await walks('journey-d', 'nav-2', 'nav-3');
    const { status, json } = await departs(followed);
    expect([status, json]).toEqual([200, { code: 'nav-1', sessions: 1, journeys: 3 }]);
    expect(said()).toEqual([
      ['journey-a', 'nav-9', 'nav-2'],
      ['journey-b', 'nav-9', 'nav-2'],
      ['journey-c', 'nav-2', 'nav-3'],
    ]);
    expect((await door.get('/v1/me', { headers: { cookie: leaver } })).status).toBe(401);
    expect((await gateway.register.staff.byCode(harbor, 'nav-1'))?.status).toBe('left');
  });

  it.each(['staff.left', 'staff.sessions-ended', 'staff.handed-over'])(
    'and the process dies at %s: nothing opens for them, and the same again finishes it, once',
    async (point) => {
      await walks('journey-a', 'nav-1', 'nav-9');
      await walks('journey-b', 'nav-1', 'nav-9');
      const dying = {
        ...gateway.gateway,
        failpoint: (name: string) =>
          name === point ? Promise.reject(new Error('killed')) : Promise.resolve(),
      };
      await expect(depart(dying, { slug: harbor, code: 'nav-1', ...followed })).rejects.toThrow('killed');
      expect((await door.get('/v1/me', { headers: { cookie: leaver } })).status).toBe(401);
      expect((await gateway.register.staff.byCode(harbor, 'nav-1'))?.status).toBe('leaving');
      expect((await departs(followed)).status).toBe(200);
      expect((await departs(followed)).json).toEqual({ code: 'nav-1', sessions: 0, journeys: 0 });
      expect((await gateway.register.staff.byCode(harbor, 'nav-1'))?.status).toBe('left');
      expect(said()).toEqual([
        ['journey-a', 'nav-9', 'nav-2'],
        ['journey-b', 'nav-9', 'nav-2'],
      ]);
    },
  );

  it('a journey that names them afterwards goes on to who took over', async () => {
    await departs(followed);
    await walks('journey-late', 'nav-1', 'nav-9');
    expect(said()).toEqual([['journey-late', 'nav-9', 'nav-2']]);
  });

  it('the departure is refused where nobody would be there: the same twice, somebody who left, the last supervisor', async () => {
    expect((await departs({ to: 'nav-2', standIn: 'nav-2' })).json['code']).toBe('not-two-others');
    expect((await departs({ to: 'nav-1', standIn: 'nav-2' })).json['code']).toBe('not-two-others');
    expect((await departs(followed, 'sup-1')).json['code']).toBe('last-supervisor');
    await departs({ to: 'nav-3', standIn: 'nav-9' }, 'nav-2');
    expect((await departs(followed)).json['code']).toBe('not-two-others');
    expect((await departs({ to: 'nav-3', standIn: 'nav-9' }, 'nobody')).status).toBe(404);
  });

  it('the operator does the same, and the trail of the agency says so', async () => {
    await walks('journey-a', 'nav-1', 'nav-9');
    await gateway.call('operator', 'PUT', '/internal/partners/:slug/staff/:code/departure', {
      params: { slug: harbor, code: 'nav-1' },
      body: followed,
    });
    expect(said()).toHaveLength(1);
    const acts = await actsOf(gateway.gateway, harbor, 0, 10);
    expect(acts).toMatchObject([{ who: 'operator', subject: 'nav-1', decision: 'allowed' }]);
  });
});
