import { describe, expect, it } from 'vitest';
import { gather } from './evidence.ts';
import type { FinalState, RecordRead } from './final-state.ts';
import { orderKept } from './order-kept.ts';
import { eventId, history, stateOf, streams, withEvents } from './sample.ts';

const found = (state: FinalState) => orderKept(gather(history, state)).map(({ says }) => says);
const state = stateOf(streams);
const referralRecords = (change: (record: RecordRead) => RecordRead): FinalState => ({
  ...state,
  records: state.records.map((record) => (record.key === 'referral-1' ? change(record) : record)),
});

describe('I4: on a topic, the events of a stream', () => {
  it('appear in their order, and may be repeated', () => {
    expect(found(state)).toEqual([]);
    const again = state.records.map((record) => ({ ...record, offset: record.offset + 50 }));
    expect(found({ ...state, records: [...state.records, ...again] })).toEqual([]);
  });

  it('never appear backwards', () =>
    expect(found(referralRecords((record) => ({ ...record, offset: 10 - record.offset })))).toEqual([
      'shows version 3 right after 0',
    ]));

  it('never appear with one missing', () => {
    const records = state.records.filter(({ id }) => id !== eventId('referral-1', 2));
    expect(found({ ...state, records })).toEqual(['shows version 3 right after 1']);
  });

  it('never claim one place twice', () =>
    expect(
      found(referralRecords((record) => (record.sequence === 3 ? { ...record, sequence: 2 } : record))),
    ).toEqual(['shows two events, event-referral-1-2 and event-referral-1-3, as version 2']));

  it('lie in one partition', () =>
    expect(found(referralRecords((record) => ({ ...record, partition: record.offset })))).toContain(
      'lies in several partitions',
    ));
});

describe('I4: what the events of a stream cause elsewhere', () => {
  const caused = (...sequences: number[]) =>
    stateOf(
      withEvents('seats-1', (events) => [
        ...events,
        ...sequences.map(
          (sequence) =>
            [
              'CapacityChanged',
              `${eventId('referral-1', sequence)}:free-place`,
              { change: 'resized' },
            ] as const,
        ),
      ]),
    );

  it('comes in the same order, several at once from one', () =>
    expect(found(caused(1, 1, 2, 3))).toEqual([]));

  it('never comes late', () =>
    expect(found(caused(2, 1))).toEqual([
      'CapacityChanged was caused by event-referral-1-1:free-place after event-referral-1-2:free-place',
    ]));

  it('never comes a second time', () => {
    const twice = withEvents('seats-1', (events) => [
      ...events,
      ['CapacityChanged', `${eventId('referral-1', 1)}:free-place`, {}],
      ['CapacityChanged', 'partner:x:1', {}],
      ['CapacityChanged', `${eventId('referral-1', 1)}:free-place`, {}],
    ]);
    expect(found(stateOf(twice))).toHaveLength(1);
  });
});
