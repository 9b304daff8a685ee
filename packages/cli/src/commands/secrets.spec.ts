import {
  appendFileSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hashToken } from '@handoff/http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { secrets } from './secrets.ts';

let data: string;
beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'secrets-'));
});
afterEach(() => rmSync(data, { recursive: true }));

const lines = (more: Partial<Parameters<typeof secrets>[0]> = {}): string[] => {
  const said: string[] = [];
  secrets({ data, json: false, say: (line) => said.push(line), ...more });
  return said;
};
const namesIn = (said: readonly string[]): string[] =>
  said.flatMap((line) => /^([A-Z_]+)=/.exec(line)?.[1] ?? []);
const settings = (): Record<string, string> => {
  const said: string[] = [];
  secrets({ data, json: true, say: (line) => said.push(line) });
  return JSON.parse(said.join('\n')) as Record<string, string>;
};

describe('the secrets of an exchange', () => {
  it('are lines of an .env file, each value in quotes and none with a quote of its own', () => {
    const [comment, ...rest] = lines();
    expect(comment).toMatch(/^# /);
    for (const line of rest)
      expect(line).toMatch(/^[A-Z_]+='[^'\n]+'$|^(AUTHORITY|CERTIFICATE_[A-Z]+)='[^']+'$/);
    expect(rest).toHaveLength(Object.keys(settings()).length);
  });

  it('are the same whenever they are asked for, and others in another folder', () => {
    const first = settings();
    expect(settings()).toEqual(first);
    for (const folder of ['secrets', 'authority']) rmSync(join(data, folder), { recursive: true });
    for (const [name, value] of Object.entries(settings())) expect(value, name).not.toBe(first[name]);
  });

  it("let each service in by its own token's hash, and the operator", () => {
    const { SERVICE_TOKEN_HASHES, OPERATOR_TOKEN = '', SERVICE_TOKEN_INTAKE = '' } = settings();
    expect(JSON.parse(SERVICE_TOKEN_HASHES ?? '')).toMatchObject({
      operator: hashToken(OPERATOR_TOKEN),
      intake: hashToken(SERVICE_TOKEN_INTAKE),
    });
  });

  it('name a cluster by 16 bytes that no command line takes for an option', () => {
    const { KAFKA_CLUSTER_ID = '' } = settings();
    expect(Buffer.from(KAFKA_CLUSTER_ID, 'base64url')).toHaveLength(16);
    expect(KAFKA_CLUSTER_ID).not.toMatch(/^-/);
  });

  it('lie in files that only their owner can read', () => {
    settings();
    const folder = join(data, 'secrets');
    for (const file of readdirSync(folder)) expect(statSync(join(folder, file)).mode & 0o077, file).toBe(0);
  });
});

describe('the secrets that a file lacks', () => {
  const fileOf = (...all: readonly string[]): string => {
    const file = join(data, '.env');
    writeFileSync(file, all.map((line) => `${line}\n`).join(''));
    return file;
  };
  const old = ["ID_SECRET='kept'", "MASTER_KEY='kept'"];

  it('are all of them where there is no such file yet, or it is empty, as the shell has just made it', () => {
    const all = lines({ missingFrom: join(data, 'nothing.env') });
    expect(lines()).toEqual(all);
    expect(lines({ missingFrom: fileOf() })).toEqual(all);
  });

  it('are only the others where it has some, and none once they are added', () => {
    const all = lines();
    const file = fileOf(...all.slice(0, 4));
    expect(lines({ missingFrom: file })).toEqual(all.slice(4));
    expect(lines({ missingFrom: fileOf(...all) })).toEqual([]);
  });

  it('are made for that file alone where only the file was kept: its master key stays the only one', () => {
    const missing = lines({ missingFrom: fileOf(...old) });
    expect(namesIn(missing)).toContain('MONGO_PASSWORD_INTAKE');
    expect(namesIn(missing)).not.toContain('MASTER_KEY');
    expect(existsSync(join(data, 'secrets'))).toBe(false);
  });

  it.each([
    ['no secrets', 'PUBLIC_PORT=8090'],
    ['another secret than an exchange’s own', "GRAFANA_PASSWORD='mine'"],
  ])('are all of them where it has settings and %s, and they are kept', (_, setting) => {
    const file = fileOf(setting);
    const all = lines({ missingFrom: file });
    expect(namesIn(all)).toContain('MASTER_KEY');
    expect(all[0]).toMatch(/^# Keep this file from others/);
    expect(lines({ env: file })).toEqual(all);
    expect(existsSync(join(data, 'secrets'))).toBe(true);
  });

  it('begin on a line of their own, also where the last line of the file has no end', () => {
    const file = join(data, '.env');
    writeFileSync(file, old.join('\n'));
    const added = lines({ missingFrom: file });
    expect(added[0]).toBe('');
    appendFileSync(file, added.map((line) => `${line}\n`).join(''));
    expect(readFileSync(file, 'utf8')).toContain("MASTER_KEY='kept'\n");
    expect(lines({ missingFrom: file })).toEqual([]);
    expect(lines({ missingFrom: fileOf(...old) })[0]).not.toBe('');
  });

  it('are nothing, not even the end of its last line, where the file lacks none', () => {
    const file = join(data, '.env');
    writeFileSync(file, lines().join('\n'));
    expect(lines({ missingFrom: file })).toEqual([]);
  });

  it('are not made anew, all of them, beside a file that has some', () => {
    const env = fileOf(...old);
    expect(() => lines({ env })).toThrow(
      expect.objectContaining({ code: 'secrets-elsewhere', mend: expect.stringContaining('--missing-from') }),
    );
    expect(existsSync(join(data, 'secrets'))).toBe(false);
    expect(readFileSync(env, 'utf8')).toContain("MASTER_KEY='kept'");
  });

  it('are made anew where that is meant, and said again where they lie here', () => {
    const env = fileOf(...old);
    const made = lines({ env, anew: true });
    expect(namesIn(made)).toContain('MASTER_KEY');
    expect(lines({ env })).toEqual(made);
  });
});
