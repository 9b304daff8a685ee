import { fold } from '@handoff/decider';
import { specify } from '@handoff/decider/specify';
import { describe, expect, it } from 'vitest';
import { clockOf } from './clock.ts';
import type { ReferralEvent } from './events.ts';
import type { ReferralCommand } from './moves.ts';
import { dueAt } from './referral.ts';
import {
  accepted,
  at,
  holdReleased,
  inReview,
  needsPerson,
  offered,
  parties,
  referral,
  waitlisted,
} from './referral.samples.ts';

const { given } = specify(referral);
const { agency } = parties;
const since = '2026-01-07T14:00:00.000Z';
/** Two days later. */
const until = '2026-01-09T14:00:00.000Z';

const stops: ReferralCommand = { type: 'StopClocks', at: since, data: { agency, since } };
const starts: ReferralCommand = { type: 'StartClocks', at: until, data: { agency } };
const stopped: ReferralEvent = { type: 'ClocksStopped', data: { ...parties, since } };
const started = (status: string, due: string | null, minutes = 2 * 24 * 60): ReferralEvent => ({
  type: 'ClocksStarted',
  data: { ...parties, minutes, status, due },
});

describe('the clocks of an agency that is paused', () => {
  it('stand still, once', () => {
    given(offered()).when(stops).then(stopped);
    given(offered(), stopped).when(stops).thenNothing();
  });

  it('neither remind nor run out', () => {
    const state = fold(referral, [offered(), stopped]);
    expect([clockOf(state), dueAt(state)]).toEqual([undefined, undefined]);
  });

  it.each([
    ['to respond', offered(), started('offered', '2026-01-12T14:00:00.000Z')],
    ['to go on answering', inReview(), started('in-review', '2026-01-12T14:00:00.000Z')],
    ['to make contact', accepted(), started('accepted', '2026-01-17T14:00:00.000Z')],
  ])('%s run on by the time they stood still', (_, begun, event) => {
    given(offered(), begun, stopped).when(starts).then(event);
    const due = 'due' in event.data ? event.data.due : undefined;
    expect(clockOf(fold(referral, [offered(), begun, stopped, event]))?.due).toBe(due);
  });

  it('that began while it was paused run on by what was left of the pause', () => {
    const begun = { ...inReview('2026-01-13T14:00:00.000Z'), at: '2026-01-08T14:00:00.000Z' };
    given({ ...offered(), at }, stopped, begun)
      .when(starts)
      .then(started('in-review', '2026-01-14T14:00:00.000Z', 24 * 60));
  });

  it('are not the clocks of a class: the day by which a condition must be met stays', () => {
    const conditional = accepted({ conditionBy: '2026-01-08T14:00:00.000Z' });
    expect(clockOf(fold(referral, [offered(), conditional, stopped]))).toEqual({
      clock: 'condition',
      due: '2026-01-08T14:00:00.000Z',
    });
  });

  it("are not the person's: who is asked something answers as before", () =>
    expect(clockOf(fold(referral, [offered(), needsPerson(), stopped]))?.clock).toBe('person'));

  it("are nobody else's", () => {
    given(offered())
      .when({ ...stops, data: { agency: 'another', since } })
      .thenNothing();
    given(offered(), stopped)
      .when({ ...starts, data: { agency: 'another' } })
      .thenNothing();
  });

  it('are not the hour of an acceptance on its way: its place goes back; one offered out of the line stands still', () => {
    const asks = (hold: number): ReferralCommand => ({
      type: 'ReleaseHold',
      at: until,
      data: { cohort: 'esl-evening', hold, why: 'hold-expired' },
    });
    const outOfLine = [offered(), { ...waitlisted(), at }, offered()];
    given(offered(), stopped).when(asks(0)).then(holdReleased());
    given(...outOfLine)
      .when(asks(0))
      .then(holdReleased());
    given(...outOfLine, stopped)
      .when(asks(0))
      .thenNothing();
    given(...outOfLine, stopped, started('offered', until))
      .when(asks(0))
      .then(holdReleased());
    given(...outOfLine, holdReleased(), stopped)
      .when(asks(0))
      .then(holdReleased());
  });

  it('start only where they stood still', () => given(offered()).when(starts).thenNothing());
});
