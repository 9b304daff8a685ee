import { createRequire } from 'node:module';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';

type Decoded = Readonly<{
  offset: string;
  key: Buffer | null;
  value: Buffer | null;
  headers: Readonly<Record<string, Buffer | readonly Buffer[]>>;
}>;

// Inside the package on purpose: this is what patches/kafkajs+2.2.4.patch mends. Whoever writes to a topic of theirs chooses
// what stands in it, and a batch of 256 KiB that ends its reader would end every one that comes after.
const require = createRequire(import.meta.url);
const Decoder = require('kafkajs/src/protocol/decoder.js') as new (bytes: Buffer) => object;
const decodeMessages = require('kafkajs/src/protocol/requests/fetch/v4/decodeMessages.js') as (
  decoder: object,
) => Promise<readonly Decoded[]>;

/** Kafka's variable length, zigzag. */
const varint = (number: number): readonly number[] => {
  const bytes: number[] = [];
  let left = number < 0 ? -2 * number - 1 : 2 * number;
  for (; left > 127; left = Math.floor(left / 128)) bytes.push((left % 128) + 128);
  return [...bytes, left];
};
const text = (value: string): Buffer => Buffer.from([...varint(value.length), ...Buffer.from(value)]);

type Record_ = Readonly<{
  value?: Buffer;
  headers?: readonly (readonly [string, string])[];
  /** So many more, without name and without value: two bytes each. */
  bare?: number;
}>;
const record = (delta: number, { value = Buffer.alloc(0), headers = [], bare = 0 }: Record_ = {}): Buffer => {
  const body = Buffer.concat([
    Buffer.from([0, 0, ...varint(delta), 1, ...varint(value.length)]),
    value,
    Buffer.from(varint(headers.length + bare)),
    ...headers.flatMap(([name, said]) => [text(name), text(said)]),
    Buffer.alloc(2 * bare, Buffer.from([0, 1])),
  ]);
  return Buffer.concat([Buffer.from(varint(body.length)), body]);
};

/** A batch of version 2, as a fetch brings it: gzip, first offset 100. */
const fetched = (records: readonly Buffer[]): Buffer => {
  const packed = gzipSync(Buffer.concat(records));
  const head = Buffer.alloc(61);
  head.writeBigInt64BE(100n, 0);
  head.writeInt32BE(49 + packed.length, 8);
  head.writeInt8(2, 16);
  head.writeInt16BE(1, 21);
  head.writeInt32BE(records.length - 1, 23);
  head.writeInt32BE(records.length, 57);
  const size = Buffer.alloc(4);
  size.writeInt32BE(head.length + packed.length);
  // What a partner's topic takes in one batch.
  expect(packed.length).toBeLessThan(262_144);
  return Buffer.concat([size, head, packed]);
};
const read = (records: readonly Buffer[]) => decodeMessages(new Decoder(fetched(records)));

describe('a batch that a partner made to be read badly', () => {
  it('of very many messages is read', async () => {
    const many = await read(Array.from({ length: 180_000 }, (_, each) => record(each)));
    expect([many.length, many[0]?.offset, many.at(-1)?.offset]).toEqual([180_000, '100', '180099']);
  });

  it('that unpacks to a thousand times as much is one message that says nothing, at its last offset', async () => {
    const messages = await read([record(0), record(1, { value: Buffer.alloc(200_000_000) })]);
    // Not the messages themselves: a difference would be told with all they hold.
    expect(messages.map(({ offset, value }) => [offset, value?.length])).toEqual([['101', 0]]);
    expect([messages[0]?.key, messages[0]?.headers]).toEqual([null, {}]);
  });

  it('with very many headers is read at once', async () => {
    const headers = Array.from({ length: 50_000 }, (_, each) => [`h${each}`, 'x'] as const);
    const begun = performance.now();
    const [message] = await read([record(0, { headers })]);
    expect(Object.keys(message?.headers ?? {})).toHaveLength(50_000);
    expect(performance.now() - begun).toBeLessThan(5_000);
  });

  it('with headers by the million says nothing in that message, and nothing in those behind it that have some', async () => {
    const value = Buffer.from('said');
    const whose = { value, headers: [['h', 'x']] } as const;
    const messages = await read([record(0, whose), record(1, { value, bare: 30_000_000 }), record(2, whose)]);
    expect(messages.map((each) => [each.offset, String(each.value), Object.keys(each.headers)])).toEqual([
      ['100', 'said', ['h']],
      ['101', '', []],
      ['102', '', []],
    ]);
  });

  it('of more messages than anybody sends at once is one message that says nothing', async () => {
    const messages = await read(Array.from({ length: 200_001 }, () => record(0)));
    expect(messages.map(({ offset, value }) => [offset, value?.length])).toEqual([['200100', 0]]);
  });

  it('with headers named for what every object has reads what was sent', async () => {
    const names = ['__proto__', 'constructor', 'toString'] as const;
    const [message] = await read([
      record(0, { headers: [...names.map((name) => [name, 'sent'] as const), ['a', '1'], ['a', '2']] }),
    ]);
    const { headers = {} } = message ?? {};
    for (const name of names)
      expect([name, String(Object.entries(headers).find(([each]) => each === name)?.[1])]).toEqual([
        name,
        'sent',
      ]);
    expect(headers['a']).toEqual([Buffer.from('1'), Buffer.from('2')]);
    expect(Reflect.getPrototypeOf(headers)).toBe(Object.prototype);
  });
});
