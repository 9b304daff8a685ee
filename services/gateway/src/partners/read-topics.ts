import { messageLog, type Running, worthTryingAgain } from '@handoff/host';
import {
  type Broker,
  type ConsumeOptions,
  createRetrying,
  log,
  type Middleware,
  pipeline,
  retry,
  trace,
} from '@handoff/messaging';
import { partnerTopics } from '@handoff/schemas';
import { admit } from '../airlock/admit.ts';
import { type TopicReaders, topicReaders } from '../airlock/topic-readers.ts';
import { keepTold } from '../feed/keep-told.ts';
import type { Gateway } from '../gateway.ts';
import type { Arrivals } from './arrivals.ts';

type Parts = Readonly<{
  gateway: Gateway;
  broker: Pick<Broker, 'consume'>;
  arrivals: Arrivals;
  onDead: (error: Error) => void;
  lookEveryMs?: number;
}>;

/** The groups that read partners' topics are named after these. */
export const partnerGroups = ['handoff.gateway.in', 'handoff.gateway.feed'] as const;
const [inGroups, feedGroups] = partnerGroups;

/** Reads what every partner says on its `.in`, and what it is told on its `.out`, which becomes the feed. */
export const readPartnerTopics = async (parts: Parts): Promise<Required<Running>> => {
  const { gateway, arrivals, onDead, lookEveryMs = 5_000 } = parts;
  const readers = readersOf(parts);
  const read = async (...slugs: readonly string[]): Promise<void> => {
    await Promise.all(readers.map((each) => each.read(slugs)));
  };
  const look = async (): Promise<void> =>
    read(...(await gateway.register.partners.all()).map(({ slug }) => slug));

  arrivals.listen((slug) => void read(slug).catch(onDead));
  await look();
  // A registration reaches one process of the gateway alone; the others find it here, or wait for the store to be back.
  const looking = setInterval(() => void look().catch(() => undefined), lookEveryMs);
  looking.unref();
  return {
    ready: () => readers.every((each) => each.ready()),
    stop: async () => {
      clearInterval(looking);
      await Promise.all(readers.map((each) => each.stop()));
    },
  };
};

const readersOf = ({ gateway, broker, onDead }: Parts): readonly TopicReaders[] => {
  const common = {
    guard: guardOf(gateway),
    join: (options: ConsumeOptions) => broker.consume(options),
    onDead,
  };
  return [
    topicReaders({
      ...common,
      name: inGroups,
      topicOf: (slug) => partnerTopics(slug).in,
      take: (slug) => admit(gateway, slug),
    }),
    topicReaders({
      ...common,
      name: feedGroups,
      topicOf: (slug) => partnerTopics(slug).out,
      take: (slug) => keepTold(gateway, slug),
    }),
  ];
};

/** Strangers write there: their trace headers are dropped, and a trace of our own begins. */
const guardOf =
  ({ log: to }: Gateway) =>
  (consumer: string): Middleware =>
    pipeline(
      trace({ consumer, trusted: false }),
      log({ consumer, to: messageLog(to) }),
      retry(createRetrying({ isTransient: worthTryingAgain })),
    );
