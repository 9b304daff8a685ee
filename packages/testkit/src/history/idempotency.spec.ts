import { describe, expect, it } from 'vitest';
import { gather } from './evidence.ts';
import type { FinalState } from './final-state.ts';
import { idempotency } from './idempotency.ts';
import type { Answer } from './line.ts';
import { accepted, history, op, stateOf, streams, withEvents } from './sample.ts';

const found = (told = history, state: FinalState = stateOf(streams)) =>
  idempotency(gather(told, state)).map(({ says }) => says);
const again = (answer: Answer, bodyHash = `body of ${accepted}`) => [
  ...history,
  ...op('respond', { causation: accepted, stream: 'referral-1', bodyHash }, answer),
];

describe('I8: the same command under the same key', () => {
  it('gets the same answer', () => expect(found()).toEqual([]));

  it('that gets another answer breaks the promise', () => {
    expect(found(again({ kind: 'nothing', version: 2 }))).toEqual([
      'was answered in 2 ways: {"kind":"done","version":2} / {"kind":"nothing","version":2}',
    ]);
    expect(found(again({ kind: 'refused', version: 2, code: 'hold-lapsed' }))).toHaveLength(1);
  });

  it('is answered when it is taken for later, whatever is said then', () =>
    expect(found(again({ kind: 'taken' }))).toEqual([]));

  it('has one effect', () => {
    const twice = withEvents('referral-1', ([offered, first]) =>
      offered && first ? [offered, first, ['ReferralOffered', 'x', offered[2]], first] : [],
    );
    expect(found(history, stateOf(twice))).toEqual([`took ${accepted} twice`]);
  });
});

describe('I8: another body under a used key', () => {
  it('is refused', () =>
    expect(found(again({ kind: 'refused', version: 0, code: 'causation-reused' }, 'another'))).toEqual([]));

  it('that is carried out breaks the promise', () =>
    expect(found(again({ kind: 'done', version: 3 }, 'another'))).toEqual([
      'was carried out with two bodies',
    ]));

  it('is nothing to worry about when it never got as far as a stream', () =>
    expect(found(again({ kind: 'refused', version: 0, code: 'unknown-status' }, 'another'))).toEqual([]));
});

describe('I8: answers on the topic', () => {
  const answered = (value: Record<string, unknown>, offset: number) => ({
    topic: 'handoff.answers',
    partition: 0,
    offset,
    key: 'referral-1',
    id: `answer-${offset}`,
    type: 'CommandAnswered',
    source: 'routing',
    sequence: null,
    causation: accepted,
    value: { causation: accepted, code: null, ...value },
  });
  const saying = (...values: Record<string, unknown>[]) => {
    const state = stateOf(streams);
    return { ...state, records: [...state.records, ...values.map(answered)] };
  };

  it('of one causation say the same', () =>
    expect(found(history, saying({ outcome: 'done' }, { outcome: 'done' }))).toEqual([]));

  it('that differ break the promise, unless the key was used before', () => {
    expect(found(history, saying({ outcome: 'done' }, { outcome: 'nothing' }))).toHaveLength(1);
    const reused = { outcome: 'refused', code: 'causation-reused' };
    expect(found(history, saying({ outcome: 'done' }, reused))).toEqual([]);
  });
});
