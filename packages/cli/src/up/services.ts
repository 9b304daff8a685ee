import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { type Addresses, toEnvironment } from '@handoff/local-stack';
import { type ServiceName, serviceNames } from '@handoff/schemas';
import { CliFault } from '../fault.ts';
import { root } from '../root.ts';
import { tailOf } from './child.ts';
import { freePorts } from './free-ports.ts';
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
  env: NodeJS.ProcessEnv;
  say: (line: string) => void;
}>;

const patienceMs = 90_000;

/** The five services as five processes; resolves when each is ready. */
export const startServices = async ({ data, port, stack, secrets, env, say }: Options): Promise<Exchange> => {
  const ports = await freePorts(serviceNames.length);
  const urls = Object.fromEntries(
    serviceNames.map((name, at) => [name, `http://127.0.0.1:${ports[at]}`]),
  ) as Record<ServiceName, string>;
  const common = {
    ...passedOn(env),
    ...toEnvironment(stack),
    ID_SECRET: secrets.idSecret,
    PARKING_KEY: secrets.parkingKey,
    SERVICE_TOKEN_HASHES: tokenHashes(secrets),
    ...Object.fromEntries(serviceNames.map((name) => [`${name.toUpperCase()}_URL`, urls[name]])),
  };
  const own: Partial<Record<ServiceName, Record<string, string>>> = {
    intake: { MASTER_KEY_FILE: secrets.masterKeyFile },
    gateway: { PUBLIC_PORT: String(port) },
  };
  const supervised = serviceNames.map((name, at) =>
    supervise(
      {
        name,
        script: join(root, 'services', name, 'src', 'main.ts'),
        env: {
          ...common,
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
  try {
    await Promise.all(supervised.map((service, at) => untilReady(service, `http://127.0.0.1:${ports[at]}`)));
  } catch (error) {
    await stop();
    throw error;
  }
  return { url: `http://localhost:${port}`, urls, supervised, stop };
};

const untilReady = async (service: Supervised, url: string): Promise<void> => {
  const deadline = performance.now() + patienceMs;
  while (performance.now() < deadline) {
    if (!service.alive()) throw didNotStart(service, await service.ended);
    if (await answersReady(url)) return service.wasReady();
    await wait(100);
  }
  throw didNotStart(service, `not ready after ${patienceMs / 1000} s`);
};

const answersReady = async (url: string): Promise<boolean> => {
  try {
    return (await fetch(`${url}/health/ready`, { signal: AbortSignal.timeout(3_000) })).ok;
  } catch {
    return false;
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
      /^(PATH|HOME|LANG|LC_ALL|TZ|TMPDIR|OTEL_.*|HANDOFF_.*|FAILPOINTS_LOG|SANDBOX|SWEEP_EVERY_MS|KAFKA_SESSION_TIMEOUT_MS)$/.test(
        name,
      ),
    ),
  );
