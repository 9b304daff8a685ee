import { hostConfig } from '@handoff/host';
import { z } from 'zod';

export const gatewayConfig = hostConfig.extend({
  PUBLIC_PORT: z.coerce
    .number()
    .int()
    .min(0)
    .max(65_535)
    .default(8080)
    .describe('Port of the public door: the REST interface and the pages'),
  PUBLIC_HOST: z.string().default('127.0.0.1').describe('Address the public door listens on'),
});

export type GatewayConfig = z.infer<typeof gatewayConfig>;
