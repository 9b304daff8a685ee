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
  return saysTheSame(event.data, value)
    ? []
    : [phantom(key, `${type} ${id} says other things on ${topic} than in its stream`)];
};

/** As JSON: the order of fields says nothing, nor does a field without a value. */
const saysTheSame = (one: unknown, other: unknown): boolean => {
  if (!isHeld(one) || !isHeld(other)) return one === other;
  if (Array.isArray(one) !== Array.isArray(other)) return false;
  const said = fieldsOf(one);
  return (
    said.length === fieldsOf(other).length &&
    said.every((field) => Object.hasOwn(other, field) && saysTheSame(one[field], other[field]))
  );
};

type Held = Readonly<Record<string, unknown>>;
const isHeld = (value: unknown): value is Held => typeof value === 'object' && value !== null;
const fieldsOf = (held: Held): readonly string[] =>
  Object.keys(held).filter((field) => held[field] !== undefined);
