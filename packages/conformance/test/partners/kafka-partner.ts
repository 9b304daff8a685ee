import { typeOf } from '@handoff/codec';
import { type Consume, type Consumer, plainSubscriber } from '@handoff/messaging';
import { connectKafka } from '@handoff/messaging/kafka';
import type { KafkaAccess } from '../../src/sides/groups.ts';
import { get, type PartnerOptions } from './http.ts';
import { type Notice, wordsOn } from './plan.ts';

type Options = PartnerOptions & Readonly<{ kafka: KafkaAccess & Readonly<{ in: string }> }>;
type Type = ReturnType<typeof typeOf>;

/** Reads its `.out`, writes to its `.in`; the schemas it asks the exchange for. */
export const kafkaPartner = async (partner: Options): Promise<void> => {
  const { kafka, defect, signal, slug } = partner;
  const { username, password, brokers } = kafka;
  const broker = connectKafka({ brokers, clientId: slug, sasl: { username, password } });
  const producer = broker.producer();
  const schemas = schemasOf(partner);
  const done = new Set<string>();
  let consumer: Consumer | undefined;

  const say = async (id: string, record: string, value: object): Promise<void> => {
    const headers = {
      ce_specversion: '1.0',
      ce_id: id,
      ce_type: record,
      ce_source: `/${slug}`,
      ce_time: new Date().toISOString(),
    };
    const messages = [{ key: id, headers, value: await schemas.write(record, value) }];
    await producer.send({ topic: kafka.in, partition: 0, messages });
  };

  const act = async (notice: Notice, suffix: string): Promise<void> => {
    for (const { to, body } of wordsOn(notice, defect)) {
      const record = `handoff.partners.${to === 'facts' ? 'FactReport' : 'ReferralResponse'}`;
      const id = `${notice.referral}-${String(body['status'] ?? body['kind'])}${suffix}`;
      await say(id, record, { referral: notice.referral, ...body });
      const other = { referral: notice.referral, ...body, conditional: 'registration' };
      if (defect === 'other-repeat' && body['status'] === 'accepted') await say(id, record, other);
    }
    if (defect === 'loses-its-place' && notice.status === 'completed') void consumer?.stop();
  };

  const take: Consume = async ({ headers, payload }) => {
    const id = headers['ce_id'] ?? '';
    const known = done.has(id);
    done.add(id);
    if (known && defect !== 'acts-twice') return { kind: 'processed' };
    if (!headers['ce_type']?.endsWith('ReferralNotice')) return { kind: 'processed' };
    const notice = (await schemas.read(payload)) as Notice;
    if (notice.role === 'receiver') await act(notice, known ? '-again' : '');
    return { kind: 'processed' };
  };
  const groupId = `${kafka.groupPrefix}take`;
  const subscriber = plainSubscriber({ consumer: groupId, topics: [kafka.out], consume: take });
  consumer = broker.consume({ groupId, subscriber, onDead: () => undefined });
  await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
  await consumer.stop();
  await broker.close();
};

const schemasOf = (partner: PartnerOptions) => {
  const writers = new Map<string, Promise<Readonly<{ id: number; type: Type }>>>();
  const readers = new Map<number, Promise<Type>>();
  const ask = async <Shape>(path: string): Promise<Shape> =>
    JSON.parse((await get(partner, `/v1/registry/${path}`)).text) as Shape;
  const parsed = (schema: string): Type => typeOf(JSON.parse(schema) as Parameters<typeof typeOf>[0]);
  const writerOf = async (record: string) => {
    const { id, schema } = await ask<{ id: number; schema: string }>(`subjects/${record}/versions/latest`);
    return { id, type: parsed(schema) };
  };
  return {
    write: async (record: string, value: object): Promise<Buffer> => {
      const writer = writers.get(record) ?? writerOf(record);
      writers.set(record, writer);
      const { id, type } = await writer;
      const header = Buffer.alloc(5);
      header.writeUInt32BE(id, 1);
      return Buffer.concat([header, type.toBuffer(whole(type, value))]);
    },
    read: async (payload: Buffer): Promise<unknown> => {
      const id = payload.readUInt32BE(1);
      const reader =
        readers.get(id) ?? ask<{ schema: string }>(`schemas/ids/${id}`).then(({ schema }) => parsed(schema));
      readers.set(id, reader);
      return (await reader).fromBuffer(payload.subarray(5));
    },
  };
};

/** Fields that nobody filled are null: in this contract every field may be that which need not be there. */
const whole = (type: Type, value: object): object => {
  const { fields } = type as unknown as { fields: readonly { name: string }[] };
  return Object.fromEntries(
    fields.map(({ name }) => [name, (value as Record<string, unknown>)[name] ?? null]),
  );
};
