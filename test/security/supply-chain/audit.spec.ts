import { describe, expect, it } from 'vitest';
import { exitCodeOf, readAudit } from './audit.ts';

const said = (high: number, vulnerabilities: object = {}) =>
  JSON.stringify({ metadata: { vulnerabilities: { high, critical: 0 } }, vulnerabilities });

describe('what a registry says of weaknesses', () => {
  it('is clean where it lists none that is high', () =>
    expect(readAudit(said(0, { old: { name: 'old', severity: 'moderate' } })).kind).toBe('clean'));

  it('is found where it lists one, by its name', () =>
    expect(readAudit(said(1, { bad: { name: 'bad', severity: 'high' } }))).toEqual({
      kind: 'found',
      lines: ['✗ weakness: bad (high)'],
    }));

  it.each([
    ['{"message":"405 Method Not Allowed - POST https://packages.example/x"}', '405 Method Not Allowed'],
    ['{"error":{"code":"ENOAUDIT"}}', 'ENOAUDIT'],
    ['', 'no answer'],
    ['<html>', 'no answer'],
  ])('is not run where it lists nothing, and says why: %s', (text, why) => {
    const { kind, lines } = readAudit(text);
    expect(kind).toBe('not run');
    expect(lines[0]).toContain('not run');
    expect(lines[0]).toContain(why);
    expect(lines.join()).not.toContain('packages.example');
  });

  it('ends the command by what is known: nothing asked is not nothing found', () => {
    expect(exitCodeOf(0, 'clean')).toBe(0);
    expect(exitCodeOf(0, 'not run')).toBe(3);
    expect(exitCodeOf(0, 'found')).toBe(1);
    expect(exitCodeOf(1, 'not run')).toBe(1);
  });
});
