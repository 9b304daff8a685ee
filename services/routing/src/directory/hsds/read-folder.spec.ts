import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readFolder } from './read-folder.ts';
import { readTables } from './read-hsds.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'handoff-datapackage-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const services = 'id,organization_id,name\ns1,o1,Evening English\n';
const organizations = 'id,name\no1,Saint Brendan Parish\n';
const read = (files: Readonly<Record<string, string | Buffer>>) => {
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  }
  const { listings, findings } = readTables(readFolder(folder));
  return {
    names: listings.map(({ name }) => name),
    told: findings.map(({ kind, code, place }) => `${kind} ${code} at ${place}`),
  };
};
const describing = (...resources: readonly unknown[]) => JSON.stringify({ resources });

describe('the folder of a tabular datapackage', () => {
  it('is read as its description says: where the files are, and how their cells are parted', () =>
    expect(
      read({
        'datapackage.json': describing(
          { name: 'services', path: 'data/what-there-is.csv', dialect: { delimiter: ';' } },
          { name: 'organizations', path: ['data/north.csv', 'data/south.csv'] },
        ),
        'data/what-there-is.csv': 'id;organization_id;name\ns1;o1;Evening English\ns2;o2;Food pantry\n',
        'data/north.csv': organizations,
        'data/south.csv': 'id,name\no2,Food for All\n',
      }),
    ).toEqual({ names: ['Evening English', 'Food pantry'], told: [] }));

  it('is read once, however its description writes the paths', () =>
    expect(
      read({
        'datapackage.json': describing(
          { name: 'services', path: './services.csv' },
          { name: 'organizations', path: './data//organizations.csv' },
        ),
        'services.csv': services,
        'data/organizations.csv': organizations,
      }),
    ).toEqual({ names: ['Evening English'], told: [] }));

  it('is read without one by the names of the files, in the plural or the singular', () =>
    expect(read({ 'service.csv': services, 'organizations.csv': organizations })).toEqual({
      names: ['Evening English'],
      told: [],
    }));

  it('says which files its description names in vain', () =>
    expect(
      read({
        'datapackage.json': describing(
          { name: 'services', path: 'services.csv' },
          { name: 'phones', path: 'phones.csv' },
        ),
        'services.csv': services,
        'organizations.csv': organizations,
      }),
    ).toEqual({ names: ['Evening English'], told: ['refused missing-table at datapackage.json'] }));

  it.each([
    ['leads out of the folder', describing({ name: 'services', path: '../services.csv' })],
    ['is no JSON', 'resources: services.csv'],
  ])('is read without a description that %s, which is refused', (_, description) => {
    const { names, told } = read({
      'datapackage.json': description,
      'services.csv': services,
      'organizations.csv': organizations,
    });
    expect(names).toEqual(['Evening English']);
    expect(told).toEqual([expect.stringMatching(/^refused unreadable-datapackage at datapackage\.json/)]);
  });

  it('names a row by the line it begins on, however many its cells go on for', () =>
    expect(
      read({
        'services.csv':
          'id,organization_id,name,description\ns1,o1,One,"two\nlines"\n\ns2,o1,,"three\nmore\nlines"\ns3,o1,,x\n',
        'organizations.csv': organizations,
      }).told,
    ).toEqual([
      'refused missing-field at services.csv:5.name',
      'refused missing-field at services.csv:8.name',
    ]));

  it('says which file is not in UTF-8', () =>
    expect(
      read({
        'services.csv': Buffer.from(services.replace('English', 'Español'), 'latin1'),
        'organizations.csv': organizations,
      }).told,
    ).toEqual(['flagged not-utf-8 at services.csv']));

  it('says which file is no table of HSDS', () =>
    expect(
      read({ 'services.csv': services, 'organizations.csv': organizations, 'menu.csv': 'id,dish\n1,Soup\n' })
        .told,
    ).toEqual(['flagged unknown-table at menu.csv']));
});
