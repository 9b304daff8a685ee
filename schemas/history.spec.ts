import type { Schema } from 'avsc';
import { describe, expect, it } from 'vitest';
import type { RecordSchema } from './avro.ts';
import { incompatibilities } from './compatibility.ts';
import { faultsInHistory, readHistoryLock } from './history-lock.ts';
import { allReleases, recordNamed, records, releaseOf, versionsOf } from './index.ts';
import { withoutDocs } from './without-docs.ts';

const all = [...records.values()].map(({ short }) => short);
const offered = recordNamed('ReferralOffered').schema as RecordSchema;
const changed = (fields: (fields: RecordSchema['fields']) => readonly unknown[]) => [
  { label: 'old', schema: offered },
  { label: 'new', schema: { ...offered, fields: fields(offered.fields) } as unknown as Schema },
];

describe('released versions', () => {
  it.each(all)('%s reads, and is read by, every version ever released', (short) => {
    const released = versionsOf(short).map((version) => ({
      label: `${short}/${version}`,
      schema: releaseOf(short, version).schema,
    }));
    expect(released.length).toBeGreaterThan(0);
    const now = { label: `${short} of today`, schema: recordNamed(short).schema };
    expect(incompatibilities([...released, now])).toEqual([]);
  });

  // Red? `node schemas/release.ts` writes the next version.
  it('include every record as it stands today', () => {
    const unreleased = [...records.values()].filter(
      ({ short, version, schema }) =>
        withoutDocs(releaseOf(short, version).schema) !== withoutDocs(schema as RecordSchema),
    );
    expect(unreleased.map(({ short }) => short)).toEqual([]);
  });

  it('are numbered without gaps', () => {
    for (const short of all)
      expect(versionsOf(short)).toEqual(versionsOf(short).map((_, index) => index + 1));
  });

  it('outlive the record they belong to', () => {
    expect(allReleases().filter(({ short }) => !all.includes(short))).toEqual([]);
  });

  it('are never changed', () => {
    expect(faultsInHistory(readHistoryLock(), allReleases())).toEqual([]);
  });
});

describe('the lock of releases', () => {
  const lock = readHistoryLock();
  const releases = allReleases();

  it('notices a released file that was changed, removed or slipped in', () => {
    const [first, ...others] = releases;
    if (!first) throw new Error('nothing is released');
    const name = `${first.short}/${first.version}`;
    expect(faultsInHistory(lock, [{ ...first, text: `${first.text} ` }, ...others])).toEqual([name]);
    expect(faultsInHistory(lock, others)).toEqual([name]);
    expect(faultsInHistory(lock, [...releases, { ...first, version: 99 }])).toEqual([`${first.short}/99`]);
  });
});

describe('the compatibility check', () => {
  it('lets an optional field come and go', () => {
    const optional = { name: 'more', type: ['null', 'string'], default: null, doc: 'More.' };
    expect(incompatibilities(changed((fields) => [...fields, optional]))).toEqual([]);
    expect(incompatibilities(changed((fields) => fields.filter(({ name }) => name !== 'cohort')))).toEqual(
      [],
    );
  });

  it('refuses a new field that old writers cannot fill', () => {
    const needed = { name: 'more', type: 'string', doc: 'More.' };
    expect(incompatibilities(changed((fields) => [...fields, needed]))).toEqual([
      expect.stringContaining('new does not read old'),
    ]);
  });

  it('refuses to drop a field that old readers need', () => {
    expect(incompatibilities(changed((fields) => fields.slice(1)))).toEqual([
      expect.stringContaining('old does not read new'),
    ]);
  });

  it('refuses another type, also one that only reads one way', () => {
    const widened = changed((fields) =>
      fields.map((field) => (field.name === 'respondBy' ? { ...field, type: 'double' } : field)),
    );
    expect(incompatibilities(widened)).toEqual([expect.stringContaining('old does not read new')]);
  });
});
