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
  PUBLIC_TLS_CERT_FILE: z
    .string()
    .optional()
    .describe(
      'Certificate (PEM, with what it is signed by) of the public door; needed where PUBLIC_HOST is no loopback',
    ),
  PUBLIC_TLS_KEY_FILE: z.string().optional().describe('Its private key (PEM)'),
  INTAKE_URL: z.url().describe('Internal door of intake: consent, keys, contact, intakes'),
  ROUTING_URL: z.url().describe('Internal door of routing: answers to referrals'),
  ELIGIBILITY_URL: z.url().describe('Internal door of eligibility: what-ifs, programs, questions'),
  PUBLIC_REQUESTS_PER_SECOND: z.coerce
    .number()
    .positive()
    .default(500)
    .describe(
      'How much one agency may ask of the public door on average; ten times as much at once. A fifth of both for each address from which somebody asks without a credential',
    ),
  PUBLIC_URL: z
    .url()
    .optional()
    .describe(
      'The public door as partners write it; without it localhost:<PUBLIC_PORT>, https: where that door has a certificate',
    ),
  OAUTH_ISSUER: z.url().optional().describe('Who issues access tokens instead of the exchange itself'),
  OAUTH_KEYS_URL: z
    .url()
    .optional()
    .describe('Where its public keys are (JWK set); needed with OAUTH_ISSUER'),
  OAUTH_AUDIENCE: z.string().optional().describe('What its tokens must be for; without it PUBLIC_URL'),
  OAUTH_PARTNER_CLAIM: z
    .string()
    .default('client_id')
    .describe("The claim of its tokens that holds a partner's slug"),
  SIGN_IN_ISSUER: z
    .url()
    .optional()
    .describe('OpenID Connect issuer where people of agencies have accounts; without it passwords alone'),
  SIGN_IN_CLIENT_ID: z.string().optional().describe('What that issuer knows this exchange by'),
  SIGN_IN_CLIENT_SECRET: z.string().optional().describe('Its secret there'),
  SIGN_IN_NAME: z.string().max(60).default('your agency account').describe('What people call that issuer'),
  WEBHOOK_LOOPBACK: z
    .stringbool()
    .default(false)
    .describe('True on one machine only: webhooks may also lead to this machine, over http'),
  CSV_FOLDER: z
    .string()
    .optional()
    .describe(
      'A folder watched for dropped files, with a folder a partner: <slug>/in, <slug>/out, <slug>/done',
    ),
  OUTCOMES_URL: z.url().describe('Internal door of outcomes: facts'),
});

export const gatewayConfig = hostConfig.extend(gatewaySettings.shape);

export type GatewayConfig = z.infer<typeof gatewayConfig>;
