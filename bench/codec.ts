import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createCodec } from '@handoff/codec';
import { inMemoryLock, registerSchemas, registryIds } from '@handoff/codec/registry';
import { recordNamed } from '@handoff/schemas';
import { asNumbers } from '../packages/codec/test/as-numbers.ts';
import { bareAvsc } from './codec/bare-avsc.ts';
import { mockRegistry, officialSerde } from './codec/official-serde.ts';
import { compare, type Measured } from './eligibility/compare.ts';

const short = 'ReferralOffered';
const { name, schema } = recordNamed(short);
const event: unknown = JSON.parse(
  readFileSync(join(import.meta.dirname, '..', 'schemas', 'examples', `${short}.json`), 'utf8'),
);
/** As the others see it, who have no hooks for days and instants: numbers. */
const numbers = asNumbers(schema, event);

const { url, client } = mockRegistry();
await registerSchemas({ url, client });
const codec = createCodec({ ids: await registryIds({ url, client, lock: inMemoryLock() }) });
const official = officialSerde(client, name, codec.encode(short, event).readInt32BE(1));
const bare = bareAvsc(schema);

const ours = async () => (await codec.decode(codec.encode(short, event))).value;
const theirs = async () => official.deserialize(await official.serialize(numbers));
const avsc = () => bare.decode(bare.encode(numbers));

/** All must write the same bytes and read the same event, or the figures compare nothing. */
const agree = async (): Promise<number> => {
  const bytes = codec.encode(short, event);
  const framed = await official.serialize(numbers);
  if (!bytes.equals(framed)) throw new Error('the official serde writes other bytes');
  if (!bytes.subarray(bytes.length - bare.encode(numbers).length).equals(bare.encode(numbers)))
    throw new Error('bare avsc writes other bytes');
  const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);
  if (!same(await ours(), event)) throw new Error('what was written is not what is read');
  if (!same(await theirs(), numbers) || !same(avsc(), numbers))
    throw new Error('the others read something else');
  return bytes.length;
};

const bytes = await agree();
const what = `encode and decode one ${short} of ${bytes} bytes`;
const measured: readonly Measured[] = [
  await compare(
    { id: 'P1', what: `${what}, framing included`, goal: '≥ 10×' },
    { name: 'handoff', times: 5_000, run: ours },
    { name: 'AvroSerializer and AvroDeserializer', times: 500, run: theirs },
  ),
  await compare(
    { id: 'P1b', what, goal: '≥ 0.8×' },
    { name: 'handoff', times: 5_000, run: ours },
    { name: 'bare avsc, no framing', times: 5_000, run: avsc },
  ),
];

const say = (line: string) => process.stdout.write(`${line}\n`);
if (process.argv.includes('--json')) say(JSON.stringify({ measured }, null, 2));
else
  for (const { id, what: told, goal, ratio, ours: mine, other, rounds } of measured)
    say(
      `${id}  ${told}: ${ratio.median}× ${other.name} (${ratio.least} to ${ratio.most} in ${rounds} rounds; ` +
        `${mine.medianMicros} µs against ${other.medianMicros} µs; goal ${goal})`,
    );
