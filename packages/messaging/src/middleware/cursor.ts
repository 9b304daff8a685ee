import { type Consume, type Delivery, type Middleware, skipped, type Verdict } from '../delivery.ts';
import { type Envelope, readEnvelope } from '../envelope.ts';
import { Fault } from '../fault.ts';
import { Interrupted } from '../interrupted.ts';
import { judge } from '../judge.ts';
import type { Positions } from '../positions.ts';
import type { Retrying } from '../retrying.ts';

/** The events of the envelope's stream after `afterSequence`, from its owner, in order. */
export type FetchTail = (envelope: Envelope, afterSequence: number) => Promise<readonly Delivery[]>;

export type CursorOptions = Readonly<{
  positions: Positions;
  fetchTail: FetchTail;
  retrying: Retrying;
  compacted: (topic: string) => boolean;
  onFork: (envelope: Envelope) => void;
  /** Tells of messages that came with a tail and not from the broker. */
  report: (delivery: Delivery, verdict: Verdict) => void;
}>;

type Sequenced = Envelope & { sequence: number };
const isSequenced = (envelope: Envelope): envelope is Sequenced => envelope.sequence !== undefined;

const wrongKey = () =>
  new Fault('wrong-key', {
    place: 'ce_subject',
    reason: 'The key of the message is not the stream its event belongs to, so its order means nothing.',
    mend: 'Publish events with the stream id as key, as the relay does.',
  });

const fork = ({ sequence }: Sequenced) =>
  new Fault('fork', {
    place: `ce_sequence ${sequence}`,
    reason: 'Two different events claim this place in the stream.',
    mend: 'Compare both with the owner (`handoff doctor reconcile`); redrive only the true one.',
  });

const gap = ({ sequence }: Sequenced, after: number, cause?: unknown) =>
  new Fault('gap', {
    place: `ce_sequence ${sequence}`,
    reason: `Events ${after + 1} to ${sequence - 1} are missing and the owner of the stream did not give them.`,
    mend: 'Bring the owning service back, then redrive the stream.',
    cause,
  });

/**
 * Keeps a stream's events in their order, each once. The cursor moves after the effects, also for types
 * nobody here asked for; what has no sequence (commands, answers, partners' input) passes by.
 */
export const cursor =
  ({ positions, fetchTail, retrying, compacted, onFork, report }: CursorOptions): Middleware =>
  (next) => {
    const apply = async (delivery: Delivery, { subject, sequence, id }: Sequenced): Promise<Verdict> => {
      const verdict = await next(delivery);
      positions.advance(subject, { sequence, eventId: id });
      return verdict;
    };

    const take = async (delivery: Delivery, event: Sequenced, onGap: Consume): Promise<Verdict> => {
      const judgement = judge(event, positions.at(event.subject), compacted(delivery.topic));
      if (judgement === 'next') return apply(delivery, event);
      if (judgement === 'duplicate') return skipped('duplicate');
      if (judgement === 'gap') return onGap(delivery);
      onFork(event);
      throw fork(event);
    };

    const askOwner = async (delivery: Delivery, event: Sequenced): Promise<readonly Delivery[]> => {
      const after = positions.at(event.subject)?.sequence ?? 0;
      try {
        return await retrying(() => fetchTail(event, after), delivery.heartbeat);
      } catch (error) {
        if (error instanceof Interrupted) throw error;
        throw gap(event, after, error);
      }
    };

    const takeTail = async (tail: readonly Delivery[], event: Sequenced): Promise<Verdict | undefined> => {
      let own: Verdict | undefined;
      for (const missed of tail) {
        const envelope = readEnvelope(missed);
        if (!isSequenced(envelope) || envelope.subject !== event.subject) continue;
        const verdict = await take(missed, envelope, () => {
          throw gap(event, positions.at(event.subject)?.sequence ?? 0);
        });
        if (envelope.id === event.id) own = verdict;
        else report(missed, verdict);
      }
      return own;
    };

    const fill = (event: Sequenced) => async (delivery: Delivery) => {
      const own = await takeTail(await askOwner(delivery, event), event);
      if (own) return own;
      return take(delivery, event, () => {
        throw gap(event, positions.at(event.subject)?.sequence ?? 0);
      });
    };

    return async (delivery) => {
      const envelope = readEnvelope(delivery);
      if (!isSequenced(envelope)) return next(delivery);
      if (envelope.subject !== delivery.key) throw wrongKey();
      return take(delivery, envelope, async () => {
        await positions.refresh(envelope.subject);
        return take(delivery, envelope, fill(envelope));
      });
    };
  };
