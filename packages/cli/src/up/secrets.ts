import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { newClusterId } from '@handoff/local-stack';
import { type ServiceName, serviceNames } from '@handoff/schemas';
import { hashToken } from '@handoff/http';

export type Secrets = Readonly<{
  idSecret: string;
  /** File with the key that wraps every key of the vault. */
  masterKeyFile: string;
  /** File with the key that signs the audit trail. */
  auditKeyFile: string;
  parkingKey: string;
  tokens: Readonly<Record<ServiceName | 'operator', string>>;
}>;

const callers = [...serviceNames, 'operator'] as const;
const random = (): string => randomBytes(32).toString('base64url');

/** Made once for this data folder, readable by its owner only. In production they come from elsewhere. */
export const secretsIn = (folder: string): Secrets => {
  const file = join(folder, 'exchange.json');
  if (!existsSync(file)) {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    writeFileSync(file, `${JSON.stringify(made(), null, 2)}\n`, { mode: 0o600, flag: 'wx' });
  }
  return {
    ...(JSON.parse(readFileSync(file, 'utf8')) as Made),
    masterKeyFile: keyFile(join(folder, 'master.key')),
    auditKeyFile: keyFile(join(folder, 'audit.key')),
  };
};

const keyFile = (path: string): string => {
  if (!existsSync(path)) writeFileSync(path, random(), { mode: 0o600, flag: 'wx' });
  return path;
};

export type BrokerSecrets = Readonly<{ clusterId: string; password: string }>;

/** Of a broker that is formatted elsewhere than by this command line; made once as well. */
export const brokerSecretsIn = (folder: string): BrokerSecrets => {
  const file = join(folder, 'broker.json');
  if (!existsSync(file)) {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const made: BrokerSecrets = { clusterId: newClusterId(), password: random() };
    writeFileSync(file, `${JSON.stringify(made, null, 2)}\n`, { mode: 0o600, flag: 'wx' });
  }
  return JSON.parse(readFileSync(file, 'utf8')) as BrokerSecrets;
};

type Made = Omit<Secrets, 'masterKeyFile' | 'auditKeyFile'>;

const made = (): Made => ({
  idSecret: random(),
  parkingKey: random(),
  tokens: Object.fromEntries(callers.map((caller) => [caller, random()])) as Secrets['tokens'],
});

/** What a service checks its callers by: hashes, never the tokens. */
export const tokenHashes = ({ tokens }: Secrets): string =>
  JSON.stringify(
    Object.fromEntries(Object.entries(tokens).map(([caller, token]) => [caller, hashToken(token)])),
  );
