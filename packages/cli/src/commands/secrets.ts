import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { serviceNames } from '@handoff/schemas';
import { passwordSetting } from './prepare.ts';
import { brokerPasswordsIn, brokerSecretsIn, secretsIn, storeSecretsIn, tokenHashes } from '../up/secrets.ts';

type Options = Readonly<{ data: string; json: boolean; say: (line: string) => void }>;

/**
 * The secrets of this data folder as the lines of an `.env` file. Asked again it says the same: an id secret or a
 * master key that changed would part the exchange from everything it holds.
 */
export const secrets = ({ data, json, say }: Options): number => {
  const folder = join(data, 'secrets');
  const made = secretsIn(folder);
  const broker = brokerSecretsIn(folder);
  const passwords = brokerPasswordsIn(folder);
  const store = storeSecretsIn(folder);
  const settings: Record<string, string> = {
    ID_SECRET: made.idSecret,
    PARKING_KEY: made.parkingKey,
    MASTER_KEY: readFileSync(made.masterKeyFile, 'utf8').trim(),
    AUDIT_KEY: readFileSync(made.auditKeyFile, 'utf8').trim(),
    KAFKA_CLUSTER_ID: broker.clusterId,
    KAFKA_SASL_PASSWORD: broker.password,
    ...Object.fromEntries(serviceNames.map((name) => [passwordSetting(name), passwords[name]])),
    MONGO_KEY: store.key,
    MONGO_PASSWORD: store.password,
    ...Object.fromEntries(
      serviceNames.map((name) => [`MONGO_PASSWORD_${name.toUpperCase()}`, store.passwords[name]]),
    ),
    SERVICE_TOKEN_HASHES: tokenHashes(made),
    ...Object.fromEntries(
      serviceNames.map((name) => [`SERVICE_TOKEN_${name.toUpperCase()}`, made.tokens[name]]),
    ),
    OPERATOR_TOKEN: made.tokens.operator,
  };
  if (json) say(JSON.stringify(settings, null, 2));
  else {
    say(
      '# Keep this file from others, and a copy of it elsewhere: without MASTER_KEY nobody can be read again.',
    );
    // In single quotes nothing is taken for a variable.
    for (const [name, value] of Object.entries(settings)) say(`${name}='${value}'`);
  }
  return 0;
};
