import { describe, expect, it } from 'vitest';
import { gather } from './evidence.ts';
import type { Row, Tables } from './final-state.ts';
import { outcomesCountedOnce } from './outcomes-counted-once.ts';
import { eventId, history, type StreamTold, stateOf, streams } from './sample.ts';

const row = { id: eventId('participation-1', 1), trueOn: '2026-11-22' };
const found = (tables: Tables, rebuilt?: Tables) =>
  outcomesCountedOnce(gather(history, stateOf(streams, { tables, ...(rebuilt ? { rebuilt } : {}) }))).map(
    ({ says }) => says,
  );

describe('I5: a fact', () => {
  it('is one row', () => expect(found({ facts_enrollment: [row] })).toEqual([]));

  it('without a row is not counted', () =>
    expect(found({ facts_enrollment: [] })).toEqual([`has no row of the event ${row.id}`]));

  it('with two rows is counted twice', () =>
    expect(found({ facts_enrollment: [row, row] })).toEqual([`has 2 rows of the event ${row.id}`]));

  it('that never was has no row', () =>
    expect(found({ facts_enrollment: [row], facts_exit: [{ id: 'event-9' }] })).toEqual([
      'has a row of event-9, which is no event',
    ]));
});

describe('I5: a fact of somebody erased', () => {
  const person = { personId: 'person-1' };
  const erased: readonly StreamTold[] = [
    {
      service: 'intake',
      topic: 'handoff.intake',
      id: 'intake-9',
      events: [['ParticipantErased', 'partner:x:9', person]],
    },
    {
      service: 'outcomes',
      topic: 'handoff.outcomes',
      id: 'participation-9',
      events: [['EnrollmentRecorded', 'partner:x:10', person]],
    },
  ];
  const fact = { id: eventId('participation-9', 1) };
  const left = (rows: readonly Row[]) =>
    outcomesCountedOnce(gather(history, stateOf(erased, { tables: { facts_enrollment: rows } }))).map(
      ({ says }) => says,
    );

  it('has no row', () => expect(left([])).toEqual([]));

  it('is not forgotten while it has one', () =>
    expect(left([fact])).toEqual([`still has a row of somebody erased: ${fact.id}`]));
});

describe('I5: tables made anew from the events', () => {
  it('are the same, whatever the order of rows and fields', () => {
    const turned = { trueOn: row.trueOn, id: row.id };
    expect(found({ facts_enrollment: [row] }, { facts_enrollment: [turned], facts_exit: [] })).toEqual([]);
  });

  it('that differ tell of a table that cannot be trusted', () =>
    expect(
      found({ facts_enrollment: [row] }, { facts_enrollment: [{ ...row, trueOn: '2026-11-23' }] }),
    ).toEqual(['differs from what the events give when it is made anew']));
});
