import { hostConfig } from '@handoff/host';
import { z } from 'zod';

/** What the gateway needs beside what every service does. */
export const gatewaySettings = z.object({
  PUBLIC_PORT: z.coerce
    .number()
    .int()
    .min(0)
    .max(65_535)
    .default(8080)
    .describe('Port of the public door: the REST interface and the front page'),
  PUBLIC_HOST: z.string().default('127.0.0.1').describe('Address the public door listens on'),
  INTAKE_URL: z.url().describe('Internal door of intake: consent, keys, contact, intakes'),
  ROUTING_URL: z.url().describe('Internal door of routing: answers to referrals'),
  OUTCOMES_URL: z.url().describe('Internal door of outcomes: facts'),
});

export const gatewayConfig = hostConfig.extend(gatewaySettings.shape);

export type GatewayConfig = z.infer<typeof gatewayConfig>;
