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
import { topicReaders } from '../airlock/topic-readers.ts';
import { keepTold } from '../feed/keep-told.ts';
import type { Gateway } from '../gateway.ts';
import type { Arrivals } from './arrivals.ts';

type Parts = Readonly<{
  gateway: Gateway;
  broker: Pick<Broker, 'consume'>;
  arrivals: Arrivals;
  onDead: (error: Error) => void;
}>;

/** Reads what every partner says on its `.in`, and what it is told on its `.out`, which becomes the feed. */
export const readPartnerTopics = async ({
  gateway,
  broker,
  arrivals,
  onDead,
}: Parts): Promise<Required<Running>> => {
  const common = {
    guard: guardOf(gateway),
    join: (options: ConsumeOptions) => broker.consume(options),
    onDead,
  };
  const inbound = topicReaders({
    ...common,
    name: 'handoff.gateway.in',
    topicOf: (slug) => partnerTopics(slug).in,
    take: (slug) => admit(gateway, slug),
  });
  const feed = topicReaders({
    ...common,
    name: 'handoff.gateway.feed',
    topicOf: (slug) => partnerTopics(slug).out,
    take: (slug) => keepTold(gateway, slug),
  });
  const read = async (...slugs: readonly string[]): Promise<void> => {
    await Promise.all([inbound.read(slugs), feed.read(slugs)]);
  };

  arrivals.listen((slug) => void read(slug).catch(onDead));
  await read(...(await gateway.register.partners.all()).map(({ slug }) => slug));
  return {
    ready: () => inbound.ready() && feed.ready(),
    stop: async () => {
      await Promise.all([inbound.stop(), feed.stop()]);
    },
  };
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
