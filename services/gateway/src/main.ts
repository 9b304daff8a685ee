import { kafkaOptions, runService } from '@handoff/host';
import { connectKafka } from '@handoff/messaging/kafka';
import { config } from '@handoff/runtime';
import { app } from './app.ts';
import { gatewayConfig } from './config.ts';
import { mongoRegister, prepareRegister } from './mongo/mongo-register.ts';
import { openDoors } from './open-doors.ts';
import { arrivals } from './partners/arrivals.ts';

const settings = config(gatewayConfig);
// A connection of its own: what partners do on it never slows the exchange's own consumers.
const kafka = connectKafka({ ...kafkaOptions(settings), clientId: 'handoff-gateway-partners' });
const partners = arrivals();

const definition = app({
  register: ({ db, atRest }) => mongoRegister(db, atRest),
  admin: kafka.admin,
  onPartner: partners.arrived,
  prepare: ({ db }) => prepareRegister(db),
});
await runService(definition, settings, ({ context, schemaIds, onDead, noting }) => {
  const gateway = { ...context, register: mongoRegister(context.db, context.atRest) };
  return openDoors({ gateway, schemaIds, onDead, kafka, noting, arrivals: partners, settings });
});
