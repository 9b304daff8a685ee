import { describe, expect, it } from 'vitest';
import { billOfMaterials } from './bill-of-materials.ts';
import { isWelcome, unwelcome } from './licences.ts';
import { readLock } from './read-lock.ts';

const components = readLock();
const project = { name: 'handoff', version: '0.1.0', license: 'Apache-2.0' };

describe('what an installation brings along', () => {
  it('is known, each with its version and licence', () => {
    expect(components.length).toBeGreaterThan(400);
    expect(components.filter(({ name }) => name === 'helmet')).toMatchObject([
      { licence: 'MIT', dev: false },
    ]);
    expect(unwelcome(components)).toEqual([]);
  });

  it('comes with a hash of its bytes, but for builds that are for other machines', () => {
    const unhashed = components.filter(({ integrity }) => !integrity?.startsWith('sha512-'));
    expect(unhashed.filter(({ optional }) => !optional).map(({ name }) => name)).toEqual([]);
  });

  it.each(['MIT', '(MIT OR GPL-3.0)', 'Apache-2.0 AND BSD-3-Clause'])('may be under %s', (licence) =>
    expect(isWelcome(licence)).toBe(true),
  );

  it.each(['GPL-3.0', 'AGPL-3.0-only', 'SSPL-1.0', 'MIT AND GPL-3.0', 'UNLICENSED', 'SEE LICENSE IN file'])(
    'may not be under %s',
    (licence) => expect(isWelcome(licence)).toBe(false),
  );

  it('is listed as CycloneDX has it, the same each time', () => {
    const bill = billOfMaterials(project, components);
    expect(bill).toMatchObject({ bomFormat: 'CycloneDX', specVersion: '1.6' });
    expect(bill.components).toHaveLength(components.length);
    expect(bill.components.find(({ name }) => name === 'helmet')).toMatchObject({
      purl: expect.stringMatching(/^pkg:npm\/helmet@\d/) as string,
      licenses: [{ license: { id: 'MIT' } }],
      hashes: [{ alg: 'SHA-512', content: expect.stringMatching(/^[0-9a-f]{128}$/) as string }],
    });
    expect(JSON.stringify(billOfMaterials(project, readLock()))).toBe(JSON.stringify(bill));
  });
});
