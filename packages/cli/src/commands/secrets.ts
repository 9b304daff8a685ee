import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serviceNames } from '@handoff/schemas';
import { settingsIn as settingsOf } from '../certificates/env-file.ts';
import { certificatesFor } from '../certificates/made-once.ts';
import { CliFault } from '../fault.ts';
import { passwordSetting } from './prepare.ts';
import { brokerPasswordsIn, brokerSecretsIn, secretsIn, storeSecretsIn, tokenHashes } from '../up/secrets.ts';

type Options = Readonly<{
  data: string;
  json: boolean;
  say: (line: string) => void;
  /** The file the containers read. Where it has an exchange's secrets and the data folder has none, nothing is made anew beside it. */
  env?: string;
  /** That is meant. */
  anew?: boolean;
  /** Only the lines that this file lacks. */
  missingFrom?: string;
}>;

/**
 * The secrets of this data folder as the lines of an `.env` file. Asked again it says the same: an id secret or a
 * master key that changed would part the exchange from everything it holds.
 */
export const secrets = ({ data, json, say, env, anew = false, missingFrom }: Options): number => {
  const folder = join(data, 'secrets');
  const isNew = !existsSync(folder);
  const file = missingFrom === undefined ? '' : textOf(missingFrom);
  const isBeside = missingFrom === undefined && env !== undefined && hasSecrets(textOf(env));
  if (isNew && isBeside && !anew) refuseElsewhere(env, folder);
  const isWhole = !hasSecrets(file);
  const made = isNew && !isWhole ? madeForThatFile() : settingsIn(folder);
  const all = Object.entries({ ...made, ...certificatesFor(data, settingsOf(file)) });
  const there = namesIn(file);
  tell(
    all.filter(([name]) => !there.includes(name)),
    { json, say, isWhole, isMidLine: file !== '' && !file.endsWith('\n') },
  );
  return 0;
};

const textOf = (file: string): string => (existsSync(file) ? readFileSync(file, 'utf8') : '');

const namesIn = (text: string): readonly string[] => Object.keys(settingsOf(text));

/** Of an exchange: with either of these it holds what no other opens. Ports and the like are nobody's. */
const hasSecrets = (text: string): boolean =>
  namesIn(text).some((name) => name === 'MASTER_KEY' || name === 'ID_SECRET');

/** Kept in a folder they would stand there beside others than the file has, and be taken for its own one day. */
const madeForThatFile = (): Readonly<Record<string, string>> => {
  const folder = mkdtempSync(join(tmpdir(), 'handoff-secrets-'));
  try {
    return settingsIn(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
};

const settingsIn = (folder: string): Readonly<Record<string, string>> => {
  const made = secretsIn(folder);
  const broker = brokerSecretsIn(folder);
  const passwords = brokerPasswordsIn(folder);
  const store = storeSecretsIn(folder);
  return {
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
};

type Telling = Pick<Options, 'json' | 'say'> &
  Readonly<{
    isWhole: boolean;
    /** The last line of the file they are added to has no end yet. */
    isMidLine: boolean;
  }>;

const tell = (
  settings: readonly (readonly [string, string])[],
  { json, say, isWhole, isMidLine }: Telling,
): void => {
  if (json) return say(JSON.stringify(Object.fromEntries(settings), null, 2));
  if (isMidLine && settings.length > 0) say('');
  if (isWhole)
    say(
      '# Keep this file from others, and a copy of it elsewhere: without MASTER_KEY nobody can be read again.',
    );
  // In single quotes nothing is taken for a variable.
  for (const [name, value] of settings) say(`${name}='${value}'`);
};

const refuseElsewhere = (env: string, folder: string): never => {
  throw new CliFault('secrets-elsewhere', {
    place: env,
    reason: `It has the secrets of an exchange, and ${folder} is not there: others, made anew, would open nothing of what it holds.`,
    mend: 'Add what it lacks: `npx handoff secrets --missing-from .env >> .env`. For an exchange that is to begin with nothing: --new.',
  });
};
