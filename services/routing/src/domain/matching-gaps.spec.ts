import { describe, expect, it } from 'vitest';
import { loadWeights } from '../matching/load-weights.ts';
import { countGaps, gapOf } from './matching-gaps.ts';
import type { Setting } from './matching-reasons.ts';
import { type Agency, nothingKnown, type OfferedService, type ServiceDetails } from './matching-supply.ts';

const nothingSaid: ServiceDetails = {
  languages: null,
  attending: null,
  byday: null,
  opensAt: null,
  closesAt: null,
  locality: null,
  latitude: null,
  longitude: null,
  publicTransport: null,
  feeCents: null,
  stipendCents: null,
  paidTime: null,
  childCare: null,
  openEntry: null,
};
const lynn = { latitude: 42.4668, longitude: -70.9495 };
const northAdams = { latitude: 42.7009, longitude: -73.1087 };
const agency = (
  languages: string[],
  service: Partial<OfferedService> = {},
  details: Partial<ServiceDetails> = {},
): Agency => ({
  slug: 'bayside',
  jurisdiction: 'US-MA',
  languages,
  services: [
    {
      code: 'learn.esl',
      program: 'aefla',
      cohort: 'evening',
      startsOn: null,
      seats: 4,
      seatKind: 'held',
      ...service,
      details: { ...nothingSaid, ...details },
    },
  ],
  confirmedAt: null,
});
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
