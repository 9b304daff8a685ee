import { setTimeout as wait } from 'node:timers/promises';
import { type Addresses, fromEnvironment } from '@handoff/local-stack';
import { isTransient } from '@handoff/messaging';
import { CliFault, isTold } from '../fault.ts';
import { type Prepared, prepareStack } from '../up/prepare-stack.ts';

type Options = Readonly<{
  json: boolean;
  say: (line: string) => void;
  env: NodeJS.ProcessEnv;
  /** What is done once the servers answer. */
  attempt?: (servers: Pick<Addresses, 'kafka' | 'registry'>) => Promise<Prepared>;
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
  const deadline = performance.now() + patienceMs;
  for (;;) {
    try {
      const prepared = await attempt({ kafka, registry });
      say(
        json
          ? JSON.stringify(prepared)
          : `${prepared.schemas} schemas and ${prepared.topics} topics are new.`,
      );
      return 0;
    } catch (error) {
      if (isAnswer(error)) throw error;
      if (performance.now() > deadline) throw isTold(error) ? error : silent(kafka.brokers, error);
      await wait(pauseMs);
    }
  }
};

/** A server that is there and says no says it again; one that is still starting answers later. */
const isAnswer = (error: unknown): boolean => isTold(error) && !isTransient(error);

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
