import type { SchemaIds } from '@handoff/codec';
import type { Running } from '@handoff/host';
import { listen } from '@handoff/http';
import type { KafkaBroker } from '@handoff/messaging/kafka';
import type { GatewayConfig } from './config.ts';
import type { Gateway } from './gateway.ts';
import type { Arrivals } from './partners/arrivals.ts';
import { readPartnerTopics } from './partners/read-topics.ts';
import { publicApp } from './public/app.ts';

type Parts = Readonly<{
  gateway: Gateway;
  schemaIds: SchemaIds;
  onDead: (error: unknown) => void;
  kafka: KafkaBroker;
  arrivals: Arrivals;
  settings: GatewayConfig;
}>;

/** The ways in and out for partners: their topics, and the public HTTP. */
export const openDoors = async (parts: Parts): Promise<Required<Running>> => {
  const { gateway, schemaIds, onDead, kafka, arrivals, settings } = parts;
  const topics = await readPartnerTopics({ gateway, broker: kafka, arrivals, onDead });
  const app = publicApp({ gateway, schemaIds, health: { partners: topics.ready } });
  const door = await listen(app, { port: settings.PUBLIC_PORT, host: settings.PUBLIC_HOST });
  gateway.log.info('The public door is open', { port: door.port });
  return {
    ready: topics.ready,
    stop: async () => {
      await door.close();
      await topics.stop();
      await kafka.close();
    },
  };
};
