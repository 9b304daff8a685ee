import type { PartnerRegistered } from '@handoff/schemas';
import { beforeEach, describe, expect, it } from 'vitest';
import { hostedRouting, type HostedRouting } from '../testing/hosted-routing.ts';
import { vouchedFor } from '../testing/massachusetts/agencies.ts';
import { listedOf } from './directory.samples.ts';

let routing: HostedRouting;
beforeEach(() => {
  routing = hostedRouting();
});

type Row = Readonly<{ kind: string; code?: string; at?: string; listingId?: string; sourceId: string }>;

const send = async (run: string, ...listings: readonly unknown[]) => {
  const body = { source: 'north-shore', run, listings };
  const answer = (await routing.call('operator', 'POST', '/internal/listings', { body })) as {
    results: Row[];
  };
  await routing.settle();
  return answer.results;
};
type Answer = Readonly<{
  services: readonly Readonly<Record<string, unknown>>[];
  total: number;
  next: string | null;
}>;
const search = async (query: Readonly<Record<string, string>> = {}) =>
  (await routing.call('gateway', 'GET', '/internal/listings', { query })) as Answer;
const onTopic = () => routing.broker.records('handoff.directory');

const partner = (services: PartnerRegistered['services']): PartnerRegistered => ({
  slug: 'bayside-community-college',
  name: 'Bayside Community College',
  kind: 'community-college',
  jurisdiction: 'US-MA',
  way: 'rest',
  serves: 'Adults of the harbor towns.',
  languages: ['en', 'es'],
  services,
  publicKey: null,
  calendar: null,
  profile: { terms: 'Free.', year: 'Classes begin in September.' },
  reports: null,
  noMatch: true,
});
const offered = (code: string, differing: Partial<PartnerRegistered['services'][number]> = {}) => ({
  code,
  program: null,
  cohort: null,
  startsOn: null,
  seats: null,
  seatKind: null,
  details: null,
  terms: null,
  ...differing,
});

describe('an import', () => {
  it('lands the good rows and gives the others back with number and reason', async () => {
    const results = await send(
      'run-00000001',
      listedOf(),
      { ...listedOf({ sourceId: 'place-2' }), latitude: 420 },
      listedOf({ sourceId: 'place-3', services: ['legal.immigration'] }),
      'nonsense',
      listedOf({ sourceId: 'place-4' }),
    );
    expect(results.map(({ kind, code, at }) => [kind, code, at])).toEqual([
      ['listed', undefined, undefined],
      ['refused', 'bad-value', 'listings[1].latitude'],
      ['refused', 'accreditation-missing', 'listings[2].accreditation'],
      ['refused', 'bad-value', 'listings[3]'],
      ['listed', undefined, undefined],
    ]);
    expect((await search()).total).toBe(2);
  });

  it('publishes only what changed, whole, under the id of the listing', async () => {
    await send('run-00000001', listedOf(), listedOf({ sourceId: 'place-2' }));
    expect(onTopic()).toHaveLength(2);
    const results = await send(
      'run-00000002',
      listedOf(),
      listedOf({ sourceId: 'place-2', name: 'Morning English' }),
    );
    expect(results.map(({ kind }) => kind)).toEqual(['unchanged', 'listed']);
    expect(onTopic()).toHaveLength(3);
    const last = onTopic().findLast(({ key }) => key === results[1]?.listingId)!;
    expect((await routing.codec.decode(last.payload)).value).toMatchObject({
      name: 'Morning English',
      source: 'north-shore',
      languages: ['es', 'ht'],
    });
  });

  it('may be sent again: the same run changes nothing', async () => {
    await send('run-00000001', listedOf());
    await send('run-00000001', listedOf());
    expect(onTopic()).toHaveLength(1);
  });

  it('unlists what its source no longer names, and lists it again when it does', async () => {
    const [, gone] = await send('run-00000001', listedOf(), listedOf({ sourceId: 'place-2' }));
    const body = { source: 'north-shore', ids: [gone?.listingId] };
    const unlist = (run = 'run-00000002') =>
      routing.call('operator', 'POST', '/internal/listings/unlist', { body: { ...body, run } });
    expect(await unlist()).toEqual({ unlisted: 1 });
    expect(await unlist('run-00000009')).toEqual({ unlisted: 0 });
    expect((await search()).total).toBe(1);
    await send('run-00000003', listedOf({ sourceId: 'place-2' }));
    expect((await search()).total).toBe(2);
  });

  it('of one source unlists nothing of another', async () => {
    const [listed] = await send('run-00000001', listedOf());
    const body = { source: 'elsewhere', run: 'run-00000002', ids: [listed?.listingId, 'listing-nothing'] };
    expect(await routing.call('operator', 'POST', '/internal/listings/unlist', { body })).toEqual({
      unlisted: 0,
    });
  });

  it('can be tried out: each row says what would become of it, and nothing does', async () => {
    await send('run-00000001', listedOf());
    const body = {
      source: 'north-shore',
      run: 'run-00000002',
      dryRun: true,
      listings: [
        listedOf(),
        listedOf({ sourceId: 'place-2' }),
        listedOf({ services: ['legal.immigration'] }),
      ],
    };
    expect(await routing.call('operator', 'POST', '/internal/listings', { body })).toMatchObject({
      results: [
        { kind: 'unchanged' },
        { kind: 'listed' },
        { kind: 'refused', code: 'accreditation-missing' },
      ],
    });
    expect((await search()).total).toBe(1);
  });

  it('is exported whole, page by page, in the order of its changes', async () => {
    await send('run-00000001', listedOf(), listedOf({ sourceId: 'place-2' }));
    const page = await routing.call('operator', 'GET', '/internal/listings/export');
    expect(page).toMatchObject({
      listings: [{ source: 'north-shore' }, { source: 'north-shore' }],
      next: null,
    });
  });

  it('is nobody’s but the operator’s and the gateway’s', async () =>
    await expect(routing.call('intake', 'GET', '/internal/listings')).rejects.toThrow('may not'));
});

