import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { translateFile } from './translate-file.ts';

const fixture = (name: string) => join(import.meta.dirname, '../../fixtures', name);
const run = (from: string, to: string, name: string, ...more: string[]) =>
  translateFile(['--from', from, '--to', to, fixture(name), ...more]);

describe('handoff translate', () => {
  it('gives the translation as JSON and the report beside it, and ends with 1 where something was refused', () => {
    const { out, err, code } = run('fhir', 'handoff', 'fhir/gravity-subtask.json');
    expect(JSON.parse(out)).toMatchObject({ format: 'handoff/1', referrals: [{ status: 'completed' }] });
    expect(err).toMatch(/refused {2}child-before-parent\n {2}where {2}Task\/.*\n {2}why .*\n {2}mend /);
    expect(err).toContain('1 referrals, 0 listings; 1 refused,');
    expect(code).toBe(1);
  });

  it('ends with 0 where nothing was refused, whatever was lost', () =>
    expect(run('hsds', 'fhir', 'hsds/service-full-3.1.json').code).toBe(0));

  it('reads a folder of tables', () => {
    const { out, code } = run('hsds', 'handoff', 'hsds/north-shore');
    expect([JSON.parse(out).listings.length, code]).toEqual([6, 1]);
  });

  it('puts translation and report into one document with --json', () => {
    const { out, err } = run('hsds', 'hsds', 'hsds/north-shore', '--json');
    expect(JSON.parse(out)).toMatchObject({
      document: [{ name: 'Evening English' }, {}, {}, {}],
      report: { from: 'hsds', to: 'hsds', carried: { listings: 6 } },
    });
    expect(err).toBe('');
  });

  it('says its words with --help', () =>
    expect(translateFile(['--help'])).toMatchObject({
      code: 0,
      err: '',
      out: expect.stringContaining('handoff translate --from'),
    }));

  it.each([
    ['no-file', ['--from', 'fhir', '--to', 'hsds']],
    ['unknown-option', ['--from', 'fhir', '--too', 'hsds', fixture('README.md')]],
    ['unknown-format', ['--from', 'xml', '--to', 'hsds', fixture('README.md')]],
    ['not-json', ['--from', 'fhir', '--to', 'hsds', fixture('README.md')]],
    ['file-not-readable', ['--from', 'fhir', '--to', 'hsds', fixture('nothing.json')]],
  ])('ends with 2 and says %s, where, why and how to mend it', (code, args) =>
    expect(translateFile(args)).toMatchObject({
      code: 2,
      out: '',
      err: expect.stringMatching(new RegExp(`^${code}\\n {2}where[^]*why[^]*mend`)),
    }),
  );
});
