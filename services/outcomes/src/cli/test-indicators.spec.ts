import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { testIndicators } from './test-indicators.ts';

const folder = mkdtempSync(join(tmpdir(), 'handoff-indicators-'));
afterAll(() => rmSync(folder, { recursive: true }));

const written = (name: string, cases: unknown): string => {
  const path = join(folder, name);
  writeFileSync(path, JSON.stringify({ cases }));
  return path;
};
const one = {
  id: 'X-1',
  indicator: 'employment_rate_q2 (Adult)',
  input: { participants: [{ id: 'A', pirl1602: 1 }] },
};

describe('handoff indicators test', () => {
  it('passes the shared cases and counts them', () =>
    expect(testIndicators(join(import.meta.dirname, '../../cases/indicator-cases.json'))).toMatchObject({
      code: 0,
      lines: ['12 passed, 0 failed.'],
      json: { passed: 12, failed: 0 },
    }));

  it('fails with what was expected and what was found', () => {
    const path = written('wrong.json', [{ ...one, expected: { employment_rate_q2: { numerator: 0 } } }]);
    expect(testIndicators(path)).toMatchObject({
      code: 1,
      lines: ['✗ X-1', '    employment_rate_q2.numerator: expected 0, found 1', '0 passed, 1 failed.'],
      json: { passed: 0, failed: 1, results: [{ id: 'X-1', pass: false }] },
    });
  });

  it('goes on after a case that asks for a measure there is none of, and says where', () => {
    const path = written('unknown.json', [
      { ...one, expected: { magic_rate: 1 } },
      { ...one, id: 'X-2', expected: { employment_rate_q2: { numerator: 1 } } },
    ]);
    const { code, lines } = testIndicators(path);
    expect(code).toBe(1);
    expect(lines.join('\n')).toMatch(
      /^✗ X-1: unknown-measure\n +where +cases\[0\]\.expected\.magic_rate\n +why .*\n +mend .*\n1 passed, 1 failed\.$/,
    );
  });

  it('says what a file of cases lacks', () =>
    expect(() => testIndicators(written('no.json', [{ id: 'X-3' }]))).toThrow(
      /unreadable-cases[^]*where +.*no\.json: cases\[0\]\.indicator[^]*why[^]*mend/,
    ));

  it('says so when the file is not there', () =>
    expect(() => testIndicators(join(folder, 'nothing.json'))).toThrow(/file-not-readable[^]*mend/));
});
