import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { type RecordInfo, recordNamed, records } from '../records.ts';
import { partnerMessages, topics } from '../topics.ts';

type Json = Readonly<Record<string, unknown>>;

const text = (description: string, more: Json = {}): Json => ({ type: 'string', description, ...more });

const headers: Json = {
  type: 'object',
  description: 'CloudEvents in Kafka headers (binary mode).',
  required: ['ce_specversion', 'ce_id', 'ce_source', 'ce_type', 'ce_subject', 'ce_time', 'ce_dataschema'],
  properties: {
    ce_specversion: text('Always 1.0.', { const: '1.0' }),
    ce_id: text('Id of the message; a repeat bears the same.'),
    ce_source: text('/handoff/<service>, or the partner.'),
    ce_type: text('Full name of the record.'),
    ce_subject: text('Stream id; also the key of the message.'),
    ce_time: text('When it was appended, UTC.', { format: 'date-time' }),
    ce_dataschema: text('urn:handoff:schema:<full name>:<version>'),
    ce_sequence: text('Version of the stream, decimal, gapless.'),
    ce_correlationid: text('The journey.'),
    ce_causationid: text('The message or command that caused it.'),
    traceparent: text('W3C trace context; internal topics only.'),
  },
};

const message = ({ short, name, version, schema }: RecordInfo): Json => ({
  name,
  title: short,
  summary: (schema as { doc: string }).doc,
  contentType: 'application/vnd.confluent.avro',
  headers: { $ref: '#/components/schemas/headers' },
  payload: {
    schemaFormat: 'application/vnd.apache.avro;version=1.9.0',
    schema: { $ref: `../history/${short}/${version}.avsc` },
  },
});

const shortOf = (name: string): string => name.slice(name.lastIndexOf('.') + 1);

const carried = (names: readonly string[]): Json =>
  Object.fromEntries(
    names.map((name) => [shortOf(name), { $ref: `#/components/messages/${shortOf(name)}` }]),
  );

const internalChannels = Object.entries(topics).map(([address, { carries, compacted, owner }]) => [
  address,
  { address, description: `Owner: ${owner}.${compacted ? ' Compacted.' : ''}`, messages: carried(carries) },
]);

const partnerChannel = (direction: 'in' | 'out', description: string) => [
  `handoff.partner.${direction}`,
  {
    address: `handoff.partner.{slug}.${direction}`,
    description,
    parameters: { slug: { description: 'The partner.' } },
    messages: carried(partnerMessages[direction]),
  },
];

const operation = (action: 'send' | 'receive', channel: string): Json => ({
  action,
  channel: { $ref: `#/channels/${channel.replaceAll('/', '~1')}` },
});

/** What travels where, for tools that read AsyncAPI. Operations are the partner's. */
export const asyncApiFile = (): string =>
  stringify(
    {
      asyncapi: '3.0.0',
      info: {
        title: 'Handoff',
        version: '1.0.0',
        description:
          'An event-driven referral exchange between agencies. Written by `node schemas/generate.ts`.',
      },
      defaultContentType: 'application/vnd.confluent.avro',
      channels: Object.fromEntries([
        partnerChannel('in', 'What a partner tells the exchange. It alone may write.'),
        partnerChannel('out', 'What the exchange tells a partner. It alone may read.'),
        ...internalChannels,
      ]),
      operations: {
        tellTheExchange: operation('send', 'handoff.partner.in'),
        hearFromTheExchange: operation('receive', 'handoff.partner.out'),
      },
      components: {
        schemas: { headers },
        messages: Object.fromEntries(
          [...records.values()]
            .filter(({ kind }) => kind !== 'shared')
            .map((record) => [record.short, message(record)]),
        ),
      },
    },
    { lineWidth: 0, aliasDuplicateObjects: false },
  );

const exampleOf = (short: string): Json =>
  JSON.parse(readFileSync(join(import.meta.dirname, '..', 'examples', `${short}.json`), 'utf8')) as Json;

/** Stands alone: the schema is written out, and an example says what it means. */
const partnerMessage = (record: RecordInfo): Json => ({
  ...message(record),
  payload: { schemaFormat: 'application/vnd.apache.avro;version=1.9.0', schema: record.schema },
  examples: [{ name: record.short, summary: 'Made up.', payload: exampleOf(record.short) }],
});

const partnerRecords = [...partnerMessages.in, ...partnerMessages.out].map(recordNamed);

/** What concerns a partner on Kafka and nothing else: two topics, how one comes in, each message whole. */
export const partnerAsyncApiFile = (): string =>
  stringify(
    {
      asyncapi: '3.0.0',
      info: {
        title: 'Handoff, for partners on Kafka',
        version: '1.0.0',
        description:
          "A partner's two topics. Values are Avro in Confluent framing; schemas are at the exchange's registry door, GET /v1/registry. Written by `node schemas/generate.ts`.",
      },
      servers: {
        exchange: {
          host: '{brokers}',
          protocol: 'kafka-secure',
          description: 'The addresses come with your credentials.',
          variables: { brokers: { description: 'host:port, as your credentials say.' } },
          security: [{ $ref: '#/components/securitySchemes/scram' }],
        },
      },
      defaultContentType: 'application/vnd.confluent.avro',
      channels: Object.fromEntries([
        partnerChannel('in', 'What you tell the exchange. You alone may write.'),
        partnerChannel('out', 'What the exchange tells you. You alone may read.'),
      ]),
      operations: {
        tellTheExchange: operation('send', 'handoff.partner.in'),
        hearFromTheExchange: operation('receive', 'handoff.partner.out'),
      },
      components: {
        securitySchemes: {
          scram: { type: 'scramSha512', description: 'Your slug, and the password that was shown once.' },
        },
        schemas: { headers },
        messages: Object.fromEntries(partnerRecords.map((record) => [record.short, partnerMessage(record)])),
      },
    },
    { lineWidth: 0, aliasDuplicateObjects: false },
  );
