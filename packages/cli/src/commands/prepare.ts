import { type Addresses, fromEnvironment } from '@handoff/local-stack';
import { type ServiceName, serviceNames } from '@handoff/schemas';
import { CliFault, isTold } from '../fault.ts';
import type { BrokerPasswords } from '../up/broker-users.ts';
import { type Prepared, prepareStack } from '../up/prepare-stack.ts';
import { untilPrepared } from '../up/until-prepared.ts';

type Options = Readonly<{
  json: boolean;
  say: (line: string) => void;
  env: NodeJS.ProcessEnv;
  /** What is done once the servers answer. */
  attempt?: (servers: Pick<Addresses, 'kafka' | 'registry'>, passwords: BrokerPasswords) => Promise<Prepared>;
  patienceMs?: number;
  pauseMs?: number;
}>;

/** What a deployment does before any service starts: it waits for the servers, and changes nothing that is there. */
export const prepare = async ({
  json,
  say,
  env,
  attempt = prepareStack,
  patienceMs = 180_000,
  pauseMs = 1_000,
}: Options): Promise<number> => {
  const { kafka, registry } = fromEnvironment(env);
  if (!kafka || !registry) throw unnamed(kafka ? 'SCHEMA_REGISTRY_URL' : 'KAFKA_BROKERS');
  const passwords = passwordsOf(env, kafka.sasl !== undefined);
  const prepared = await untilPrepared(() => attempt({ kafka, registry }, passwords), {
    patienceMs,
    pauseMs,
  }).catch((error: unknown) => {
    throw isTold(error) ? error : silent(kafka.brokers, error);
  });
  say(json ? JSON.stringify(prepared) : `${prepared.schemas} schemas and ${prepared.topics} topics are new.`);
  return 0;
};

/** The setting that says the password of a service's user at the broker. */
export const passwordSetting = (service: ServiceName): string =>
  `KAFKA_SASL_PASSWORD_${service.toUpperCase()}`;

/** A broker that asks for passwords is told each service's; to one that asks for none they say nothing. */
const passwordsOf = (env: NodeJS.ProcessEnv, asked: boolean): BrokerPasswords => {
  const said = serviceNames.map((name) => [name, env[passwordSetting(name)] ?? ''] as const);
  const missing = said.flatMap(([name, password]) => (password === '' ? [passwordSetting(name)] : []));
  if (asked && missing.length > 0) throw withoutPassword(missing);
  return Object.fromEntries(said) as Record<ServiceName, string>;
};

const withoutPassword = (settings: readonly string[]): CliFault =>
  new CliFault('broker-user-without-password', {
    place: settings.join(', '),
    reason: 'Each service has a user of its own at the broker, and its password is not said.',
    mend: 'Set them to what the services are given as KAFKA_SASL_PASSWORD; `handoff secrets` makes them.',
  });

const unnamed = (setting: string): CliFault =>
  new CliFault('server-unnamed', {
    place: setting,
    reason: 'It does not say where that server is.',
    mend: 'Set KAFKA_BROKERS and SCHEMA_REGISTRY_URL, and the user and password where the broker asks for them.',
  });

const silent = (brokers: readonly string[], error: unknown): CliFault =>
  new CliFault('broker-silent', {
    place: brokers.join(', '),
    reason: `The broker did not do what was asked in all that time (${error instanceof Error ? error.name : typeof error}).`,
    mend: 'Look at its log; check KAFKA_BROKERS, KAFKA_SASL_USERNAME and KAFKA_SASL_PASSWORD.',
  });
