import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
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
const published = async () => {
  await routing.settle();
  return routing.broker.records('handoff.directory').length;
};

const idOf = async (name: string): Promise<string> => {
  for await (const page of ask.pages())
    for (const listing of page) if (listing.name === name) return listing.listingId;
  throw new Error(`nothing is listed as ${name}`);
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

  it('says which since it does not understand', async () =>
    expect(exportDirectory({ path: join(folder, 'x.json'), since: 'last week' }, ask)).rejects.toThrow(
      /^bad-since/,
    ));
});
