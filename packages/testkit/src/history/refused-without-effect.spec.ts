import { describe, expect, it } from 'vitest';
import { gather } from './evidence.ts';
import { refusedWithoutEffect } from './refused-without-effect.ts';
import { accepted, history, op, stateOf, streams, withEvents } from './sample.ts';

const found = (told = history) =>
  refusedWithoutEffect(gather(told, stateOf(streams))).map(({ says }) => says);
const refused = (code: string, bodyHash = `body of ${accepted}`) => [
  ...history,
  ...op('respond', { causation: accepted, bodyHash }, { kind: 'refused', version: 1, code }),
];

describe('a command that was refused', () => {
  it('left no event', () => expect(found()).toEqual([]));

  it('and left one all the same was no refusal', () =>
    expect(found(refused('no-place'))).toEqual([
      'was refused (no-place) and left ReferralAccepted in referral-1',
    ]));

  it('because its key had been used leaves the effect to the other body', () => {
    expect(found(refused('causation-reused', 'another body'))).toEqual([]);
    expect(found(refused('causation-reused'))).toHaveLength(1);
  });

  it('because its person was erased meanwhile is no lie: nothing is told of who was erased', () => {
    const erased = withEvents('intake-1', (events) => [
      ...events,
      ['ParticipantErased', 'x', { personId: 'person-1', intakeId: 'intake-1' }],
    ]);
    const told = refused('not-found');
    expect(found(told)).toHaveLength(1);
    expect(refusedWithoutEffect(gather(told, stateOf(erased)))).toEqual([]);
  });
});
