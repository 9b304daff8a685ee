import type { BesideParts, Running } from '@handoff/host';
import { listen } from '@handoff/http';
import type { KafkaBroker } from '@handoff/messaging/kafka';
import { partnerTopics } from '@handoff/schemas';
import { admit } from '../airlock/admit.ts';
import { topicReaders } from '../airlock/topic-readers.ts';
import type { GatewayConfig } from '../config.ts';
import { keepTold } from '../feed/keep-told.ts';
import { partnersOf } from '../mongo/partners.ts';
import { publicApp } from '../public/app.ts';

export type PartnerDoors = Running & Readonly<{ admit: (slug: string) => Promise<void> }>;

type Parts = BesideParts & Readonly<{ kafka: KafkaBroker; settings: GatewayConfig }>;

/** The ways in and out for partners: their `.in` topics, the feed made of their `.out` topics, the public HTTP. */
export const openDoors = async ({
  context,
  schemaIds,
  onDead,
  kafka,
  settings,
}: Parts): Promise<PartnerDoors> => {
  const consume: Parameters<typeof topicReaders>[0]['consume'] = (options) =>
    kafka.consume({ ...options, onDead });
  const inbound = topicReaders({
    name: 'handoff.gateway.in',
    topicOf: (slug) => partnerTopics(slug).in,
    take: (slug) => admit(context, slug),
    consume,
  });
  const feed = topicReaders({
    name: 'handoff.gateway.feed',
    topicOf: (slug) => partnerTopics(slug).out,
    take: (slug) => keepTold(context, slug),
    consume,
  });
  const admitPartner = async (slug: string): Promise<void> => {
    await Promise.all([inbound.read(slug), feed.read(slug)]);
  };

  for (const { slug } of await partnersOf(context)) await admitPartner(slug);
  const ready = () => inbound.ready() && feed.ready();
  const app = publicApp(context, schemaIds, { partners: ready });
  const door = await listen(app, { port: settings.PUBLIC_PORT, host: settings.PUBLIC_HOST });
  context.log.info('The public door is open', { port: door.port });

  return {
    admit: admitPartner,
    ready,
    stop: async () => {
      await door.close();
      await Promise.all([inbound.stop(), feed.stop()]);
      await kafka.close();
    },
  };
};
