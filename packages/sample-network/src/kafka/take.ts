import { join } from 'node:path';
import type { JWK } from 'jose';
import type { KafkaMessage } from 'kafkajs';
import { openJournal } from '../disk/journal.ts';
import type { Contract } from './contract.ts';
import { gapWatch } from './gap-watch.ts';
import { unseal } from './seal.ts';

type Data = Readonly<Record<string, unknown>>;
export type Taken = Readonly<{
  type: string;
  id: string;
  time: string;
  sequence: number;
  subject: string;
  data: Data;
}>;
type Opened = Readonly<{ id: string; type: string; localRef: unknown; opened: unknown }>;

type Options = Readonly<{
  state: string;
  contract: Contract;
  privateJwk: JWK | undefined;
  say: (line: string) => void;
}>;

export type Take = Readonly<{
  /** What was taken by an earlier run. */
  before: readonly Taken[];
  message: (message: KafkaMessage) => Promise<Taken>;
}>;

/**
 * Writes each message of `.out` into a file of our own, once, whatever is delivered twice. What came sealed stays
 * sealed there; opened, it lies in a file of its own.
 */
export const openTake = ({ state, contract, privateJwk, say }: Options): Take => {
  const take = openJournal<Taken>(join(state, 'take.jsonl'));
  const opened = openJournal<Opened>(join(state, 'opened.jsonl'));
  const known = new Set(take.before.map(({ id }) => id));
  const knownOpened = new Set(opened.before.map(({ id }) => id));
  const gaps = gapWatch();
  for (const { subject, sequence } of take.before) gaps.note(subject, sequence);

  const write = (taken: Taken): void => {
    if (known.has(taken.id)) return;
    const gap = gaps.note(taken.subject, taken.sequence);
    if (gap !== undefined) say(gap);
    take.add(taken);
    known.add(taken.id);
    if (taken.type === 'MessageRejected') say(rejected(taken.data));
  };

  const open = async ({ id, type, data }: Taken): Promise<void> => {
    const { sealed, localRef = null } = data;
    if (typeof sealed !== 'string' || privateJwk === undefined || knownOpened.has(id)) return;
    opened.add({ id, type, localRef, opened: await unseal(privateJwk, sealed) });
    knownOpened.add(id);
  };

  return {
    before: take.before,
    message: async (message) => {
      const taken = await read(message, contract);
      write(taken);
      await open(taken);
      return taken;
    },
  };
};

const read = async ({ headers = {}, value }: KafkaMessage, contract: Contract): Promise<Taken> => {
  const header = (name: string): string => String(headers[name] ?? '');
  const type = header('ce_type');
  return {
    type: type.slice(type.lastIndexOf('.') + 1),
    id: header('ce_id'),
    time: header('ce_time'),
    sequence: Number(header('ce_sequence')),
    subject: header('ce_subject'),
    data: await contract.decode(value ?? Buffer.alloc(0)),
  };
};

const rejected = ({ message, ...why }: Data): string => {
  const { code, place, reason, mend } = why as Record<string, string | null>;
  return `the exchange refused ${String(message)}: ${code} at ${place ?? 'the message'}: ${reason} ${mend}`;
};
