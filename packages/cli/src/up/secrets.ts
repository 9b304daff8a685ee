import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { newClusterId } from '@handoff/local-stack';
import { type ServiceName, serviceNames } from '@handoff/schemas';
import { hashToken } from '@handoff/http';
import type { BrokerPasswords } from './broker-users.ts';

export type Secrets = Readonly<{
  idSecret: string;
  /** File with the key that wraps every key of the vault. */
  masterKeyFile: string;
  /** File with the key that signs the audit trail. */
  auditKeyFile: string;
  parkingKey: string;
  tokens: Readonly<Record<ServiceName | 'operator', string>>;
}>;

const random = (): string => randomBytes(32).toString('base64url');

/** Made once for this data folder, readable by its owner only. In production they come from elsewhere. */
const madeOnce = <Secret>(folder: string, name: string, make: () => Secret): Secret => {
  const file = join(folder, name);
  if (!existsSync(file)) {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    writeFileSync(file, `${JSON.stringify(make(), null, 2)}\n`, { mode: 0o600, flag: 'wx' });
  }
  return JSON.parse(readFileSync(file, 'utf8')) as Secret;
};

export const secretsIn = (folder: string): Secrets => {
  const kept = madeOnce(folder, 'exchange.json', made);
  return {
    ...kept,
    masterKeyFile: keyFile(join(folder, 'master.key')),
    auditKeyFile: keyFile(join(folder, 'audit.key')),
  };
};

const keyFile = (path: string): string => {
  if (!existsSync(path)) writeFileSync(path, random(), { mode: 0o600, flag: 'wx' });
  return path;
};

export type BrokerSecrets = Readonly<{ clusterId: string; password: string }>;

/** Of a broker that is formatted elsewhere than by this command line. */
export const brokerSecretsIn = (folder: string): BrokerSecrets =>
  madeOnce(folder, 'broker.json', () => ({ clusterId: newClusterId(), password: random() }));

/** Of the services' own users at the broker. */
export const brokerPasswordsIn = (folder: string): BrokerPasswords =>
  madeOnce(folder, 'broker-users.json', () => perService(random));

export type StoreSecrets = Readonly<{
  /** By which members of a replica set know each other. */
  key: string;
  password: string;
  passwords: Readonly<Record<ServiceName, string>>;
}>;

/** Of a document store that asks for passwords. Its server takes a key of base64 letters, none of `-` and `_`. */
export const storeSecretsIn = (folder: string): StoreSecrets =>
  madeOnce(folder, 'store-users.json', () => ({
    key: randomBytes(48).toString('hex'),
    password: random(),
    passwords: perService(random),
  }));

const perService = <Value>(make: () => Value): Readonly<Record<ServiceName, Value>> =>
  Object.fromEntries(serviceNames.map((name) => [name, make()])) as Record<ServiceName, Value>;

type Made = Omit<Secrets, 'masterKeyFile' | 'auditKeyFile'>;

const made = (): Made => ({
  idSecret: random(),
  parkingKey: random(),
  tokens: { ...perService(random), operator: random() },
});

/** What a service checks its callers by: hashes, never the tokens. */
export const tokenHashes = ({ tokens }: Secrets): string =>
  JSON.stringify(
    Object.fromEntries(Object.entries(tokens).map(([caller, token]) => [caller, hashToken(token)])),
  );
