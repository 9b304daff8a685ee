import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type HostedGateway, hostedGateway } from '../../testing/hosted-gateway.ts';
import { type PublicDoor, publicDoor } from '../../testing/public-door.ts';
import { harbor } from '../../testing/agencies.ts';

const listing: unknown = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../../../../schemas/examples/ServiceListed.json'), 'utf8'),
);

const offeredService = {
  program: null,
  cohort: null,
  startsOn: null,
  seats: null,
  seatKind: null,
  details: null,
  terms: null,
};

let hosted: HostedGateway;
let door: PublicDoor;
let token: string;
beforeEach(async () => {
  hosted = await hostedGateway();
  door = await publicDoor(hosted);
  ({ token } = await hosted.admit(harbor));
  hosted.owners.routing.shows('/internal/listings', {
    services: [{ ...(listing as object), km: 1.2, sourceId: 'a row of the source' }],
    total: 1,
    next: null,
  });
  hosted.owners.routing.shows('/internal/listings/:id', listing);
});
afterEach(() => door.close());

const get = (path: string) => door.get(path, { token });

describe('GET /v1/services', () => {
  it('shows what fits, with the distance, and nothing that is not declared', async () => {
    const { status, json } = await get(
      '/v1/services?service=learn.esl&language=es,ht&near=Lynn&km=5&day=tu,th&freePlace=true',
    );
    expect(status).toBe(200);
    expect(json).toMatchObject({
      services: [{ name: 'Evening English, level 1 to 3', km: 1.2 }],
      total: 1,
      next: null,
    });
    expect(JSON.stringify(json)).not.toContain('a row of the source');
  });

  it.each([
    ['service=cooking', 'query.service'],
    ['day=monday', 'query.day'],
    ['language=es;ht', 'query.language'],
    ['openAt=25:00', 'query.openAt'],
    ['km=900', 'query.km'],
    ['limit=1000', 'query.limit'],
    ['citizenship=any', 'query.citizenship'],
  ])('refuses %s, and says where', async (query, place) => {
    const { status, json } = await get(`/v1/services?${query}`);
    expect([status, json['place'], typeof json['reason'], typeof json['mend']]).toEqual([
      400,
      place,
      'string',
      'string',
    ]);
  });

  it('is for those who are known', async () => expect((await door.get('/v1/services')).status).toBe(401));

  it('shows one by its id', async () =>
    expect((await get('/v1/services/listing-1')).json).toMatchObject({
      organization: 'Saint Brendan Parish',
    }));
});

describe('GET /v1/agencies/:slug', () => {
  it('says in plain words whom a partner serves, its terms and its year', async () => {
    const profile = { terms: 'Free. A first name is enough.', year: 'Classes begin in September.' };
    const known = await hosted.register.partners.find(harbor);
    await hosted.register.partners.save({ ...known!, profile });
    const { status, json } = await get(`/v1/agencies/${harbor}`);
    expect(status).toBe(200);
    expect(json).toMatchObject({ slug: harbor, serves: expect.any(String), ...profile });
  });

  it.each([
    ['names advice on immigration where the directory finds it', [listing], ['legal.immigration']],
    ['keeps quiet about it where nobody vouches for it any more', [], []],
  ])('%s', async (_, services, named) => {
    const known = await hosted.register.partners.find(harbor);
    const offered = ['legal.civil', 'legal.immigration'].map((code) => ({ ...offeredService, code }));
    await hosted.register.partners.save({ ...known!, services: offered });
    hosted.owners.routing.shows('/internal/listings', { services, total: services.length, next: null });
    const { json } = await get(`/v1/agencies/${harbor}`);
    expect(json['services']).toEqual(['legal.civil', ...named]);
  });

  it('says so where there is none', async () => {
    const { status, json } = await get('/v1/agencies/nobody');
    expect([status, json['code'], json['place']]).toEqual([404, 'not-found', 'path.slug']);
  });
});
