import type { Evidence } from './evidence.ts';
import type { RecordRead } from './final-state.ts';
import { type Violation, violationsOf } from './violation.ts';

const phantom = violationsOf('I7');

/** Nothing is on a topic that is not in its stream, in that very place and with those very words. */
export const noPhantom = (evidence: Evidence): readonly Violation[] =>
  evidence.state.records
    .filter(({ sequence, source }) => sequence !== null && evidence.state.services.includes(source))
    .flatMap((record) => committed(record, evidence));

const committed = ({ id, key, type, sequence, value, topic }: RecordRead, { eventById }: Evidence) => {
  const event = eventById(id);
  if (!event) return [phantom(key, `${type} ${id} is on ${topic} and in no stream`)];
  if (event.stream.id !== key || event.sequence !== sequence || event.type !== type)
    return [
      phantom(
        key,
        `${type} ${id} is version ${sequence} on ${topic} and ${event.sequence} in ${event.stream.id}`,
      ),
    ];
  return canonical(event.data) === canonical(value)
    ? []
    : [phantom(key, `${type} ${id} says other things on ${topic} than in its stream`)];
};

/** The order of fields says nothing. */
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, inner: unknown) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
