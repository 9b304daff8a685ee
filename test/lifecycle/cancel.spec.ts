import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AtEveryDoor, inMemoryNetwork, type InMemoryNetwork } from './in-memory-network.ts';
import { accepted } from '../support/stories/referred.ts';
import { doors } from './response-by.ts';

const college = 'bayside-community-college';
let network: InMemoryNetwork;
let center: AtEveryDoor;
let bayside: AtEveryDoor;
let people = 0;

beforeAll(async () => {
  network = await inMemoryNetwork();
  bayside = await network.agency(college, { services: [{ code: 'learn.esl', program: 'aefla' }] });
  center = await network.agency('harbor-worker-center');
});
afterAll(() => network.stop());

/** Somebody whom the college accepted; the reference that both know. */
const acceptedPerson = () => accepted(center, bayside, `cancel-${(people += 1)}`);
const both = (reference: string, status: string, more = {}) =>
  Promise.all([center, bayside].map((agency) => agency.hears({ reference, status, ...more })));
const statusesOf = async (agency: AtEveryDoor, reference: string) =>
  (await agency.told())
    .filter(({ data }) => data['reference'] === reference && data['status'] !== undefined)
    .map(({ data }) => data['status']);

describe.each(doors)('a cancel in two steps, by %s', { concurrent: true }, (_, say) => {
  it('is asked for by the referrer, and stands once the agency confirms it', async () => {
    const reference = await acceptedPerson();
    await say(center, reference, { status: 'withdrawal-requested' });
    const [, asked] = await both(reference, 'withdrawal-requested');
    expect(asked?.data['respondBy']).toMatch(/^\d{4}-\d{2}-\d{2}T/);
    await say(bayside, reference, { status: 'withdrawn' });
    await both(reference, 'withdrawn');
    await center.hears({ reference, status: 'withdrawn', reason: 'referrer-asked' });
    expect(await statusesOf(center, reference)).toEqual([
      'offered',
      'accepted',
      'withdrawal-requested',
      'withdrawn',
    ]);
  });

  it('comes too late where the agency has served the person already, and says so', async () => {
    const reference = await acceptedPerson();
    await say(center, reference, { status: 'withdrawal-requested' });
    await both(reference, 'withdrawal-requested');
    await say(bayside, reference, { status: 'completed', result: 'served' });
    await both(reference, 'completed', { result: 'served' });
  });
});

describe('a cancel', () => {
  it('of what was accepted is no one-step matter: the referrer is told what to say instead', async () => {
    const reference = await acceptedPerson();
    const { status, json } = await center.answers(reference, 'withdrawn');
    expect([status, json['code']]).toEqual([409, 'illegal-transition']);
    expect(json['mend']).toContain('withdrawal-requested');
  });

  it('is the referrer’s to ask for and the agency’s to confirm, never the other way round', async () => {
    const reference = await acceptedPerson();
    const asked = await bayside.answers(reference, 'withdrawal-requested');
    expect([asked.status, asked.json['code']]).toEqual([409, 'illegal-transition']);
    await center.answers(reference, 'withdrawal-requested');
    const confirmed = await center.answers(reference, 'withdrawn');
    expect([confirmed.status, confirmed.json['code']]).toEqual([409, 'illegal-transition']);
    await both(reference, 'withdrawal-requested');
  });

  it('is asked once however often it is said, and answered to nobody who is no party', async () => {
    const stranger = await network.agency('mesquite-community-college');
    const reference = await acceptedPerson();
    expect((await stranger.answers(reference, 'withdrawn')).status).toBe(404);
    await center.answers(reference, 'withdrawal-requested');
    await center.answers(reference, 'withdrawal-requested');
    await bayside.answers(reference, 'withdrawn');
    await both(reference, 'withdrawn');
    const told = await statusesOf(bayside, reference);
    expect(told.filter((status) => status === 'withdrawal-requested')).toHaveLength(1);
  });
});
