import { join } from 'node:path';
import { toEnvironment } from '@handoff/local-stack';
import { type RunningExchange, startExchange } from '../../support/exchange.ts';
import { createRecorder, type Recorder } from '../load/history.ts';
import { type Load, startLoad } from '../load/load.ts';
import { openReceiver, type Receiver } from '../load/receiver.ts';
import { college, type Slug } from '../load/agencies.ts';
import type { Door } from '../load/door.ts';
import { type Failpoints, failpointsIn } from './failpoints.ts';
import { type Link, openLink } from './link.ts';
import { type Operator, operatorOf } from './operator.ts';
import { brokerNamed, type OwnStack } from './own-stack.ts';
import { registerAgencies } from './register-agencies.ts';

/** What services reach by links that can be made bad: `brokers` are all of them. */
export type Linked = 'mongo' | 'brokers' | `kafka-${number}`;

/** The whole exchange on servers of its own, three agencies at work, and a hand on everything that can break. */
export type Lab = Readonly<{
  stack: OwnStack;
  exchange: RunningExchange;
  operator: Operator;
  failpoints: Failpoints;
  /** Between the services and their document store, or their brokers. */
  linksTo: (what: Linked) => readonly Link[];
  doors: Readonly<Record<Slug, Door>>;
  recorder: Recorder;
  load: Load;
  /** The college's webhook, where the lab has one. */
  receiver: Receiver | undefined;
  /** Who was erased, by the worker center's own ids. */
  erased: Set<string>;
  close: () => Promise<void>;
}>;

type Options = Readonly<{ name: string; stack: OwnStack; seats: number; webhook?: boolean }>;

/** Short, so that a successor of a killed consumer soon gets its partitions. */
const sessionTimeoutMs = 4_000;

const throughLink = (url: string, { port }: Link): string => {
  const through = new URL(url);
  through.port = String(port);
  return through.href;
};

const linksOf =
  (toStore: Link, toBrokers: readonly Link[]): Lab['linksTo'] =>
  (what) => {
    if (what === 'mongo') return [toStore];
    const chosen = toBrokers.filter((_, at) => what === 'brokers' || what === brokerNamed(at + 1));
    if (chosen.length === 0) throw new Error(`no link leads to ${what}`);
    return chosen;
  };

export const openLab = async ({ name, stack, seats, webhook = false }: Options): Promise<Lab> => {
  const failpoints = failpointsIn(join(stack.folder, 'failpoints'));
  const toStore = await openLink(stack.portOf('mongo'));
  const linksTo = linksOf(toStore, stack.toBrokers);
  const exchange = await startExchange({
    name,
    env: {
      ...toEnvironment(stack),
      KAFKA_BROKERS: stack.toBrokers.map(({ port }) => `127.0.0.1:${port}`).join(','),
      MONGO_URL: throughLink(stack.mongo.url, toStore),
      FAILPOINTS_FOLDER: failpoints.folder,
      KAFKA_SESSION_TIMEOUT_MS: String(sessionTimeoutMs),
    },
  });
  try {
    const operator = operatorOf(exchange);
    const doors = await registerAgencies({ operator, url: exchange.url, term: { name: 'first', seats } });
    const receiver = webhook ? await openReceiver(doors[college]) : undefined;
    const recorder = createRecorder();
    const load = startLoad(doors, recorder);
    const close = async (): Promise<void> => {
      await load.stop();
      await exchange.stop();
      await receiver?.close();
      await toStore.close();
    };
    return {
      stack,
      exchange,
      operator,
      failpoints,
      linksTo,
      doors,
      recorder,
      load,
      receiver,
      erased: new Set(),
      close,
    };
  } catch (error) {
    await exchange.stop();
    await toStore.close();
    throw error;
  }
};
