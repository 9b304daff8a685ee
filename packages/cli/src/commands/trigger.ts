import { randomUUID } from 'node:crypto';
import { connectKafka } from '@handoff/messaging/kafka';
import { partnerMessages } from '@handoff/schemas';
import { CliFault } from '../fault.ts';
import { type Access, accessOf } from '../integrate/access.ts';
import { forward } from '../integrate/forward.ts';
import {
  avroOf,
  framed,
  inWordsOf,
  schemaIdOf,
  type Spoken,
  versionOf,
} from '../integrate/message-version.ts';
import { askAs } from '../integrate/partner-door.ts';
import { openPlace } from '../integrate/place-kept.ts';
import { taken } from '../integrate/refused-by-door.ts';
import { restRequest } from '../integrate/rest-request.ts';
import { sampleOf, type Triggered } from '../integrate/sample-of.ts';
import { sealPerson } from '../integrate/seal-person.ts';

type Options = Readonly<{ data: string; json: boolean; say: (line: string) => void }>;
export type TriggerFlags = Readonly<{
  as: string;
  set: readonly string[];
  messageVersion?: string;
  via?: string;
  to?: string;
  id?: string;
  dryRun: boolean;
}>;

type Word = Triggered & Readonly<{ release: Spoken; id: string; access: Access }>;

const shortNames = (names: readonly string[]): readonly string[] =>
  names.map((name) => name.slice(name.lastIndexOf('.') + 1));
const incoming = shortNames(partnerMessages.in);
const outgoing = shortNames(partnerMessages.out);

/** Says any message of the contract: one a partner sends, to the exchange; one it is told, to an address of yours. */
export const trigger = async (options: Options, short: string, flags: TriggerFlags): Promise<number> => {
  if (![...incoming, ...outgoing].includes(short)) throw unknown(short);
  const access = accessOf(options.data, flags.as);
  const id = flags.id ?? `trigger-${randomUUID()}`;
  const release = versionOf(short, flags.messageVersion);
  const { message, person } = sampleOf(short, flags.as, flags.set, id);
  const word: Word = { message, person, release, id, access };
  if (outgoing.includes(short)) return tell(options, word, flags);
  const via = flags.via ?? (access.kafka ? 'kafka' : 'rest');
  if (via === 'kafka') return write(options, word, flags);
  if (via === 'rest') return post(options, word, flags);
  throw new CliFault('unknown-way', {
    place: `--via ${via}`,
    reason: 'A message is said over Kafka or over REST.',
    mend: 'Say --via kafka or --via rest.',
  });
};

const post = async ({ json, say }: Options, word: Word, { dryRun }: TriggerFlags): Promise<number> => {
  const { release, message, person, id, access } = word;
  const said = inWordsOf(release, message) as Record<string, unknown>;
  const { path, body } = restRequest(release.short, said, person);
  if (dryRun) say(JSON.stringify({ method: 'POST', path, key: id, body }, null, 2));
  else {
    const text = taken(
      await askAs(access)(path, { method: 'POST', body: JSON.stringify(body), key: id }),
      path,
    );
    say(json ? JSON.stringify({ id, answer: JSON.parse(text) }) : `POST ${path} under ${id}\n${text}`);
  }
  return 0;
};

const write = async (
  { json, say }: Options,
  { release, message, person, id, access }: Word,
  { dryRun }: TriggerFlags,
): Promise<number> => {
  const { kafka, exchange, slug } = access;
  if (!kafka) throw withoutKafka(slug);
  const sealed = person && { sealedPerson: await sealPerson(askAs(access), person) };
  const value = inWordsOf(release, { ...message, ...sealed });
  const record = `handoff.partners.${release.short}`;
  const headers = {
    ce_specversion: '1.0',
    ce_id: id,
    ce_type: record,
    ce_source: `/${slug}`,
    ce_time: new Date().toISOString(),
    ce_dataschema: `urn:handoff:schema:${record}:${release.version}`,
    'content-type': 'application/vnd.confluent.avro',
  };
  const avro = avroOf(release, value);
  if (dryRun) {
    say(JSON.stringify({ topic: kafka.in, key: id, headers, value, avro: avro.toString('hex') }, null, 2));
    return 0;
  }
  const schemaId = await schemaIdOf(release, askAs(access));
  const { username, password } = kafka;
  const broker = connectKafka({
    brokers: exchange.brokers,
    clientId: 'handoff-trigger',
    sasl: { username, password },
  });
  try {
    const messages = [{ key: id, headers, value: framed(schemaId, avro) }];
    await broker.producer().send({ topic: kafka.in, partition: 0, messages });
  } finally {
    await broker.close();
  }
  say(
    json
      ? JSON.stringify({ id, topic: kafka.in, version: release.version, schemaId })
      : `${release.short} version ${release.version} (schema ${schemaId}) is on ${kafka.in} under ${id}.\nA refusal comes back on ${kafka.out} as MessageRejected: handoff listen --as ${slug}`,
  );
  return 0;
};

/** The exchange alone writes what partners are told; this is a sample of it, to an address of your own. */
const tell = async (
  { data, json, say }: Options,
  { release, message, id, access }: Word,
  { to, dryRun }: TriggerFlags,
): Promise<number> => {
  const value = inWordsOf(release, message) as Record<string, unknown>;
  const event = { position: 0, id, type: release.short, time: new Date().toISOString(), data: value };
  if (dryRun || to === undefined) {
    say(JSON.stringify(event, null, 2));
    return 0;
  }
  const status = await forward(event, to, openPlace(data, access.slug).secret);
  const ok = status !== undefined && status >= 200 && status < 300;
  const what = status === undefined ? 'nobody answers there' : `answered ${status}`;
  say(json ? JSON.stringify({ id, to, status: status ?? null }) : `${release.short} ${id} → ${to}: ${what}`);
  return ok ? 0 : 1;
};

const unknown = (short: string): CliFault =>
  new CliFault('unknown-message', {
    place: short,
    reason: 'The contract has no message of this name.',
    mend: `A partner sends ${incoming.join(', ')}; it is told ${outgoing.join(', ')}.`,
  });

const withoutKafka = (slug: string): CliFault =>
  new CliFault('no-kafka-credentials', {
    place: slug,
    reason: 'This partner is connected otherwise.',
    mend: 'Say --via rest, or register it with `way: kafka`.',
  });
