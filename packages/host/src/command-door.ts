import { createHash } from 'node:crypto';
import type { Codec } from '@handoff/codec';
import { Refusal } from '@handoff/decider';
import { commands as commandTable, recordNamed, type ServiceName } from '@handoff/schemas';
import type { Outcome } from '@handoff/stream-store';
import type { CommandHandlers, CommandMeta, Context } from './definition.ts';

export type Knock = Readonly<{
  /** The stream the command is addressed to. */
  streamId: string;
  bytes: Buffer;
  causation: string;
  trace?: string | undefined;
}>;

export type Answer = Readonly<{ command: string; outcome: Outcome }>;

/** The one door: the same bytes, by HTTP or by `handoff.commands`, come to the same handler and the same answer. */
export type CommandDoor = (knock: Knock) => Promise<Answer>;

type AnyHandler = (record: unknown, meta: CommandMeta, context: Context) => Promise<Outcome>;

export const commandDoor = (
  service: ServiceName,
  codec: Codec,
  handlers: CommandHandlers,
  context: Context,
): CommandDoor => {
  const own = ownCommands(service);
  return async ({ streamId, bytes, causation, trace }) => {
    const { record, value } = await codec.decode(bytes, { allow: own });
    const handler = handlers[recordNamed(record).short as keyof CommandHandlers] as AnyHandler | undefined;
    if (!handler) throw new Error(`${service} owns ${record} but has no handler for it`);
    const bodyHash = createHash('sha256').update(bytes).digest('hex');
    const meta = { streamId, causation, bodyHash, ...(trace === undefined ? {} : { trace }) };
    return {
      command: record,
      outcome: await refusalAsOutcome(async () => {
        checkAddress(record, value, streamId);
        return handler(value, meta, context);
      }),
    };
  };
};

export const ownCommands = (service: ServiceName): ReadonlySet<string> =>
  new Set(
    Object.entries(commandTable).flatMap(([name, { service: owner }]) => (owner === service ? [name] : [])),
  );

/** The key decides which partition and which document; a command that names another stream than its key is nobody's. */
const checkAddress = (record: string, value: unknown, streamId: string): void => {
  const field = commandTable[record]?.key ?? '';
  const named = (value as Readonly<Record<string, unknown>>)[field];
  const own = field === 'slug' ? `partner-${String(named)}` : named;
  if (own === streamId) return;
  throw new Refusal('wrong-stream', {
    place: field,
    reason: 'the command names another stream than the one it is addressed to',
    mend: `Address it to the stream that its ${field} names.`,
  });
};

/** A refusal before any stream was touched (a field that makes no sense) is an answer as much as one from a stream. */
const refusalAsOutcome = async (attempt: () => Promise<Outcome>): Promise<Outcome> => {
  try {
    return await attempt();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const { code, reason, mend, place } = error;
    return { kind: 'refused', version: 0, code, reason, mend, ...(place === undefined ? {} : { place }) };
  }
};
