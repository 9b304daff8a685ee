import type { SchemaIds } from '@handoff/codec';
import { type BesideParts, readTls, type Running } from '@handoff/host';
import { listen, type Rate, strangerLimit } from '@handoff/http';
import type { KafkaBroker } from '@handoff/messaging/kafka';
import { watchFolder } from './csv/watch.ts';
import type { GatewayConfig } from './config.ts';
import type { Gateway } from './gateway.ts';
import type { Arrivals } from './partners/arrivals.ts';
import { pauseAgency } from './partners/pause.ts';
import { readPartnerTopics } from './partners/read-topics.ts';
import { openTokens } from './oauth/open-tokens.ts';
import { tokenSettings } from './oauth/token-settings.ts';
import { publicApp } from './public/app.ts';
import { signInDoor } from './staff/sign-in-door.ts';
import { dispatcher } from './webhooks/dispatcher.ts';
import { poster } from './webhooks/post.ts';

type Parts = Readonly<{
  gateway: Gateway;
  schemaIds: SchemaIds;
  onDead: (error: unknown) => void;
  kafka: KafkaBroker;
  /** What is read of partners' topics is kept track of, as the exchange's own consumers are. */
  noting: BesideParts['noting'];
  arrivals: Arrivals;
  settings: GatewayConfig;
}>;

const rateOf = ({ PUBLIC_REQUESTS_PER_SECOND: perSecond }: GatewayConfig): Rate => ({
  atOnce: 10 * perSecond,
  perSecond,
});

/** Whoever shows no credential reads a page or signs in: a fifth of an agency's, for each address; a sign-in takes about six. */
const strangersOf = ({ PUBLIC_REQUESTS_PER_SECOND: perSecond }: GatewayConfig): Rate => ({
  atOnce: Math.max(10, 2 * perSecond),
  perSecond: perSecond / 5,
});

/** The ways in and out for partners: their topics, and the public HTTP. */
export const openDoors = async (parts: Parts): Promise<Required<Running>> => {
  const { gateway, schemaIds, onDead, kafka, noting, arrivals, settings } = parts;
  const topics = await readPartnerTopics({ gateway, broker: noting(kafka), arrivals, onDead });
  const loopback = settings.WEBHOOK_LOOPBACK;
  const tokens = await openTokens(gateway, {
    ...tokenSettings(settings),
    limit: strangerLimit(strangersOf(settings)),
  });
  const post = poster({ loopback });
  const webhooks = dispatcher({ gateway, post });
  const app = publicApp({
    gateway,
    schemaIds,
    health: { partners: topics.ready },
    webhooks: { loopback },
    tokens,
    signIn: signInDoor(gateway, settings),
    rate: rateOf(settings),
    limitStrangers: strangerLimit(strangersOf(settings)),
    pause: (slug) => pauseAgency(gateway, kafka.admin, slug),
  });
  const folder = settings.CSV_FOLDER && watchFolder({ gateway, folder: settings.CSV_FOLDER });
  const { PUBLIC_TLS_CERT_FILE: cert, PUBLIC_TLS_KEY_FILE: key } = settings;
  const door = await listen(app, {
    port: settings.PUBLIC_PORT,
    host: settings.PUBLIC_HOST,
    tls: readTls({ cert, key }, 'PUBLIC_TLS_KEY_FILE'),
  });
  gateway.log.info('The public door is open', { port: door.port });
  return {
    ready: topics.ready,
    stop: async () => {
      await door.close();
      if (folder) await folder.stop();
      await webhooks.stop();
      await post.close();
      await topics.stop();
      await kafka.close();
    },
  };
};
