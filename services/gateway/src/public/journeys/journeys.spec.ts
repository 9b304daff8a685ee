import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { bayside, harbor } from '../../testing/agencies.ts';
import { type Case, caseOf } from '../../testing/case-of.ts';
import { refused } from '../../testing/fake-owner.ts';
import { type HostedGateway, hostedGateway } from '../../testing/hosted-gateway.ts';
import { type PublicDoor, publicDoor } from '../../testing/public-door.ts';

let gateway: HostedGateway;
let door: PublicDoor;
let rosa: Case;
const tokens = new Map<string, string>();
const as = (slug: string) => ({ token: tokens.get(slug) ?? '' });
const path = (more = '', slug = harbor) => `/v1/journeys/${rosa.known(slug).journey}${more}`;

beforeEach(async () => {
  gateway = await hostedGateway();
  for (const slug of [harbor, bayside]) tokens.set(slug, (await gateway.admit(slug)).token);
  door = await publicDoor(gateway);
  rosa = caseOf(gateway, 'rosa');
  rosa.consents();
  await rosa.opened();
  gateway.time.travel(1_000);
  await rosa.offered();
  gateway.time.travel(1_000);
  await rosa.enrolled();
});
afterEach(() => door.close());

describe('a journey, step by step', () => {
  it('has each step with its referrals and facts, as its referrer was told', async () => {
    const { json } = await door.get(path(), as(harbor));
    expect(json).toMatchObject({
      pathway: 'english-to-work',
      coEnrolled: false,
      steps: [
        {
          id: 'english',
          service: 'learn.esl',
          status: 'open',
          referrals: [{ to: bayside, status: 'offered' }],
          facts: [{ kind: 'enrolled', provider: bayside }],
        },
      ],
    });
  });

  it('is told once more only under consent: taken back, the plan is left and nothing of what came of it', async () => {
    gateway.intake.withdraw(rosa.personId, `${harbor} progress`);
    const { json, text } = await door.get(path(), as(harbor));
    expect(json).toMatchObject({ status: 'withheld', pathway: 'english-to-work', told: [] });
    expect(json['steps']).toMatchObject([{ id: 'english', status: null, referrals: [], facts: [] }]);
    expect(text).not.toContain('enrolled');
    expect((await door.get(path('/picture.svg'), as(harbor))).text).not.toContain(bayside);
  });

  it('is drawn', async () => {
    const { status, headers, text } = await door.get(path('/picture.svg'), as(harbor));
    expect([status, headers.get('content-type')]).toEqual([200, 'image/svg+xml; charset=utf-8']);
    expect(text).toContain('English first, then work');
    expect(text).toContain('English classes');
    expect(text).not.toContain(rosa.journeyId);
  });

  it('is drawn for nobody else', async () => {
    expect((await door.get(path('/picture.svg'), as(bayside))).status).toBe(404);
    expect((await door.get(path('/picture.svg', bayside), as(bayside))).status).toBe(404);
  });

  it('shows after a change of course what was left behind and what is ahead', async () => {
    const journey = { journeyId: rosa.journeyId, personId: rosa.personId, referrer: harbor };
    const food = {
      id: 'food',
      service: 'food',
      program: null,
      beside: false,
      forEveryone: false,
      waitsFor: [],
    };
    await gateway.tell('CourseChanged', rosa.journeyId, {
      ...journey,
      pathway: 'steady-ground',
      pathwayVersion: 1,
      steps: [food],
    });
    const { json } = await door.get(path(), as(harbor));
    expect(json).toMatchObject({
      pathway: 'steady-ground',
      steps: [{ id: 'english' }, { id: 'food', status: null }],
    });
  });

  it('says nothing of what may not be told', async () => {
    const luis = caseOf(gateway, 'luis');
    await luis.opened();
    const { json } = await door.get(`/v1/journeys/${luis.known(harbor).journey}`, as(harbor));
    expect(json).toMatchObject({ steps: [{ id: 'english', status: null, because: null, referrals: [] }] });
  });
});

describe('what a referrer asks of a journey', () => {
  const ask = (what: string, body: object, slug = harbor, key = what) =>
    door.post(path(`/${what}`, slug), { ...as(slug), body, key });
  const lastCommand = () => gateway.owners.routing.knocks.at(-1);

  it.each([
    ['course', { pathway: 'steady-ground', needs: ['food'] }, 'ChangeCourse'],
    ['end', { reason: 'person-asked' }, 'EndJourney'],
    ['restart', {}, 'RestartJourney'],
    ['navigators', { lead: 'nav-07', deputy: 'nav-12' }, 'AssignNavigators'],
  ])('%s goes to the journey, in the name of the agency', async (what, body, command) => {
    expect((await ask(what, body)).status).toBe(202);
    expect(lastCommand()).toMatchObject({
      command,
      streamId: rosa.journeyId,
      value: { journeyId: rosa.journeyId, agency: harbor, ...body },
    });
  });

  it('information that was given names the service by its listing', async () => {
    expect((await ask('information', { service: 'listing-1' })).status).toBe(202);
    expect(lastCommand()).toMatchObject({
      command: 'GiveInformation',
      value: { journeyId: rosa.journeyId, agency: harbor, listingId: 'listing-1' },
    });
  });

  it('is carried out once, however often it is sent', async () => {
    await ask('end', { reason: 'person-asked' });
    await ask('end', { reason: 'person-asked' });
    const causations = gateway.owners.routing.knocks.map(({ causation }) => causation);
    expect(new Set(causations).size).toBe(1);
  });

  it('is not for the agency that received the person', async () =>
    expect((await ask('end', { reason: 'person-asked' }, bayside)).status).toBe(404));

  it('is refused in the words of the journey, without its inner id', async () => {
    gateway.owners.routing.says(refused('journey-ended', { reason: `${rosa.journeyId} ended` }));
    const { status, json } = await ask('course', { needs: ['food'] });
    expect([status, json['code'], json['reason']]).toEqual([409, 'journey-ended', 'it ended']);
  });

  it('shows what there is to choose from, under the consent that the screening is shown under', async () => {
    gateway.owners.routing.shows('/internal/journeys/:id/options', { step: 'english', options: [] });
    expect((await door.get(path('/options?step=english'), as(harbor))).json).toEqual({
      step: 'english',
      options: [],
    });
    gateway.intake.withdraw(rosa.personId, `${harbor} progress`);
    expect((await door.get(path('/options?step=english'), as(harbor))).status).toBe(403);
  });
});
