import { specify } from '@handoff/decider/specify';
import { describe, it } from 'vitest';
import { breakGlass, type GlassCommand, type GlassEvent } from './break-glass.ts';

const { given } = specify(breakGlass);

const at = '2026-06-01T15:00:00.000Z';
const whom = { glassId: 'glass-1', intakeId: 'intake-1', personId: 'person-1', agency: 'harbor' };
const request = { ...whom, by: 'staff-1', reason: 'life-at-risk', minutes: 30 };
const asked: GlassEvent = {
  type: 'BreakGlassAsked',
  data: { ...request, lapses: '2026-06-01T16:00:00.000Z' },
};
const opened: GlassEvent = {
  type: 'BreakGlassOpened',
  data: { ...whom, by: 'staff-2', reason: 'life-at-risk', until: '2026-06-01T15:30:00.000Z' },
};
const lookedBy = (by: string): GlassEvent => ({
  type: 'BreakGlassLooked',
  data: { ...whom, by, reason: 'life-at-risk' },
});
const ends = (by: string | null, wasOpen: boolean): GlassEvent => ({
  type: 'BreakGlassEnded',
  data: { ...whom, by, opened: wasOpen },
});
const confirm = (by: string, when = at): GlassCommand => ({ type: 'OpenBreakGlass', at: when, data: { by } });
const look = (by: string, when = at): GlassCommand => ({ type: 'LookThroughGlass', at: when, data: { by } });
const end = (by: string | null): GlassCommand => ({ type: 'EndBreakGlass', at, data: { by } });

describe('an emergency look', () => {
  it('is asked for by one person, of one person, for minutes', () => {
    given().when({ type: 'AskBreakGlass', at, data: request }).then(asked);
    for (const minutes of [0, 61, 1.5])
      given()
        .when({ type: 'AskBreakGlass', at, data: { ...request, minutes } })
        .thenRefused('too-long');
  });

  it('opens by another person alone, and once', () => {
    given(asked).when(confirm('staff-1')).thenRefused('two-persons-needed');
    given(asked).when(confirm('staff-2')).then(opened);
    given(asked, opened).when(confirm('staff-2')).thenNothing();
  });

  it('shows nothing before it is open', () => {
    given().when(look('staff-1')).thenRefused('break-glass-over');
    given(asked).when(look('staff-1')).thenRefused('break-glass-over');
  });

  it('is for the two, and each look is said', () => {
    given(asked, opened).when(look('staff-1')).then(lookedBy('staff-1'));
    given(asked, opened).when(look('staff-2')).then(lookedBy('staff-2'));
    given(asked, opened).when(look('staff-3')).thenRefused('not-one-of-two');
  });

  it('is not a door: five looks are enough for a call', () => {
    const five = Array.from({ length: 5 }, () => lookedBy('staff-1'));
    given(asked, opened, ...five)
      .when(look('staff-2'))
      .thenRefused('looked-enough');
  });

  it('is over at its time, whether the clock has rung or not', () => {
    given(asked, opened).when(look('staff-1', '2026-06-01T15:30:00.000Z')).thenRefused('break-glass-over');
    given(asked).when(confirm('staff-2', '2026-06-01T16:00:00.000Z')).thenRefused('break-glass-over');
  });

  it('ends by itself, or by whoever ends it, for good', () => {
    given(asked).when(end(null)).then(ends(null, false));
    given(asked, opened).when(end(null)).then(ends(null, true));
    given(asked, opened).when(end('staff-3')).then(ends('staff-3', true));
    given(asked, opened, ends(null, true)).when(end(null)).thenNothing();
    given(asked, opened, ends(null, true)).when(look('staff-1')).thenRefused('break-glass-over');
    given(asked, ends(null, false)).when(confirm('staff-2')).thenRefused('break-glass-over');
  });
});
