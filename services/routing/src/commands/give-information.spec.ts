import { beforeEach, describe, expect, it } from 'vitest';
import { listedOf } from '../directory/directory.samples.ts';
import { keepListings } from '../directory/keep-listings.ts';
import { hostedRouting, type HostedRouting } from '../testing/hosted-routing.ts';
import { harbor, massachusetts, northShore } from '../testing/massachusetts.ts';

let routing: HostedRouting;
let story: ReturnType<typeof massachusetts>;

beforeEach(async () => {
  routing = hostedRouting();
  story = massachusetts(routing);
  await story.agencies();
  await story.takeIn();
});

const lists = async (
  status: 'active' | 'inactive' = 'active',
  more: Parameters<typeof listedOf>[0] = { services: ['food', 'learn.esl'] },
) => {
  const rows = [listedOf({ status, ...more })];
  const [kept] = await keepListings(routing.context, {
    source: 'north-shore',
    run: 'run-00000001',
    rows,
    dryRun: false,
  });
  await routing.settle();
  return kept && kept.kind !== 'refused' ? kept.listingId : expect.unreachable('not listed');
};
const tells = async (listingId: string, { agency = harbor, key = 'told' } = {}) => {
  const { journeyId } = story.idsOf(1);
  const record = { journeyId, agency, listingId };
  const outcome = await routing.command('GiveInformation', journeyId, record, `partner:${agency}:${key}`);
  return outcome.kind === 'refused' ? outcome.code : outcome.kind;
};

describe('information given', () => {
  it('is kept on the journey, for the need it looks for; nothing is referred', async () => {
    const before = (await story.referrals()).length;
    const listingId = await lists();
    expect(await tells(listingId)).toBe('done');
    expect(await tells(listingId, { key: 'again' })).toBe('nothing');
    expect(await routing.register.reporting.informed()).toMatchObject([{ listingId, service: 'learn.esl' }]);
    expect((await story.referrals()).length).toBe(before);
  });

  it('is not of a service that nobody lists', async () =>
    expect(await tells('listing-unknown')).toBe('unknown-service'));

  it('is not of a service that has closed', async () =>
    expect(await tells(await lists('inactive'))).toBe('service-closed'));

  it('is not of legal advice that nobody vouches for any more', async () => {
    const accreditation = { kind: 'attorney', verifiedBy: 'State Bar', verifiedOn: '2023-01-06' };
    const listingId = await lists('active', { services: ['legal.immigration'], accreditation });
    routing.time.travel(2 * 86_400_000);
    expect(await tells(listingId)).toBe('service-closed');
  });

  it('is not for another agency to say', async () =>
    expect(await tells(await lists(), { agency: northShore })).toBe('unknown-journey'));
});
