import { shortName } from '@handoff/messaging';
import { topics } from '@handoff/schemas';
import { type EventRead, readEvents } from '../events/read-events.ts';
import { CliFault } from '../fault.ts';
import { runningExchange } from './running.ts';

type Options = Readonly<{ data: string; json: boolean; say: (line: string) => void }>;
type Which = Readonly<{ topic?: string; stream?: string; follow: boolean }>;

/** What is on the exchange's own topics, decoded; sealed values stay sealed. Ends at the newest unless it follows. */
export const eventsTail = async (
  { data, json, say }: Options,
  { topic, stream, follow }: Which,
): Promise<number> => {
  if (topic !== undefined && !(topic in topics)) throw unknownTopic(topic);
  await readEvents({
    addresses: runningExchange(data).addresses(),
    topics: topic === undefined ? Object.keys(topics) : [topic],
    wants: (key) => stream === undefined || stream === key,
    follow,
    onEvent: (event) => say(json ? inJson(event) : inWords(event)),
  });
  return 0;
};

const inJson = ({ topic, key, headers, record, value }: EventRead): string =>
  JSON.stringify({ topic, key, type: record, headers, value });

const inWords = ({ topic, key, headers, record, value }: EventRead): string =>
  `${headers['ce_time'] ?? ''}  ${topic}  ${shortName(record)}  ${key}#${headers['ce_sequence'] ?? '–'}\n    ${JSON.stringify(withoutCiphertext(value))}`;

/** Ciphertext says nothing to a reader: its key and purpose do. */
const withoutCiphertext = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(withoutCiphertext);
  if (typeof value !== 'object' || value === null) return value;
  if ('ciphertext' in value && 'keyId' in value && 'purpose' in value)
    return `sealed for ${String(value.purpose)} by ${String(value.keyId)}`;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, withoutCiphertext(each)]));
};

const unknownTopic = (named: string): CliFault =>
  new CliFault('unknown-topic', {
    place: named,
    reason: 'It is none of the exchange’s own topics.',
    mend: `Name one of: ${Object.keys(topics).join(', ')}.`,
  });
