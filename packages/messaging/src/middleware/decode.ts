import { type Consume, type Handler, processed, skipped } from '../delivery.ts';
import { type Envelope, readEnvelope, shortName } from '../envelope.ts';
import { Fault } from '../fault.ts';

/** What is needed of @handoff/codec. */
export type Decoder = Readonly<{
  decode(
    bytes: Buffer,
    options?: { allow?: ReadonlySet<string> },
  ): Promise<{ record: string; value: unknown }>;
}>;

export type DecodeOptions = Readonly<{
  codec: Decoder;
  handlers: Readonly<Record<string, Handler>>;
  wants: (headers: Readonly<Record<string, string>>) => boolean;
  compacted: (topic: string) => boolean;
  failpoint: (name: string) => Promise<void>;
  /** Full names of the records that may arrive, where senders are not ours. */
  allow?: ReadonlySet<string> | undefined;
}>;

const mislabelled = ({ type }: Envelope) =>
  new Fault('type-is-not-record', {
    place: 'ce_type',
    reason: `The header says ${type}, the bytes are of another record.`,
    mend: 'Set ce_type to the full name of the record that was encoded.',
  });

/** The innermost step: headers choose the handler, so bytes nobody asked for are never decoded. */
export const decode =
  ({ codec, handlers, wants, compacted, failpoint, allow }: DecodeOptions): Consume =>
  async (delivery) => {
    const envelope = readEnvelope(delivery);
    const name = shortName(envelope.type);
    const handle = Object.hasOwn(handlers, name) ? handlers[name] : undefined;
    if (!handle) return skipped('not-subscribed');
    if (!wants(delivery.headers)) return skipped('not-wanted');
    if (delivery.payload.length === 0 && compacted(delivery.topic)) return skipped('tombstone');

    const { record, value } = await codec.decode(delivery.payload, allow && { allow });
    if (record !== envelope.type) throw mislabelled(envelope);
    await failpoint('consumer.before-effect');
    const outcome = await handle({ envelope, value, record, delivery });
    await failpoint('consumer.after-effect-before-cursor');
    return outcome ? skipped(outcome.skipped) : processed;
  };
