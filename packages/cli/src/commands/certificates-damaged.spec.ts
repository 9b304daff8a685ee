import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { settingsIn } from '../certificates/env-file.ts';
import { certificates, certificatesRenew } from './certificates.ts';
import { secrets } from './secrets.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'certificates-damaged-'));
  const said: string[] = [];
  secrets({ data: data(), json: false, say: (line) => said.push(line) });
  writeFileSync(env(), said.map((line) => `${line}\n`).join(''));
});
afterEach(() => rmSync(folder, { recursive: true }));

const data = () => join(folder, 'data');
const env = () => join(folder, '.env');
const kept = (file: string) => join(data(), 'authority', file);
const options = () => ({ data: data(), json: false, env: env(), say: () => {} });
const damage = (file: string, by: (text: string) => string): void => {
  const before = readFileSync(file, 'utf8');
  expect(by(before)).not.toBe(before);
  writeFileSync(file, by(before));
};
const unreadable = (place: string) =>
  expect.objectContaining({ code: 'certificate-unreadable', place: expect.stringContaining(place) });

const certificateOf = (name: string) => (text: string) =>
  text.replace(new RegExp(`(${name}='[^']*-----BEGIN CERTIFICATE-----\n)[^\n]+`), '$1AAAA');
const keyOf = (name: string) => (text: string) =>
  text.replace(new RegExp(`(${name}='-----BEGIN PRIVATE KEY-----\n)[^\n]+`), '$1AAAA');
const half = (text: string): string => text.slice(0, text.length / 2);

describe('what is damaged is named', () => {
  it.each([
    ['a certificate', 'CERTIFICATE_KAFKA', certificateOf('CERTIFICATE_KAFKA')],
    ['a private key', 'CERTIFICATE_KAFKA', keyOf('CERTIFICATE_KAFKA')],
    ['the authority', 'AUTHORITY', certificateOf('AUTHORITY')],
    [
      'the end of the authority',
      'AUTHORITY',
      (text: string) => text.replace(/(AUTHORITY='[^']{99})[^']*/, '$1'),
    ],
    ['words for the authority', 'AUTHORITY', (text: string) => text.replace(/(AUTHORITY=)'[^']*/, "$1'none")],
  ])('by its setting: %s', (_, setting, by) => {
    damage(env(), by);
    const fault = unreadable(`${env()}, ${setting}`);
    expect(() => certificates(options())).toThrow(fault);
    expect(() => certificatesRenew(options(), { anotherAuthority: false })).toThrow(fault);
  });

  it.each([
    ['the key of the authority', (text: string) => text.replace(/\n[^\n]+/, '\nAAAA')],
    ['half of it', half],
  ])('by its file: %s', (_, by) => {
    damage(kept('authority.key'), by);
    expect(() => certificates(options())).toThrow(unreadable(kept('authority.key')));
  });

  it.each([
    ['half of it', half],
    ['something else', () => 'null'],
    ['a list', () => '[]'],
    ['no words', () => '{"AUTHORITY":1}'],
  ])('by its file, where no .env has any: %s', (_, by) => {
    rmSync(env());
    damage(kept('certificates.json'), by);
    expect(() => certificates(options())).toThrow(unreadable(kept('certificates.json')));
    expect(() => secrets({ data: data(), json: false, say: () => {} })).toThrow(
      unreadable(kept('certificates.json')),
    );
  });

  it('without what it holds', () => {
    damage(env(), keyOf('CERTIFICATE_KAFKA'));
    const [, key = ''] = /CERTIFICATE_KAFKA='[^\n]+\nAAAA\n([^\n]+)/.exec(readFileSync(env(), 'utf8')) ?? [];
    expect(key).not.toBe('');
    expect(() => certificates(options())).toThrow(
      expect.objectContaining({ message: expect.not.stringContaining(key) }),
    );
  });
});

describe('what is thrown away', () => {
  it('is not read: another authority takes its place', () => {
    damage(env(), certificateOf('CERTIFICATE_KAFKA'));
    damage(env(), certificateOf('AUTHORITY'));
    damage(kept('authority.key'), half);
    damage(kept('certificates.json'), half);
    const said: string[] = [];
    const all = { ...options(), say: (line: string) => said.push(line) };
    certificatesRenew(all, { anotherAuthority: true });
    expect(said.join('\n')).toContain('all at once');
    expect(certificates(options())).toBe(0);
    expect(settingsIn(readFileSync(env(), 'utf8'))).toHaveProperty('MASTER_KEY');
  });
});
