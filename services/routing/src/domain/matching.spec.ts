import { describe, expect, it } from 'vitest';
import { type Agency, matchOptions, type OfferedService, type Wanted } from './matching.ts';

const service = (more: Partial<OfferedService> = {}): OfferedService => ({
  code: 'learn.esl',
  program: 'aefla',
  cohort: 'esl-evening',
  startsOn: '2026-01-20',
  seats: 12,
  seatKind: 'held',
  ...more,
});
const agency = (slug: string, ...services: OfferedService[]): Agency => ({
  slug,
  languages: ['en', 'es'],
  services,
});
const choice = (rank: number, agency: string, service = 'learn.esl') => ({ rank, agency, service });
const wanted = (more: Partial<Wanted> = {}): Wanted => ({
  service: 'learn.esl',
  program: 'aefla',
  language: 'es-MX',
  choices: [choice(2, 'quincy'), choice(1, 'bayside')],
  mayBeOffered: { aefla: true },
  tried: [],
  ...more,
});
const directory = [
  agency('bayside', service()),
  agency('quincy', service({ cohort: null })),
  agency('salem', service()),
];
const agenciesOf = (one: Wanted, all = directory) =>
  matchOptions(one, all).options.map(({ agency }) => agency);

describe('options', () => {
  it('are what the person ranked, in that order, each saying why', () =>
    expect(matchOptions(wanted(), directory).options[0]).toEqual({
      rank: 1,
      agency: 'bayside',
      service: 'learn.esl',
      program: 'aefla',
      cohort: 'esl-evening',
      because: ['chosen-by-person', 'speaks-the-language'],
    }));

  it('hold nobody the person did not choose', () =>
    expect(agenciesOf(wanted())).toEqual(['bayside', 'quincy']));

  it('leave out who had a turn', () =>
    expect(agenciesOf(wanted({ tried: ['bayside'] }))).toEqual(['quincy']));

  it('name the cohort that starts soonest', () => {
    const two = agency('bayside', service({ cohort: 'spring', startsOn: '2026-04-01' }), service());
    expect(matchOptions(wanted(), [two]).options.map(({ cohort }) => cohort)).toEqual(['esl-evening']);
  });

  it('keep to the program of the step', () =>
    expect(agenciesOf(wanted(), [agency('bayside', service({ program: 'ibest' }))])).toEqual([]));

  it('need no verdict where the service has no test', () => {
    const food = wanted({
      service: 'food',
      program: null,
      choices: [choice(1, 'bayside', 'food')],
      mayBeOffered: {},
    });
    expect(
      matchOptions(food, [agency('bayside', service({ code: 'food', program: null }))]).options[0]?.because,
    ).toContain('no-test');
  });

  it('are the same for the same question, however the directory is ordered', () =>
    expect(matchOptions(wanted(), directory.toReversed())).toEqual(matchOptions(wanted(), directory)));
});

describe('without an option', () => {
  it('a step waits for a choice where there is none', () =>
    expect(matchOptions(wanted({ choices: [] }), directory)).toEqual({
      options: [],
      otherwise: 'waits-for-choice',
    }));

  it('nobody can tell a program that is not open from an agency that does not offer it', () => {
    const notOpen = matchOptions(wanted({ mayBeOffered: { aefla: false } }), directory);
    const notScreened = matchOptions(wanted({ mayBeOffered: {} }), directory);
    const notOffered = matchOptions(wanted(), []);
    expect([notScreened, notOffered]).toEqual([notOpen, notOpen]);
    expect(notOpen).toEqual({ options: [], otherwise: 'nothing-open' });
  });
});
