import { refuse } from '@handoff/decider';
import { handledKept, type Outcome, type StreamDocument } from './stream-document.ts';

export type Asked = Readonly<{ causation: string; bodyHash: string; issuedAt?: string | undefined }>;

const refuseReuse = (causation: string): never =>
  refuse('causation-reused', {
    reason: 'This message id or Idempotency-Key was used before, with another body.',
    mend: 'Send the first body again to get its answer, or send this body under a new id.',
    place: causation,
  });

const refuseStale = (causation: string, oldest: string): never =>
  refuse('command-too-old', {
    reason: `It was issued before ${oldest}, the oldest answer still remembered here, so a repeat could not be told from a new one.`,
    mend: 'Look at where the stream stands now, and issue it again under a new id if it is still wanted.',
    place: causation,
  });

/**
 * What made events is found by them even when `handled` has let go of it: one causation, one effect, for ever. Of those stored before
 * bodies were kept nobody knows which one it was: they are answered by the causation alone.
 */
const outcomeInEvents = (
  { events, bodies = [] }: StreamDocument,
  { causation, bodyHash }: Asked,
): Outcome | undefined => {
  const last = events.findLast((event) => event.causation === causation);
  const body = last && bodies.find(({ sequence }) => sequence === last.sequence);
  if (body && body.bodyHash !== bodyHash) refuseReuse(causation);
  return last && { kind: 'done', version: last.sequence };
};

/** The answer this stream gave to the same command before. */
export const earlierAnswer = (document: StreamDocument, asked: Asked): Outcome | undefined => {
  const entry = document.handled.find(({ causation }) => causation === asked.causation);
  if (entry && entry.bodyHash !== asked.bodyHash) refuseReuse(asked.causation);
  if (entry) return entry.outcome;
  const inEvents = outcomeInEvents(document, asked);
  if (inEvents) return inEvents;
  const oldest = document.handled.length >= handledKept ? document.handled[0]?.at : undefined;
  if (oldest && asked.issuedAt && asked.issuedAt < oldest) refuseStale(asked.causation, oldest);
  return undefined;
};
