import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inMemoryClient } from '@handoff/host/in-memory';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { hostedRouting, type HostedRouting } from '../testing/hosted-routing.ts';
import { type AskRouting, askRouting } from './ask-routing.ts';
import { exportDirectory } from './export-directory.ts';
import { importDirectory } from './import-directory.ts';

const fixture = (name: string) => join(import.meta.dirname, '../../fixtures/hsds', name);
const folder = mkdtempSync(join(tmpdir(), 'handoff-directory-'));
afterAll(() => rmSync(folder, { recursive: true }));

let routing: HostedRouting;
let ask: AskRouting;
let runs = 0;
beforeEach(() => {
  routing = hostedRouting();
  ask = askRouting(inMemoryClient(routing.call, 'routing', 'operator'));
});

const run = (name: string, more: Readonly<{ whole?: boolean; dryRun?: boolean; source?: string }> = {}) =>
  importDirectory(
    {
      path: name.startsWith('/') ? name : fixture(name),
      whole: false,
      dryRun: false,
      run: `run-0000000${(runs += 1)}`,
      now: '2026-11-22T12:00:00.000Z',
      ...more,
    },
    ask,
  );
const refusedAs = (code: string): unknown => expect.objectContaining({ kind: 'refused', code });
const published = async () => {
  await routing.settle();
  return routing.broker.records('handoff.directory').length;
};

const idOf = async (name: string): Promise<string> => {
  for await (const page of ask.pages())
    for (const listing of page) if (listing.name === name) return listing.listingId;
  throw new Error(`nothing is listed as ${name}`);
};

const statusesIn = async (source: string): Promise<readonly string[]> => {
  const found: string[] = [];
  for await (const page of ask.pages())
    found.push(...page.flatMap((listing) => (listing.source === source ? [listing.status] : [])));
  return found;
};

describe('handoff directory import', () => {
  it('lands the good half of a broken package, and gives the rest back with line and reason', async () => {
    const { json, lines, code } = await run('north-shore');
    expect(json).toMatchObject({ source: 'north-shore', listed: 6, unchanged: 0, refused: 6 });
    expect(lines.join('\n')).toMatch(/refused {2}missing-field\n {2}where {2}services\.csv:6\.name\n {2}why/);
    expect(lines.at(-1)).toMatch(/^north-shore: 6 listed, 0 unchanged, 0 unlisted; 6 refused, /);
    expect([code, await published()]).toEqual([1, 6]);
  });

  it('publishes nothing when it is run again', async () => {
    await run('north-shore');
    const { json } = await run('north-shore');
    expect(json).toMatchObject({ listed: 0, unchanged: 6 });
    expect(await published()).toBe(6);
  });

  it('changes nothing when it is tried out, and says what it would', async () => {
    const { json, lines } = await run('north-shore', { dryRun: true });
    expect(json).toMatchObject({ dryRun: true, listed: 6 });
    expect(lines.at(-1)).toContain('nothing was changed');
    expect(await published()).toBe(0);
  });

  it('unlists what a whole source no longer names', async () => {
    await run('service-full-3.1.json', { source: 'my-city' });
    const { json } = await run('csv', { source: 'my-city', whole: true });
    expect(json).toMatchObject({ unlisted: 0 });
    await exportDirectory({ path: join(folder, 'one.json') }, ask);
    const { json: other } = await run('service-full-3.1.json', { source: 'elsewhere', whole: true });
    expect(other).toMatchObject({ unlisted: 0 });
  });

  it('unlists nothing while rows are refused: a row must not vanish by its own mistake', async () => {
    const { json, lines } = await run('north-shore', { whole: true });
    expect(json).toMatchObject({ unlisted: 0 });
    expect(lines).toContain('Nothing was unlisted, because some rows were refused.');
  });
});

/** One service at two places. */
const services = 'id,organization_id,name\ns1,o1,Evening English\n';
const organizations = 'id,name\no1,Saint Brendan Parish\n';
const places = {
  'service_at_location.csv': 'id,service_id,location_id\np1,s1,l1\np2,s1,l2\n',
  'locations.csv': 'id,name\nl1,Hall\nl2,Library\n',
};
const folderOf = (files: Readonly<Record<string, string>>): string => {
  const path = mkdtempSync(join(folder, 'whole-'));
  for (const [file, text] of Object.entries(files)) writeFileSync(join(path, file), text);
  return path;
};

