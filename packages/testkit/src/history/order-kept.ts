import { type Evidence, groupBy, type Placed } from './evidence.ts';
import type { RecordRead, StreamRead } from './final-state.ts';
import { type Violation, violationsOf } from './violation.ts';

const disordered = violationsOf('I4');

/** By offset, a stream's events first appear in the order of their versions; and what they cause comes in that order. */
export const orderKept = (evidence: Evidence): readonly Violation[] => {
  const events = evidence.state.records.filter(({ sequence }) => sequence !== null);
  return [
    ...[...groupBy(events, ({ topic, key }) => `${topic} ${key}`)].flatMap(([place, records]) => [
      ...onePartition(place, records),
      ...inOrder(place, records),
    ]),
    ...evidence.state.streams.flatMap((stream) => effectsInOrder(stream, evidence)),
  ];
};

const onePartition = (place: string, records: readonly RecordRead[]): readonly Violation[] =>
  new Set(records.map(({ partition }) => partition)).size > 1
    ? [disordered(place, 'lies in several partitions')]
    : [];

/** Repeats are allowed, a gap is not: whatever appears, all before it has appeared. */
const inOrder = (place: string, records: readonly RecordRead[]): readonly Violation[] => {
  const known = new Map<number, string>();
  for (const { sequence, id } of records.toSorted((a, b) => a.offset - b.offset)) {
    const at = sequence ?? 0;
    if (at > known.size + 1) return [disordered(place, `shows version ${at} right after ${known.size}`)];
    const before = known.get(at);
    if (before !== undefined && before !== id)
      return [disordered(place, `shows two events, ${before} and ${id}, as version ${at}`)];
    known.set(at, id);
  }
  return [];
};

/** An effect names its cause as `<event id>:<purpose>`. */
const causeOf = ({ causation }: StreamRead['events'][number], { eventById }: Evidence) => {
  const colon = causation.indexOf(':');
  const id = colon < 0 ? causation : causation.slice(0, colon);
  const cause = eventById(id);
  return cause && { cause, purpose: colon < 0 ? '' : causation.slice(colon + 1), causation };
};

const effectsInOrder = (stream: StreamRead, evidence: Evidence): readonly Violation[] => {
  const reached = new Map<string, { causation: string; cause: Placed }>();
  const faults: Violation[] = [];
  let previous = '';
  for (const event of stream.events) {
    const found = causeOf(event, evidence);
    if (found) {
      const way = `${found.cause.stream.id} ${found.purpose}`;
      const before = reached.get(way);
      if (before && isOutOfTurn(before, found, previous))
        faults.push(
          disordered(stream.id, `${event.type} was caused by ${found.causation} after ${before.causation}`),
        );
      reached.set(way, found);
    }
    previous = event.causation;
  }
  return faults;
};

/** One cause may make several events, all at once. */
const isOutOfTurn = (
  before: { causation: string; cause: Placed },
  { causation, cause }: { causation: string; cause: Placed },
  previous: string,
): boolean =>
  cause.sequence < before.cause.sequence || (causation === before.causation && causation !== previous);
