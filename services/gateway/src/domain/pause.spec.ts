import { specify } from '@handoff/decider/specify';
import { describe, it } from 'vitest';
import { pause, type PauseEvent } from './pause.ts';

const { given } = specify(pause);
const at = '2026-11-22T15:00:00.000Z';
const data = { slug: 'bayside-community-college' };
const paused: PauseEvent = { type: 'AgencyPaused', data: { ...data, since: at } };
const resumed: PauseEvent = { type: 'AgencyResumed', data: { ...data, at } };

describe('a pause', () => {
  it('begins once, and asks for no reason', () => {
    given().when({ type: 'PauseAgency', at, data }).then(paused);
    given(paused).when({ type: 'PauseAgency', at, data }).thenNothing();
  });

  it('ends once, and can begin again', () => {
    given(paused).when({ type: 'ResumeAgency', at, data }).then(resumed);
    given(paused, resumed).when({ type: 'ResumeAgency', at, data }).thenNothing();
    given(paused, resumed).when({ type: 'PauseAgency', at, data }).then(paused);
  });

  it('of an agency that goes on as ever does not end', () =>
    given().when({ type: 'ResumeAgency', at, data }).thenNothing());
});
