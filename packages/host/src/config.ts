import { z } from 'zod';

const secret = z.string().min(32);
const url = z.url();

/** What every service needs from its environment; a service's own schema extends it. */
export const hostConfig = z.object({
  PORT: z.coerce
    .number()
    .int()
    .min(0)
    .max(65_535)
    .default(0)
    .describe('Port of the internal HTTP door, on 127.0.0.1 unless HOST says otherwise; 0 takes a free one'),
  HOST: z.string().default('127.0.0.1').describe('Address the internal door listens on'),
  MONGO_URL: url.describe(
    'Document store, e.g. mongodb://127.0.0.1:27017; each service has a database of its own',
  ),
  MONGO_DATABASE_PREFIX: z
    .string()
    .regex(/^[a-z][a-z0-9-]*$/)
    .default('handoff')
    .describe('Databases are named <prefix>-<service>'),
  KAFKA_BROKERS: z.string().min(1).describe('Brokers, host:port, separated by commas'),
  KAFKA_SASL_USERNAME: z.string().optional().describe('SCRAM-SHA-512 user of the exchange'),
  KAFKA_SASL_PASSWORD: z.string().optional().describe('Its password'),
  KAFKA_TLS: z
    .stringbool()
    .default(false)
    .describe('True: brokers are spoken to by TLS; needed for those on other machines'),
  TLS_CERT_FILE: z
    .string()
    .optional()
    .describe(
      'Certificate (PEM, with what it is signed by) of the internal door; needed where HOST is no loopback',
    ),
  TLS_KEY_FILE: z.string().optional().describe('Its private key (PEM)'),
  PLAINTEXT_HOSTS: z
    .string()
    .optional()
    .describe(
      'For a trial on one machine: hosts, separated by commas, that may be spoken to in clear, or listened on',
    ),
  KAFKA_SESSION_TIMEOUT_MS: z.coerce
    .number()
    .int()
    .min(2_000)
    .default(10_000)
    .describe('How long a silent consumer keeps its partitions; its successor after a crash waits that long'),
  SCHEMA_REGISTRY_URL: url.describe('Confluent-compatible schema registry'),
  ID_SECRET: secret.describe('Derives the ids of streams; the same for all services and never changed'),
  PARKING_KEY: z.string().length(43).describe('32 bytes, base64url: seals parked messages'),
  SERVICE_TOKEN: secret.describe("This service's own credential towards the others"),
  SERVICE_TOKEN_HASHES: z
    .string()
    .transform((text, context): Record<string, string> => {
      const parsed = z.record(z.string(), z.string().length(64)).safeParse(parseJson(text));
      if (parsed.success) return parsed.data;
      context.addIssue({ code: 'custom', message: 'expected a JSON object of caller to SHA-256 in hex' });
      return z.NEVER;
    })
    .describe('Who may call: JSON, caller to the SHA-256 (hex) of its token'),
  INTAKE_URL: url.optional().describe('Internal door of intake'),
  ELIGIBILITY_URL: url.optional().describe('Internal door of eligibility'),
  ROUTING_URL: url.optional().describe('Internal door of routing'),
  OUTCOMES_URL: url.optional().describe('Internal door of outcomes'),
  GATEWAY_URL: url.optional().describe('Internal door of the gateway'),
  SANDBOX: z
    .stringbool()
    .default(false)
    .describe('True in a sandbox only: its business time can be moved forward'),
  SWEEP_EVERY_MS: z.coerce
    .number()
    .int()
    .positive()
    .default(1_000)
    .describe('How often unpublished streams and due clocks are looked for'),
});

export type HostConfig = z.infer<typeof hostConfig>;

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};
