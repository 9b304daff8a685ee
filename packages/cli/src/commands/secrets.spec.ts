import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
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

const lines = (): string[] => {
  const said: string[] = [];
  secrets({ data, json: false, say: (line) => said.push(line) });
  return said;
};
const settings = (): Record<string, string> => {
  const said: string[] = [];
  secrets({ data, json: true, say: (line) => said.push(line) });
  return JSON.parse(said.join('\n')) as Record<string, string>;
};

describe('the secrets of an exchange', () => {
  it('are lines of an .env file, each value in quotes and none with a quote of its own', () => {
    const [comment, ...rest] = lines();
    expect(comment).toMatch(/^# /);
    for (const line of rest) expect(line).toMatch(/^[A-Z_]+='[^'\n]+'$/);
    expect(rest).toHaveLength(Object.keys(settings()).length);
  });

  it('are the same whenever they are asked for, and others in another folder', () => {
    const first = settings();
    expect(settings()).toEqual(first);
    rmSync(join(data, 'secrets'), { recursive: true });
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
