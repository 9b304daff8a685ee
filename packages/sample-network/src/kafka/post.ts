import type { Outbox } from '../disk/outbox.ts';

/** A Kafka message as it is kept: the value's bytes in base64. */
export type Letter = Readonly<{ key: string; headers: Readonly<Record<string, string>>; value: string }>;

export type Post = Outbox<Letter>;

type Written = Readonly<{ id: string; record: string; source: string; key: string; value: Buffer }>;

/** CloudEvents headers, binary mode. The id is ours and the same on every repeat: by it the exchange knows it again. */
export const letter = ({ id, record, source, key, value }: Written): Letter => ({
  key,
  headers: {
    ce_specversion: '1.0',
    ce_id: id,
    ce_source: `/${source}`,
    ce_type: record,
    ce_time: new Date().toISOString(),
    'content-type': 'application/vnd.confluent.avro',
  },
  value: value.toString('base64'),
});
