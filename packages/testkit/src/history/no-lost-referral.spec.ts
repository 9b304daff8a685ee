import { describe, expect, it } from 'vitest';
import { gather } from './evidence.ts';
import { noLostReferral } from './no-lost-referral.ts';
import type { FinalState } from './final-state.ts';
import { college, history, op, stateOf, streams, submitted, withEvents } from './sample.ts';

const found = (state: FinalState, told = history) =>
  noLostReferral(gather(told, state)).map(({ says }) => says);
const without = (id: string) => streams.filter((stream) => stream.id !== id);

describe('I1: what was acknowledged', () => {
  it('is there', () => expect(found(stateOf(streams))).toEqual([]));

  it('is lost when it left no event', () =>
    expect(found(stateOf(without('participation-1'), { tables: {} }))).toContain(
      'was answered "done" and left no event',
    ));

  it('is lost when its event is on no topic', () => {
    const state = stateOf(streams);
    const records = state.records.filter(({ key }) => key !== 'participation-1');
    expect(found({ ...state, records })).toEqual([
      'has EnrollmentRecorded event-participation-1-1, which is on no topic',
    ]);
  });

  it('and whose fate nobody knew may be there or not', () => {
    const unknown = op('submit', { causation: 'partner:harbor-worker-center:9', stream: 'intake-9' });
    expect(found(stateOf(streams), [...history, ...unknown])).toEqual([]);
  });

  it('with "nothing" needs no event', () => {
    const nothing = op('respond', { causation: 'partner:x:9' }, { kind: 'nothing', version: 3 });
    expect(found(stateOf(streams), [...history, ...nothing])).toEqual([]);
  });
});

describe('I1: what was taken for later', () => {
  const taken = op('submit', { causation: 'partner:x:9', stream: 'intake-9' }, { kind: 'taken' });
  const answer = {
    topic: 'handoff.answers',
    partition: 0,
    offset: 0,
    key: 'intake-9',
    id: 'a',
    type: 'CommandAnswered',
    source: 'intake',
    sequence: null,
    causation: 'partner:x:9',
    value: { causation: 'partner:x:9' },
  };

  it('is lost when nothing shows it', () =>
    expect(found(stateOf(streams), [...history, ...taken])).toEqual([
      'was taken, and neither an event nor an answer nor a parked message shows it',
    ]));

  it('is not lost when it was answered, or lies parked', () => {
    const state = stateOf(streams);
    expect(found({ ...state, records: [...state.records, answer] }, taken)).toEqual([]);
    const parked = [{ consumer: 'intake.commands', stream: 'intake-9', code: 'gap' }];
    expect(found({ ...state, parked }, taken)).toEqual([]);
  });
});

describe('I1: an intake', () => {
  const noJourney = without('journey-1');

  it('is lost when it opened no journey', () =>
    expect(found(stateOf(noJourney))).toContain('was taken and opened no journey'));

  it('of which nobody knew opens one too, if it was taken', () =>
    expect(found(stateOf(noJourney), op('submit', { causation: submitted }))).toContain(
      'was taken and opened no journey',
    ));

  it('that opened two is one too many', () => {
    const second = streams
      .filter(({ id }) => id === 'journey-1')
      .map((stream) => ({ ...stream, id: 'journey-2' }));
    expect(found(stateOf([...streams, ...second]))).toContain('opened 2 journeys');
  });

  it.each(['ConsentWithdrawn', 'ParticipantErased'])('need open none after %s', (type) => {
    const stopped = noJourney.map((stream) =>
      stream.id === 'consent-1'
        ? { ...stream, events: [...stream.events, [type, 'partner:x:5', { intakeId: 'intake-1' }] as const] }
        : stream,
    );
    expect(found(stateOf(stopped))).not.toContain('was taken and opened no journey');
  });

  it('without consent to be screened opens none', () => {
    const unscreened = withEvents('intake-1', () => [
      ['IntakeSubmitted', submitted, { intakeId: 'intake-1', personId: 'person-1', consents: [] }],
    ]).filter(({ id }) => id !== 'journey-1');
    expect(found(stateOf(unscreened))).not.toContain('was taken and opened no journey');
  });
});

describe('I1: an offer', () => {
  it('that never reached its agency is lost', () =>
    expect(found(stateOf(streams, { takes: [] }))).toEqual([
      `was offered to ${college} and never reached it`,
    ]));

  it('is not asked for where nobody read what partners took', () => {
    const { takes: _, ...state } = stateOf(streams);
    expect(found(state)).toEqual([]);
  });
});
