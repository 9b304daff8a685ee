import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { offered } from '../support/stories/referred.ts';
import { type AtEveryDoor, inMemoryNetwork, type InMemoryNetwork } from './in-memory-network.ts';

const college = 'bayside-community-college';
let network: InMemoryNetwork;
let center: AtEveryDoor;
let bayside: AtEveryDoor;

beforeAll(async () => {
  network = await inMemoryNetwork();
  bayside = await network.agency(college, { services: [{ code: 'learn.esl', program: 'aefla' }] });
  center = await network.agency('harbor-worker-center');
});
afterAll(() => network.stop());

type Say = (agency: AtEveryDoor, referral: string, how: string) => Promise<unknown>;
const byRest: Say = (agency, referral, how) =>
  agency.door.post(`/v1/referrals/${referral}/introduction`, { how });
const byKafka: Say = (agency, referral, how) => agency.writes('Introduction', { referral, how, term: null });
const byCsv: Say = (agency, referral, how) =>
  agency.uploads({ referral, status: 'introduced', activity: how });

describe('how somebody comes', () => {
  it.each([
    ['REST', byRest, 'accompanied'],
    ['Kafka', byKafka, 'called-together'],
    ['CSV', byCsv, 'alone'],
  ])('is told to whoever expects them, said by %s', async (door, say, how) => {
    const reference = await offered(center, bayside, `comes-${door}`);
    await say(center, reference, how);
    await bayside.hears({ reference, introduction: how });
    expect((await bayside.door.get(`/v1/referrals/${reference}`)).json).toMatchObject({ introduction: how });
  });

  it('is not for the expecting agency to say: it is told so the way it spoke', async () => {
    const reference = await offered(center, bayside, 'comes-wrongly');
    await byKafka(bayside, reference, 'alone');
    await bayside.hears({ type: 'handoff.partners.Introduction', code: 'not-a-party' });
  });
});
