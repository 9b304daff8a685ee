import { type Evidence, groupBy, type Op } from './evidence.ts';
import { isForgotten } from './forgotten.ts';
import type { RecordRead } from './final-state.ts';
import { type Violation, violationsOf } from './violation.ts';

const repeated = violationsOf('I8');

const reused = 'causation-reused';

/**
 * The same command under the same key gets the same answer and has one effect; another body under a used key is
 * refused, and only one body is ever carried out.
 */
export const idempotency = (evidence: Evidence): readonly Violation[] => [
  ...[...evidence.opsByCausation].flatMap(([causation, ops]) =>
    answeredAlike(
      causation,
      ops.filter((op) => !isForgotten(op, evidence)),
    ),
  ),
  ...[...groupBy(answersOnTopics(evidence), ({ value }) => String(value['causation']))].flatMap(saidAlike),
  ...evidence.state.streams.flatMap(({ id, events }) => oneEffect(id, events)),
];

const answersOnTopics = ({ state }: Evidence): readonly RecordRead[] =>
  state.records.filter(({ type, value }) => type === 'CommandAnswered' && value['code'] !== reused);

/** Answers on the topic name no body; but for a key used before, all of one causation say the same. */
const saidAlike = ([causation, answers]: readonly [string, readonly RecordRead[]]): readonly Violation[] => {
  const said = new Set(answers.map(({ value }) => JSON.stringify(ordered(value))));
  return said.size > 1
    ? [repeated(causation, `is answered in ${said.size} ways on the topic: ${[...said].join(' / ')}`)]
    : [];
};

const answeredAlike = (causation: string, ops: readonly Op[]): readonly Violation[] => {
  const bodies = [...groupBy(ops, ({ args }) => args.bodyHash).values()];
  const taken = bodies.filter((same) => same.some(({ answer }) => wasTaken(answer)));
  const faults = bodies.filter((same) => answersOf(same).size > 1);
  return [
    ...faults.map((same) =>
      repeated(
        causation,
        `was answered in ${answersOf(same).size} ways: ${[...answersOf(same)].join(' / ')}`,
      ),
    ),
    ...(taken.length > 1 ? [repeated(causation, 'was carried out with two bodies')] : []),
  ];
};

/** A body that made no sense never came as far as a stream (version 0); nothing is remembered of it. */
const wasTaken = (answer: Op['answer']): boolean =>
  answer !== undefined &&
  answer.kind !== 'taken' &&
  answer.code !== reused &&
  !(answer.kind === 'refused' && answer.version === 0);

/** What was only taken for later has been promised nothing yet. */
const answersOf = (ops: readonly Op[]): ReadonlySet<string> =>
  new Set(
    ops.flatMap(({ answer }) =>
      answer === undefined || answer.kind === 'taken' ? [] : [JSON.stringify(ordered(answer))],
    ),
  );

const ordered = (answer: object) =>
  Object.fromEntries(Object.entries(answer).toSorted(([a], [b]) => (a < b ? -1 : 1)));

/** All events of one command stand side by side: they were written at once. */
const oneEffect = (id: string, events: readonly Readonly<{ causation: string }>[]): readonly Violation[] => {
  const closed = new Set<string>();
  return events.flatMap(({ causation }, index) => {
    const previous = events[index - 1]?.causation;
    if (previous !== undefined && previous !== causation) closed.add(previous);
    return closed.has(causation) && previous !== causation ? [repeated(id, `took ${causation} twice`)] : [];
  });
};
