import { createPrivateKey, X509Certificate } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { days } from '../certificates/lives.ts';
import { servers } from '../certificates/servers.ts';
import { certificates, certificatesRenew } from './certificates.ts';
import { secrets } from './secrets.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'certificates-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const data = () => join(folder, 'data');
const env = () => join(folder, '.env');
const inDays = (count: number): Date => new Date(Date.now() + days(count));

/** As an operator does it: `handoff secrets --missing-from .env >> .env`. */
const made = (before = ''): void => {
  writeFileSync(env(), before, { mode: 0o600 });
  const said: string[] = [];
  secrets({ data: data(), json: false, say: (line) => said.push(line), missingFrom: env() });
  writeFileSync(env(), `${before}${said.map((line) => `${line}\n`).join('')}`);
};
const settings = (): Record<string, string | undefined> => parseEnv(readFileSync(env(), 'utf8'));
const own = (server: string): string => settings()[`CERTIFICATE_${server.toUpperCase()}`] ?? '';
const trusted = (): readonly X509Certificate[] =>
  (settings()['AUTHORITY']?.match(/-----BEGIN[^-]+-----[^-]+-----END[^-]+-----/g) ?? []).map(
    (pem) => new X509Certificate(pem),
  );
const isTrusted = (pem: string, by = trusted()): boolean =>
  by.some((each) => new X509Certificate(pem).verify(each.publicKey));

const told = (now = new Date()) => {
  const said: string[] = [];
  const code = certificates({ data: data(), json: false, env: env(), now, say: (line) => said.push(line) });
  return { code, said };
};
const renew = (now = new Date(), anotherAuthority = false): readonly string[] => {
  const said: string[] = [];
  const options = { data: data(), json: false, env: env(), now, say: (line: string) => said.push(line) };
  certificatesRenew(options, { anotherAuthority });
  return said;
};

describe('the certificates of the containers', () => {
  it('are made with the secrets: for each server its own key, the names that it is called by, one authority', () => {
    made();
    expect(trusted()).toHaveLength(1);
    for (const server of servers) {
      const certificate = new X509Certificate(own(server));
      expect(certificate.subjectAltName).toBe(`DNS:${server}, DNS:localhost`);
      expect(certificate.checkPrivateKey(createPrivateKey(own(server))), server).toBe(true);
      expect(certificate.ca).toBe(false);
      expect(isTrusted(own(server)), server).toBe(true);
    }
    expect(new Set(servers.map((server) => new X509Certificate(own(server)).serialNumber)).size).toBe(10);
  });

  it('stand beside a key of the authority that no setting has, in files of their owner alone', () => {
    made();
    const authority = join(data(), 'authority');
    const key = readFileSync(join(authority, 'authority.key'), 'utf8');
    const [body = ''] = key.match(/[A-Za-z0-9+/]{40,}/) ?? [];
    expect(body).not.toBe('');
    expect(readFileSync(env(), 'utf8')).not.toContain(body);
    for (const file of readdirSync(authority))
      expect(statSync(join(authority, file)).mode & 0o777, file).toBe(0o600);
    expect(statSync(authority).mode & 0o777).toBe(0o700);
  });

  it('are shown with their days, and what is due by an exit code of its own', () => {
    made();
    const day = (date: Date) => date.toISOString().slice(0, 10);
    const fresh = told();
    expect(fresh).toMatchObject({ code: 0 });
    expect(fresh.said).toContain(`until ${day(inDays(365))}  mongo (mongo, localhost)`);
    expect(told(inDays(306))).toMatchObject({ code: 1, said: expect.arrayContaining(['DUE: mongo']) });
  });

  it('are asked for where there are none', () =>
    expect(told).toThrow(expect.objectContaining({ code: 'no-certificates' })));

  it('are added to a file of before there were any, which keeps what it has', () => {
    made();
    const before = readFileSync(env(), 'utf8').replaceAll(/^(AUTHORITY|CERTIFICATE_\w+)='[^']+'\n/gm, '');
    expect(before).toContain('MASTER_KEY');
    rmSync(data(), { recursive: true });
    made(before);
    expect(readFileSync(env(), 'utf8').startsWith(before)).toBe(true);
    expect(isTrusted(own('kafka'))).toBe(true);
    expect(existsSync(join(data(), 'secrets'))).toBe(false);
  });

  it('are not brought back: one that was taken out, because its key was seen, is made by renewing', () => {
    made();
    const [seen, other] = [own('kafka'), own('mongo')];
    const without = readFileSync(env(), 'utf8').replace(/^CERTIFICATE_KAFKA='[^']+'\n/m, '');
    expect(() => made(without)).toThrow(
      expect.objectContaining({ code: 'certificates-elsewhere', mend: expect.stringContaining('renew') }),
    );
    expect(renew()).toContain('Made anew: kafka.');
    expect([own('kafka') === seen, own('mongo')]).toEqual([false, other]);
    expect(isTrusted(own('kafka'))).toBe(true);
    const kept = readFileSync(join(data(), 'authority', 'certificates.json'), 'utf8');
    expect(kept).not.toContain(JSON.stringify(seen));
  });

  it('are not mixed: one that is lacking beside another authority is made by renewing', () => {
    made();
    const lacking = readFileSync(env(), 'utf8').replace(/^CERTIFICATE_VIEWER='[^']+'\n/m, '');
    rmSync(data(), { recursive: true });
    expect(() => made(lacking)).toThrow(expect.objectContaining({ code: 'certificates-elsewhere' }));
    renew();
    expect(isTrusted(own('viewer'))).toBe(true);
  });
});

