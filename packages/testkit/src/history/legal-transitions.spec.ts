import { describe, expect, it } from 'vitest';
import { gather } from './evidence.ts';
import type { FinalState } from './final-state.ts';
import { legalTransitions } from './legal-transitions.ts';
import { history, stateOf, streams, type Told, withEvents, withStream } from './sample.ts';

const found = (state: FinalState) => legalTransitions(gather(history, state)).map(({ says }) => says);
const referral = (...added: Told[]) => stateOf(withEvents('referral-1', (events) => [...events, ...added]));

describe('I3: a referral', () => {
  it('walks the edges of its machine', () => expect(found(stateOf(streams))).toEqual([]));

  it('that is closed is not moved', () =>
    expect(found(referral(['ReferralActive', 'x', { what: 'contacted' }]))).toEqual([
      "went from 'completed' to 'active' by nobody named",
    ]));

  it('that somebody struck may still be struck by its agency, and by nobody else', () => {
    const struck = (by: string): Told => ['ReferralEnteredInError', 'x', { by }];
    expect(found(referral(struck('R'), struck('T')))).toEqual([]);
    expect(found(referral(struck('R'), struck('X')))).toEqual([
      "went from 'entered-in-error' to 'entered-in-error' by X",
    ]);
  });

  it('is moved by whoever may, and nobody else', () => {
    const byReferrer = withEvents('referral-1', ([offered, first]) =>
      offered && first ? [offered, [first[0], first[1], { ...first[2], by: 'R' }]] : [],
    );
    expect(found(stateOf(byReferrer))).toEqual(["went from 'offered' to 'accepted' by R"]);
  });

  it('stays where it is when a hold is released', () =>
    expect(found(referral(['HoldReleased', 'x', {}]))).toEqual([]));
});

describe('I3: a stream', () => {
  const state = stateOf(streams);
  const events = state.streams.find(({ id }) => id === 'referral-1')?.events ?? [];

  it('has every version once', () => {
    const [first, second] = events;
    const repeated = first && second ? [first, second, { ...second, id: 'event-9' }] : [];
    expect(found(withStream(state, 'referral-1', { events: repeated }))).toContain(
      'has version 2 in place 3',
    );
    expect(found(withStream(state, 'referral-1', { version: 9 }))).toEqual(['says version 9 of 3 events']);
  });

  it('may lack its beginning only where a partner was told of somebody who was erased', () => {
    const forgotten = {
      service: 'gateway',
      id: 'view-north|referral-9',
      version: 4,
      published: 4,
      events: [],
    };
    const after = {
      ...forgotten,
      version: 5,
      events: events.slice(0, 1).map((event) => ({ ...event, id: 'event-8', sequence: 5 })),
    };
    const gapped = { ...after, version: 6 };
    const known = { ...state, streams: [...state.streams, forgotten] };
    expect(found(known)).toEqual(['says version 4 of 0 events']);
    const erased = withEvents('intake-1', (told) => [...told, ['ParticipantErased', 'x', {}]]);
    const withErased = (stream: typeof forgotten | typeof after) =>
      found({ ...stateOf(erased), streams: [...stateOf(erased).streams, stream] });
    expect(withErased(forgotten)).toEqual([]);
    expect(withErased(after)).toEqual([]);
    expect(withErased(gapped)).toEqual(['has version 5 in place 6']);
  });

  it('never has an event id that another has', () => {
    const borrowed = events.map((event, index) =>
      index === 2 ? { ...event, id: 'event-intake-1-1' } : event,
    );
    expect(found(withStream(state, 'referral-1', { events: borrowed }))).toHaveLength(1);
  });

  it('never runs back in time', () => {
    const back = events.map((event, index) =>
      index === 2 ? { ...event, time: '2026-11-22T14:00:00.000Z' } : event,
    );
    expect(found(withStream(state, 'referral-1', { events: back }))).toEqual([
      'has an event earlier than the one before it',
    ]);
  });

  it('begins as its kind does, and ends for good', () => {
    const begun = withEvents('journey-1', (told) => told.slice(1));
    expect(found(stateOf(begun))).toEqual(['begins with JourneyAdvanced']);
    const ended = withEvents('journey-1', ([first, ...rest]) =>
      first ? [first, ['JourneyEnded', 'x'], ...rest] : [],
    );
    expect(found(stateOf(ended))).toEqual(['goes on after JourneyEnded']);
  });
});
