import { describe, expect, it } from 'vitest';
import { loadWeights } from '../../matching/load-weights.ts';
import { countGaps, gapOf } from './gaps.ts';
import * as sample from './matching.samples.ts';
import { lynn, northAdams } from './matching.samples.ts';
import type { Setting } from './reasons.ts';
import { type Agency, nothingKnown, type OfferedService, type ServiceDetails } from './supply.ts';

const agency = (
  languages: string[],
  service: Partial<OfferedService> = {},
  details: Partial<ServiceDetails> = {},
): Agency => {
  const evening = { cohort: 'evening', seats: 4, seatKind: 'held', ...service } as const;
  const offered = sample.service({ ...evening, details: sample.details(details) });
  return sample.agency('bayside', [offered], languages);
};
const need = { service: 'learn.esl', language: 'es', jurisdiction: 'US-MA', because: 'nothing-open' };
const setting: Setting = {
  language: 'es',
  on: '2026-01-05',
  from: lynn,
  supply: nothingKnown,
  weights: loadWeights(),
};
const gap = (...directory: Agency[]) => gapOf(need, directory, setting);

describe('a need that is not met', () => {
  it('lacks an agency where nobody offers it', () => expect(gap()).toBe('agency'));
  it('lacks one also where it is offered in another State', () =>
    expect(gap({ ...agency(['es']), jurisdiction: 'US-TX' })).toBe('agency'));
  it('lacks the language where nobody there speaks it', () => expect(gap(agency(['en']))).toBe('language'));
  it('lacks a seat where every class is full', () => expect(gap(agency(['es'], { seats: 0 }))).toBe('seat'));
  it('lacks a bus where none goes there', () =>
    expect(gap(agency(['es'], {}, { ...lynn, publicTransport: false }))).toBe('bus'));
  it('lacks a way where it is too far', () => expect(gap(agency(['es'], {}, northAdams))).toBe('bus'));
  it('lacks no way where one may stay at home', () =>
    expect(gap(agency(['es'], {}, { ...northAdams, attending: ['video'] }))).toBe('choice'));
  it('waits for a choice where nothing is in the way', () => expect(gap(agency(['es']))).toBe('choice'));
  it('is met by any one agency: the best one counts', () =>
    expect(gap(agency(['en']), agency(['es'], { seats: 0 }), agency(['es']))).toBe('choice'));

  it('lacks an agency where nobody vouches for the one that gives immigration advice', () =>
    expect(
      gapOf(
        { ...need, service: 'legal.immigration' },
        [agency(['es'], { code: 'legal.immigration' })],
        setting,
      ),
    ).toBe('agency'));

  it('is told by the first thing in the way: a seat helps nobody who is not understood', () =>
    expect(gap(agency(['en'], { seats: 0 }))).toBe('language'));
});

describe('the gaps', () => {
  it('are counted by service and what is missing, most first', () =>
    expect(
      countGaps([
        { service: 'food', gap: 'agency' },
        { service: 'learn.esl', gap: 'seat' },
        { service: 'learn.esl', gap: 'seat' },
      ]),
    ).toEqual([
      { service: 'learn.esl', gap: 'seat', times: 2 },
      { service: 'food', gap: 'agency', times: 1 },
    ]));
});