describe('renewing them', () => {
  it('changes nothing while nothing is due', () => {
    made();
    const before = readFileSync(env(), 'utf8');
    expect(renew()).toEqual(['Nothing is due.']);
    expect(readFileSync(env(), 'utf8')).toBe(before);
  });

  it('makes those that are due by the authority that is trusted, and leaves the rest of the file as it is', () => {
    made('PUBLIC_PORT=8090\n');
    const [before, authority] = [settings(), trusted()];
    renew(inDays(306));
    expect(trusted().map(({ serialNumber }) => serialNumber)).toEqual(
      authority.map(({ serialNumber }) => serialNumber),
    );
    for (const server of servers) {
      expect(own(server)).not.toBe(before[`CERTIFICATE_${server.toUpperCase()}`]);
      expect(isTrusted(own(server), authority), server).toBe(true);
    }
    const others = (all: typeof before) =>
      Object.entries(all).filter(([name]) => !name.startsWith('CERTIFICATE_'));
    expect(others(settings())).toEqual(others(before));
    expect(statSync(env()).mode & 0o777).toBe(0o600);
    expect(told(inDays(306)).code).toBe(0);
  });

  it('says the same to whoever asks for the secrets afterwards', () => {
    made();
    renew(inDays(306));
    const said: string[] = [];
    secrets({ data: data(), json: true, say: (line) => said.push(line) });
    expect(JSON.parse(said.join('\n'))).toMatchObject({ CERTIFICATE_MONGO: own('mongo') });
  });

  it('goes on with another authority where the key of the first was not kept', () => {
    made();
    const first = own('kafka');
    rmSync(data(), { recursive: true });
    expect(renew(inDays(310)).join('\n')).toContain('Not yet: intake');
    expect([own('kafka'), trusted().length]).toEqual([first, 2]);
    const announced = trusted();
    renew(inDays(341));
    expect(isTrusted(own('kafka'), announced)).toBe(true);
    expect(isTrusted(first)).toBe(true);
  });

  it('trusts nothing of before where the key of the authority was seen by somebody', () => {
    made();
    const first = own('kafka');
    const said = renew(new Date(), true).join('\n');
    expect(said).toContain('in place of the one before');
    expect(said).toContain('all at once');
    expect(isTrusted(first)).toBe(false);
    expect(trusted()).toHaveLength(1);
    for (const server of servers) expect(isTrusted(own(server)), server).toBe(true);
  });
});
