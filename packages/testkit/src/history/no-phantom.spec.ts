import { describe, expect, it } from 'vitest';
import { gather } from './evidence.ts';
import type { FinalState, RecordRead } from './final-state.ts';
import { noPhantom } from './no-phantom.ts';
import { history, stateOf, streams } from './sample.ts';

const state = stateOf(streams);
const found = (read: FinalState) => noPhantom(gather(history, read)).map(({ says }) => says);
const first = state.records[0] as RecordRead;
const added = (differing: Partial<RecordRead>): FinalState => ({
  ...state,
  records: [...state.records, { ...first, ...differing }],
});

describe('I7: an event on a topic', () => {
  it('stands in its stream', () => expect(found(state)).toEqual([]));

  it('that stands in no stream is a phantom', () =>
    expect(found(added({ id: 'event-9' }))).toEqual([
      'IntakeSubmitted event-9 is on handoff.intake and in no stream',
    ]));

  it('stands there in that very place', () => {
    expect(found(added({ sequence: 2 }))).toHaveLength(1);
    expect(found(added({ key: 'intake-9' }))).toHaveLength(1);
    expect(found(added({ type: 'IntakeAmended' }))).toHaveLength(1);
  });

  it('says what the stream says, whatever the order of its fields', () => {
    const turned = Object.fromEntries(Object.entries(first.value).toReversed());
    expect(found(added({ value: turned }))).toEqual([]);
    expect(found(added({ value: { ...first.value, personId: 'person-2' } }))).toHaveLength(1);
  });

  it('of a service that was not read is not judged', () =>
    expect(found(added({ id: 'event-9', source: 'gateway' }))).toEqual([]));
});