describe('handoff directory import --whole of a folder in which a table is missing', () => {
  const described = (...paths: readonly string[]) =>
    JSON.stringify({ resources: paths.map((path) => ({ name: path.replace('.csv', ''), path })) });

  beforeEach(async () => {
    await run(folderOf({ 'services.csv': services, 'organizations.csv': organizations, ...places }), {
      source: 'my-city',
    });
  });

  it.each([
    [
      'services.csv is named and not there',
      { 'datapackage.json': described('services.csv'), 'organizations.csv': organizations },
      'missing-table',
    ],
    [
      'the services stand in a file of another name',
      { 'service-list.csv': services, 'organizations.csv': organizations, ...places },
      'no-services',
    ],
    [
      'the places are named and not there',
      {
        'datapackage.json': described('services.csv', 'service_at_location.csv'),
        'services.csv': services,
        'organizations.csv': organizations,
        'locations.csv': places['locations.csv'],
      },
      'missing-table',
    ],
  ])('unlists nothing where %s, and says so', async (_, files, refusal) => {
    const { json, code } = await run(folderOf(files), { source: 'my-city', whole: true });
    expect(json).toMatchObject({ unlisted: 0, findings: expect.arrayContaining([refusedAs(refusal)]) });
    expect(code).toBe(1);
  });

  it('unlists what it does not name where all tables are there', async () => {
    const one = { ...places, 'service_at_location.csv': 'id,service_id,location_id\np1,s1,l1\n' };
    const path = folderOf({ 'services.csv': services, 'organizations.csv': organizations, ...one });
    expect((await run(path, { source: 'my-city', whole: true })).json).toMatchObject({ unlisted: 1 });
  });
});

describe('handoff directory export', () => {
  it('writes a datapackage that can be imported again to the same listings', async () => {
    await run('north-shore');
    const path = join(folder, 'package');
    const { json } = await exportDirectory({ path }, ask);
    expect(json).toMatchObject({ listings: 6, services: 4 });
    expect(readdirSync(path)).toEqual(
      expect.arrayContaining(['datapackage.json', 'services.csv', 'attributes.csv']),
    );
    const again = await run(path, { source: 'north-shore', whole: true });
    expect(again.json).toMatchObject({ refused: 0, unlisted: 0 });
  });

  it('writes JSON where the path says so, of one source where one is named', async () => {
    await run('north-shore');
    await run('csv', { source: 'my-city' });
    const path = join(folder, 'my-city.json');
    await exportDirectory({ path, source: 'my-city' }, ask);
    expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual([
      expect.objectContaining({ name: 'Community Counselling', service_at_locations: [expect.anything()] }),
    ]);
  });

  it('gives what changed since a moment, and what was unlisted since as defunct', async () => {
    await run('north-shore');
    await run('csv', { source: 'my-city' });
    routing.time.travel(3_600_000);
    await run('service-full-3.1.json', { source: 'my-city' });
    await ask.unlist({ source: 'north-shore', run: 'run-unlist-01', ids: [await idOf('Evening English')] });
    const path = join(folder, 'since.json');
    const { json } = await exportDirectory({ path, since: '2026-01-05T14:30:00Z' }, ask);
    expect(json).toMatchObject({ listings: 2 });
    expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual([
      expect.objectContaining({ name: 'Community Counselling' }),
      expect.objectContaining({ name: 'Evening English', status: 'defunct' }),
    ]);
  });

  describe('of a service at two places', () => {
    const placesLeft = (...left: readonly string[]) => ({
      'services.csv': services,
      'organizations.csv': organizations,
      ...places,
      'service_at_location.csv': ['id,service_id,location_id', ...left, ''].join('\n'),
    });
    const [p1, p2] = ['p1,s1,l1', 'p2,s1,l2'];
    const since = async () => {
      const path = join(folder, 'delta.json');
      const { json } = await exportDirectory({ path, source: 'my-city', since: '2026-01-05T14:30:00Z' }, ask);
      return { path, json, document: JSON.parse(readFileSync(path, 'utf8')) };
    };

    beforeEach(async () => {
      await run(folderOf(placesLeft(p1, p2)), { source: 'my-city' });
      await run(folderOf(placesLeft(p1, p2)), { source: 'copy' });
      routing.time.travel(3_600_000);
    });

    it.each([
      ['the first', 'p1', p2, 'p2'],
      ['the second', 'p2', p1, 'p1'],
    ])('goes on where %s is dropped, and says that the copy keeps that one', async (_, gone, row, left) => {
      await run(folderOf(placesLeft(row)), { source: 'my-city', whole: true });
      const { path, document, json } = await since();
      expect(document).toEqual([
        expect.objectContaining({
          status: 'active',
          service_at_locations: [expect.objectContaining({ id: left })],
        }),
      ]);
      expect(json).toMatchObject({
        findings: [{ kind: 'not-carried', code: 'place-dropped', place: `${gone}.status` }],
      });
      expect((await run(path, { source: 'copy' })).json).toMatchObject({ refused: 0 });
      expect(await statusesIn('copy')).toEqual(['active', 'active']);
    });

    it('is defunct where both are dropped, at both', async () => {
      const other = 'id,organization_id,name\ns2,o1,Food pantry\n';
      await run(folderOf({ 'services.csv': other, 'organizations.csv': organizations }), {
        source: 'my-city',
        whole: true,
      });
      const { document } = await since();
      expect(document).toContainEqual(
        expect.objectContaining({
          status: 'defunct',
          service_at_locations: [
            expect.objectContaining({ id: 'p1' }),
            expect.objectContaining({ id: 'p2' }),
          ],
        }),
      );
    });
  });

  it('says which since it does not understand', async () =>
    expect(exportDirectory({ path: join(folder, 'x.json'), since: 'last week' }, ask)).rejects.toThrow(
      /^bad-since/,
    ));
});
