import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readFolder } from './read-folder.ts';
import { readHsds, readTables } from './read-hsds.ts';

const fixtures = join(import.meta.dirname, '../../../fixtures/hsds');
const now = '2026-11-22T12:00:00.000Z';
const found = readTables(readFolder(join(fixtures, 'north-shore')), now);
const listing = (sourceId: string) => found.listings.find((one) => one.sourceId === sourceId);
const said = (kind: string) =>
  found.findings.flatMap((finding) => (finding.kind === kind ? [`${finding.code} at ${finding.place}`] : []));

describe('a datapackage with half its rows broken', () => {
  it('lands the good rows', () =>
    expect(found.listings.map(({ sourceId, name }) => `${sourceId} ${name}`)).toEqual([
      'p1 Evening English',
      'p2 Conversation table',
      'p6 Conversation table',
      'p3 Food pantry',
      'p4 Food pantry',
      'p9 Legal advice at the harbor',
    ]));

  it('gives the others back with their line and the reason', () =>
    expect(said('refused')).toEqual([
      'wrong-column-count at services.csv:10',
      'duplicate-id at services.csv:9.id',
      'accreditation-missing at services.csv:4.accreditation',
      'dangling-id at services.csv:5.organization_id',
      'missing-field at services.csv:6.name',
      'bad-value at services.csv:7.status',
    ]));

  it('flags what contradicts itself, and shows none of it', () => {
    expect(said('flagged')).toEqual(
      expect.arrayContaining([
        'dangling-id at service_at_location.csv:6.service_id',
        'dangling-id at service_at_location.csv:7.location_id',
        'capacity-unit-unknown at service_capacity.csv:4.unit_id',
        'available-above-maximum at service_capacity.csv:3.available',
        'impossible-schedule at schedules.csv:3.valid_to',
        'impossible-schedule at schedules.csv:5.byday',
        'impossible-schedule at schedules.csv:6.closes_at',
        'impossible-place at locations.csv:4.latitude',
        'impossible-age at services.csv:7.minimum_age',
        'language-not-known at languages.csv:5.code',
        'deprecated-column at services.csv fees',
        'deprecated-column at organizations.csv tax_id',
      ]),
    );
    expect(listing('p2')).toMatchObject({ available: null, maximum: null, languages: ['es'] });
    expect(listing('p2')?.hours).toEqual([
      { byday: [], opensAt: null, closesAt: null, validFrom: null, validTo: null, text: 'Wednesdays' },
    ]);
    expect(listing('p3')).toMatchObject({ latitude: null, longitude: null, hours: [] });
  });

  it('keeps the flags on the listing, so that who reads it sees them', () =>
    expect(listing('p2')?.flags).toEqual([
      'impossible-schedule',
      'language-not-known',
      'available-above-maximum',
    ]));

  it('tells column by column what it has no place for', () =>
    expect(said('not-carried')).toEqual([
      'term-about-people at attributes.csv:7',
      'no-place-for-it at services.csv wait_time',
      'no-place-for-it at organizations.csv description',
      'no-place-for-it at locations.csv name',
    ]));

  it('reads everything one looks for', () =>
    expect(listing('p1')).toMatchObject({
      services: ['learn.esl'],
      languages: ['es', 'ht'],
      locality: 'Lynn',
      attending: ['in-person'],
      hours: [{ byday: ['tu', 'th'], opensAt: '18:00', closesAt: '20:30' }],
      cost: 'free',
      accessibility: ['wheelchair'],
      available: 6,
      idAtDoor: 'none',
      host: 'house-of-worship',
      whom: 'Any adult who wants to learn English.',
      terms: 'Come to the first class of a month.',
    }));

  it('knows a public library for what it is', () =>
    expect(listing('p2')).toMatchObject({ operator: 'public', host: 'library' }));

  it('lists immigration legal advice with who may give it, who looked it up and when', () =>
    expect(listing('p9')).toMatchObject({
      services: ['legal.immigration'],
      accreditation: {
        kind: 'doj-accredited',
        verifiedBy: 'State Bar Referral Desk',
        verifiedOn: '2025-09-02',
      },
    }));

  it('reads the fees from the deprecated column where nothing else says them', () =>
    expect(listing('p4')).toMatchObject({ cost: 'free', idAtDoor: 'address' }));
});

describe("HSDS's own examples", () => {
  const full = readHsds(JSON.parse(readFileSync(join(fixtures, 'service-full-3.1.json'), 'utf8')), now);
  const codes = full.findings
    .filter(({ kind }) => kind === 'flagged')
    .map(({ code, place }) => `${code} ${place}`);

  it('have 12 places free of 10, and latitude 100', () => {
    expect(codes).toContain('available-above-maximum service.capacities[0].available');
    expect(codes).toContain('impossible-place service.organization.locations[0].latitude');
    expect(full.listings).toEqual([
      expect.objectContaining({ available: null, latitude: null, languages: ['ur'], minimumAge: 12 }),
    ]);
  });

  it('read the same as JSON and as tables', () => {
    const tables = readTables(readFolder(join(fixtures, 'csv')), now);
    const { flags: _, ...fromTables } = tables.listings[0]!;
    const { flags: __, ...fromJson } = full.listings[0]!;
    expect({ ...fromTables, attending: [] }).toEqual({ ...fromJson, attending: [] });
  });

  it('read the same in a page of a list', () => {
    const service: unknown = JSON.parse(readFileSync(join(fixtures, 'service-full-3.1.json'), 'utf8'));
    expect(readHsds({ total_items: 1, contents: [service] }, now).listings).toEqual(full.listings);
  });
});

describe('a shelter', () => {
  const shelter = (services: string) =>
    readHsds({
      id: 's',
      name: 'Night shelter',
      status: 'active',
      organization: { id: 'o', name: 'Parish', description: '' },
      schedules: [{ id: 'h', byday: 'MO,TU', opens_at: '20:00', closes_at: '07:00' }],
      attributes: [
        {
          id: 'a',
          link_type: 'service',
          taxonomy_term: { id: 't', code: services, name: '', description: '', taxonomy: 'handoff' },
        },
      ],
    }).listings[0];

  it('may be open over night; a class may not', () => {
    expect(shelter('shelter')?.hours[0]).toMatchObject({ opensAt: '20:00', closesAt: '07:00' });
    expect(shelter('learn.esl')?.flags).toEqual(['impossible-schedule']);
  });
});