describe('a search', () => {
  it('shows one service by its id, and says where nothing is', async () => {
    const [row] = await send('run-00000001', listedOf());
    const one = (id: string) => routing.call('gateway', 'GET', '/internal/listings/:id', { params: { id } });
    expect(await one(row?.listingId ?? '')).toMatchObject({ name: 'Evening English' });
    await expect(one('listing-nothing')).rejects.toMatchObject({ code: 'not-found' });
  });

  it('takes a town for its middle, and refuses one that nobody knows', async () => {
    await send('run-00000001', listedOf());
    expect(await search({ near: 'Lynn', km: '2' })).toMatchObject({ services: [{ km: 0 }] });
    await expect(search({ near: 'Atlantis' })).rejects.toMatchObject({
      code: 'unknown-place',
      place: 'query.near',
      mend: expect.stringContaining('latitude,longitude'),
    });
  });
});

describe('what a partner offers', () => {
  const evening = { cohort: 'esl-evening', seats: 1, seatKind: 'held' as const };

  it('stands in the directory, in plain words whom it serves, its terms and its year', async () => {
    await routing.tell('PartnerRegistered', 'partner-bayside', partner([offered('learn.esl', evening)]));
    expect(await search({ agency: 'bayside-community-college' })).toMatchObject({
      services: [
        {
          organization: 'Bayside Community College',
          services: ['learn.esl'],
          operator: 'public',
          available: 1,
          whom: 'Adults of the harbor towns.',
          terms: 'Free.',
          year: 'Classes begin in September.',
        },
      ],
    });
  });

  it('is held in an informal place where the partner is one, and says what is asked for at the door', async () => {
    const parish = { ...partner([]), slug: 'saint-brendan-parish', kind: 'house-of-worship' };
    const details = { ...vouchedFor, idAtDoor: 'none', accessibility: ['wheelchair'] };
    await routing.tell('PartnerRegistered', 'partner-parish', {
      ...parish,
      services: [offered('food', { details })],
    });
    const asked = {
      host: 'house-of-worship',
      idAtDoor: 'none',
      accessibility: 'wheelchair',
      operator: 'private',
    };
    expect((await search(asked)).services).toMatchObject([{ agency: 'saint-brendan-parish' }]);
  });

  it('is a civics class like any other: it advises nobody', async () => {
    await routing.tell('PartnerRegistered', 'partner-bayside', partner([offered('learn.esl.civics')]));
    expect((await search({ service: 'learn.esl.civics' })).total).toBe(1);
  });

  it('is unlisted when its manifest no longer names it', async () => {
    await routing.tell(
      'PartnerRegistered',
      'partner-bayside',
      partner([offered('learn.esl'), offered('food')]),
    );
    await routing.tell('PartnerRegistered', 'partner-bayside', partner([offered('food')]));
    expect((await search()).services.map(({ services }) => services)).toEqual([['food']]);
  });

  it('is not found as immigration advice without its accreditation', async () => {
    await routing.tell('PartnerRegistered', 'partner-bayside', partner([offered('legal.immigration')]));
    expect((await search()).total).toBe(0);
    expect(await routing.parked.streams()).toEqual([]);
  });

  it('is found as immigration advice while somebody vouches for it, and no longer', async () => {
    const accreditation = { kind: 'attorney', verifiedBy: 'State Bar', verifiedOn: '2025-09-02' };
    const [row] = await send('run-00000001', listedOf({ services: ['legal.immigration'], accreditation }));
    const one = () =>
      routing.call('gateway', 'GET', '/internal/listings/:id', { params: { id: row?.listingId ?? '' } });
    expect([(await search()).total, (await search({ near: 'Lynn' })).total]).toEqual([1, 1]);
    expect(await one()).toMatchObject({ accreditation });
    routing.time.travel(3 * 366 * 86_400_000);
    expect(await search()).toMatchObject({ services: [], total: 0 });
    expect(await search({ near: 'Lynn' })).toMatchObject({ services: [], total: 0 });
    await expect(one()).rejects.toMatchObject({ code: 'not-found' });
  });

  it('is full when its last place is held, and free again when it comes back', async () => {
    await routing.tell('PartnerRegistered', 'partner-bayside', partner([offered('learn.esl', evening)]));
    const seatsId = [...routing.documents.seats.keys()][0]!;
    const hold = { type: 'HoldPlace', data: { referralId: 'referral-1', hold: 0 } };
    const release = { type: 'ReleasePlace', data: { referralId: 'referral-1', hold: null } };
    expect((await search({ freePlace: 'true' })).total).toBe(1);
    await routing.context.handle('seats', seatsId, hold, { causation: 'hold' });
    await routing.settle();
    expect((await search({ freePlace: 'true' })).total).toBe(0);
    await routing.context.handle('seats', seatsId, release, { causation: 'release' });
    await routing.settle();
    expect((await search({ freePlace: 'true' })).total).toBe(1);
  });
});
