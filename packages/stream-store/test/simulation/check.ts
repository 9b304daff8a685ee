import { expect } from 'vitest';
import type { StreamDocument } from '../../src/index.ts';
import { foldStored } from '../../src/stream-type.ts';
import { type Tally, tally } from '../conformance/tally.ts';
import { causationOf, commands } from './commands.ts';
import type { World } from './world.ts';

const oneTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

const versionsAreGapless = ({ events, version }: StreamDocument) =>
  expect(events.map(({ sequence }) => sequence)).toEqual(oneTo(version));

const stateIsWhatEventsSay = ({ events, version, state }: StreamDocument) => {
  if (version > 0) expect(state).toEqual(foldStored(tally, events));
};

/** Repeats are allowed, a gap is not: whatever arrives, all before it has arrived. */
const everythingIsPublishedInOrder = (
  { topic }: World,
  { _id, version, published, pending }: StreamDocument,
) => {
  let reached = 0;
  for (const sequence of topic.sequences(_id)) {
    expect(sequence).toBeLessThanOrEqual(reached + 1);
    reached = Math.max(reached, sequence);
  }
  expect({ reached, published, pending }).toEqual({ reached: version, published: version, pending: false });
};

const eachCommandTakesEffectOnce = ({ answers }: World, { _id, events }: StreamDocument) => {
  for (const [nth, { effects }] of commands.entries()) {
    const causation = causationOf(nth);
    const made = events.filter((event) => event.causation === causation);
    expect([0, effects]).toContain(made.length);
    for (const { answer } of answers.filter(
      (each) => each.streamId === _id && each.causation === causation,
    )) {
      expect(answer.kind === 'done').toBe(made.length > 0);
      if (answer.kind === 'done') expect(answer.version).toBe(made.at(-1)?.sequence);
    }
  }
};

const eachClockRingsOnce = ({ events, state, dueAt }: StreamDocument) => {
  const rings = events.filter(({ type }) => type === 'AlarmRang').map(({ causation }) => causation);
  expect(new Set(rings).size).toBe(rings.length);
  expect([(state as Tally | null)?.alarm ?? null, dueAt]).toEqual([null, undefined]);
};

const repeatsGetTheFirstAnswer = ({ answers }: World) => {
  const first = new Map<string, unknown>();
  for (const { streamId, causation, answer } of answers) {
    const { repeated, ...outcome } = answer;
    const key = `${streamId} ${causation}`;
    if (!repeated)
      expect(
        answers.filter((each) => `${each.streamId} ${each.causation}` === key && !each.answer.repeated),
      ).toHaveLength(1);
    expect(outcome).toEqual(first.get(key) ?? outcome);
    first.set(key, outcome);
  }
};

/** What must hold once a world is healed, whatever happened in it. */
export const check = (world: World): void => {
  for (const document of world.documents.values()) {
    versionsAreGapless(document);
    stateIsWhatEventsSay(document);
    everythingIsPublishedInOrder(world, document);
    eachCommandTakesEffectOnce(world, document);
    eachClockRingsOnce(document);
  }
  repeatsGetTheFirstAnswer(world);
};
