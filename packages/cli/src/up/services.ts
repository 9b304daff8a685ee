import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { type Addresses, toEnvironment } from '@handoff/local-stack';
import { type ServiceName, serviceNames } from '@handoff/schemas';
import { CliFault } from '../fault.ts';
import { root } from '../root.ts';
import { type BrokerPasswords, saslOf } from './broker-users.ts';
import { tailOf } from './child.ts';
import { freePorts } from './free-ports.ts';
import { hostsNamed } from './hosts-named.ts';
import { type Secrets, tokenHashes } from './secrets.ts';
import { supervise, type Supervised } from './supervise.ts';

export type Exchange = Readonly<{
  /** The public door. */
  url: string;
  /** The internal doors, for the operator. */
  urls: Readonly<Record<ServiceName, string>>;
  supervised: readonly Supervised[];
  stop: () => Promise<void>;
}>;

type Options = Readonly<{
  data: string;
  port: number;
  stack: Addresses;
  secrets: Secrets;
  passwords: BrokerPasswords;
  env: NodeJS.ProcessEnv;
  say: (line: string) => void;
  /** The services are there, though not ready yet: an operator may have to help them. */
  onStarted?: (exchange: Pick<Exchange, 'url' | 'urls'>) => void;
}>;

const compiled = join(root, '.handoff', 'compiled');
const patienceMs = 90_000;

/** The five services as five processes; resolves when each is ready. */
export const startServices = async (options: Options): Promise<Exchange> => {
  const { data, port, stack, secrets, passwords, env, say, onStarted = () => undefined } = options;
  const ports = await freePorts(serviceNames.length);
  const urls = Object.fromEntries(
    serviceNames.map((name, at) => [name, `http://127.0.0.1:${ports[at]}`]),
  ) as Record<ServiceName, string>;
  const common = {
    ...passedOn(env),
    ...toEnvironment(stack),
    PLAINTEXT_HOSTS: hostsNamed(stack, env),
    // What was read and compiled once need not be again: half of what a start costs a service.
    NODE_COMPILE_CACHE: compiled,
    ID_SECRET: secrets.idSecret,
    PARKING_KEY: secrets.parkingKey,
    SERVICE_TOKEN_HASHES: tokenHashes(secrets),
    ...Object.fromEntries(serviceNames.map((name) => [`${name.toUpperCase()}_URL`, urls[name]])),
  };
  const own: Partial<Record<ServiceName, Record<string, string>>> = {
    intake: { MASTER_KEY_FILE: secrets.masterKeyFile, AUDIT_KEY_FILE: secrets.auditKeyFile },
    // On one machine the receivers are on it too.
    gateway: { PUBLIC_PORT: String(port), WEBHOOK_LOOPBACK: 'true' },
  };
  const supervised = serviceNames.map((name, at) =>
    supervise(
      {
        name,
        script: join(root, 'services', name, 'src', 'main.ts'),
        env: {
          ...common,
          ...brokerUser(saslOf(name, stack.kafka, passwords)),
          ...own[name],
          ...failpointsIn(env, name),
          PORT: String(ports[at]),
          SERVICE_TOKEN: secrets.tokens[name],
        },
        log: join(data, 'logs', `${name}.log`),
        run: join(data, 'run'),
      },
      say,
    ),
  );
  const stop = async (): Promise<void> => {
    await Promise.all(supervised.map((service) => service.stop()));
  };
  onStarted({ url: `http://localhost:${port}`, urls });
  try {
    await Promise.all(
      supervised.map((service, at) => untilReady(service, `http://127.0.0.1:${ports[at]}`, say)),
    );
  } catch (error) {
    await stop();
    throw error;
  }
  return { url: `http://localhost:${port}`, urls, supervised, stop };
};

/** Its own, in place of the one by which the broker was prepared. */
const brokerUser = (sasl: ReturnType<typeof saslOf>): Record<string, string> =>
  sasl ? { KAFKA_SASL_USERNAME: sasl.username, KAFKA_SASL_PASSWORD: sasl.password } : {};

const untilReady = async (service: Supervised, url: string, say: Options['say']): Promise<void> => {
  let deadline = performance.now() + patienceMs;
  let told = false;
  while (performance.now() < deadline) {
    if (!service.alive()) throw didNotStart(service, await service.ended);
    const answer = await readiness(url);
    if (answer === 'ready') return service.wasReady();
    if (answer !== undefined) {
      // Nothing here will change before an operator does something, and that may take a while.
      deadline = performance.now() + patienceMs;
      if (!told) say(`${answer.reason}\n  ${answer.mend}`);
      told = true;
    }
    await wait(100);
  }
  throw didNotStart(service, `not ready after ${patienceMs / 1000} s`);
};

type PutBack = Readonly<{ code: string; reason: string; mend: string }>;

/** Undefined while it is only not ready yet. */
const readiness = async (url: string): Promise<'ready' | PutBack | undefined> => {
  try {
    const response = await fetch(`${url}/health/ready`, { signal: AbortSignal.timeout(3_000) });
    if (response.ok) return 'ready';
    const problem = (await response.json()) as PutBack;
    return problem.code === 'store-put-back' ? problem : undefined;
  } catch {
    return undefined;
  }
};

const didNotStart = ({ name, log }: Supervised, how: string): CliFault =>
  new CliFault('service-did-not-start', {
    place: log,
    reason: `The service ${name} did not start (${how}). Its log ends with:\n${tailOf(log)}`,
    mend: 'Mend what the log names and start again; nothing that was stored is lost.',
  });

/** A file a service: what a test writes there fires in that service, also in one that was started again. */
const failpointsIn = ({ FAILPOINTS_FOLDER: folder }: NodeJS.ProcessEnv, name: string) =>
  folder ? { FAILPOINTS_FILE: join(folder, name), FAILPOINTS_LOG: join(folder, `${name}.jsonl`) } : {};

/** What a process needs to run, and what is meant for it: nothing else of the environment reaches a service. */
const passedOn = (env: NodeJS.ProcessEnv): NodeJS.ProcessEnv =>
  Object.fromEntries(
    Object.entries(env).filter(([name]) =>
      /^(PATH|HOME|LANG|LC_ALL|TZ|TMPDIR|NODE_EXTRA_CA_CERTS|OTEL_.*|HANDOFF_.*|FAILPOINTS_LOG|SANDBOX|COMMON_EXIT_FILE|SWEEP_EVERY_MS|KAFKA_SESSION_TIMEOUT_MS)$/.test(
        name,
      ),
    ),
  );
