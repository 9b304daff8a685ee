import { describe, expect, it } from 'vitest';
import { settingsIn, withSettings } from './env-file.ts';

const pem = (word: string): string => `-----BEGIN CERTIFICATE-----\n${word}\n-----END CERTIFICATE-----\n`;
const written = (text: string): string => withSettings(text, { CERTIFICATE_KAFKA: pem('new') }, '.env');

describe('a setting of several lines in an .env file', () => {
  it.each([
    ['alone', ''],
    ['before spaces', '  '],
    ['before a comment', ' # of March'],
    ['before a comment that has quotes', ` # Anna's "own"`],
  ])('is replaced where it stood, and what is behind it stays: %s', (_, tail) => {
    const text = (word: string) => `A='1'\nCERTIFICATE_KAFKA='${pem(word)}'${tail}\nB="2"\n`;
    expect(written(text('old'))).toBe(text('new'));
  });

  it.each([
    ['in double quotes', `CERTIFICATE_KAFKA="${pem('old')}"`],
    ['exported', `export CERTIFICATE_KAFKA='${pem('old')}'`],
    ['indented, with spaces about its sign', `  CERTIFICATE_KAFKA = '${pem('old')}'`],
    ['empty', 'CERTIFICATE_KAFKA='],
    ['empty, before a comment', 'CERTIFICATE_KAFKA= # none yet'],
    ['without quotes', 'CERTIFICATE_KAFKA=old'],
  ])('is replaced once, with the others as they were: %s', (_, statement) => {
    const after = written(`A='1'\n${statement}\nB=2 # two\n`);
    expect({ ...settingsIn(after) }).toEqual({ A: '1', CERTIFICATE_KAFKA: pem('new'), B: '2' });
    expect(after.match(/CERTIFICATE_KAFKA/g)).toHaveLength(1);
    expect(after.endsWith('\nB=2 # two\n')).toBe(true);
  });

  it('is replaced wherever it stands, because the last one counts', () => {
    const twice = `CERTIFICATE_KAFKA='${pem('old')}'\nA=1\nCERTIFICATE_KAFKA='${pem('older')}'\n`;
    expect({ ...settingsIn(written(twice)) }).toEqual({ A: '1', CERTIFICATE_KAFKA: pem('new') });
    expect(written(twice)).not.toMatch(/old/);
  });

  it('is added at the end, on a line of its own, where there is none', () => {
    expect(written('A=1')).toBe(`A=1\nCERTIFICATE_KAFKA='${pem('new')}'\n`);
    expect(written('')).toBe(`CERTIFICATE_KAFKA='${pem('new')}'\n`);
  });

  it('is not written where that changed another setting', () => {
    const within = `NOTE='two lines:\nCERTIFICATE_KAFKA=old\nand no more'\n`;
    expect(() => written(within)).toThrow(
      expect.objectContaining({
        code: 'env-file-unclear',
        place: '.env',
        reason: expect.stringContaining('NOTE'),
      }),
    );
    expect(() => written("NOTE='without an end\n")).toThrow(
      expect.objectContaining({ code: 'env-file-unclear' }),
    );
  });
});
