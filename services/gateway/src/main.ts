import { kafkaOptions, runService } from '@handoff/host';
import { connectKafka } from '@handoff/messaging/kafka';
import { config } from '@handoff/runtime';
import { gateway } from './app.ts';
import { gatewayConfig } from './config.ts';
import { openDoors, type PartnerDoors } from './partners/open-doors.ts';
import { provision } from './partners/provision.ts';

const settings = config(gatewayConfig);
// A connection of its own: what partners do on it never slows the exchange's own consumers.
const kafka = connectKafka({ ...kafkaOptions(settings), clientId: 'handoff-gateway-partners' });
let doors: PartnerDoors | undefined;

await runService(
  gateway({
    provision: (context) => provision(context, kafka.admin),
    onPartner: async (slug) => doors?.admit(slug),
  }),
  settings,
  async (parts) => {
    doors = await openDoors({ ...parts, kafka, settings });
    return doors;
  },
);
