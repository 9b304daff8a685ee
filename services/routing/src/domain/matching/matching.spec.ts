import { describe, expect, it } from 'vitest';
import { loadWeights } from '../../matching/load-weights.ts';
import * as sample from './matching.samples.ts';
import { lynn, northAdams } from './matching.samples.ts';
import { matchOptions, suggestOptions, type Wanted } from './matching.ts';
import type { Setting } from './reasons.ts';
import { type Agency, nothingKnown, type OfferedService, type ServiceDetails } from './supply.ts';

const service = (more: Partial<OfferedService> = {}): OfferedService =>
  sample.service({ cohort: 'esl-evening', startsOn: '2026-01-20', seats: 12, seatKind: 'held', ...more });
const agency = (slug: string, ...services: OfferedService[]): Agency => sample.agency(slug, services);
const choice = (rank: number, agency: string, service = 'learn.esl') => ({ rank, agency, service });
const wanted = (more: Partial<Wanted> = {}): Wanted => ({
  service: 'learn.esl',
  program: 'aefla',
  inCohort: false,
  choices: [choice(2, 'quincy'), choice(1, 'bayside')],
  mayBeOffered: { aefla: true },
  tried: [],
  ...more,
});
const weights = loadWeights();
const setting = (more: Partial<Setting> = {}): Setting => ({
  language: 'es-MX',
  on: '2026-01-05',
  from: null,
  supply: nothingKnown,
  weights,
  ...more,
});
const match = (one: Wanted, all: readonly Agency[] = directory, more: Partial<Setting> = {}) =>
  matchOptions(one, all, setting(more));
const directory: readonly Agency[] = [
  agency('bayside', service()),
  agency('quincy', service({ cohort: null })),
  agency('salem', service()),
];
const agenciesOf = (one: Wanted, all = directory) => match(one, all).options.map(({ agency }) => agency);

describe('options', () => {
  it('are what the person ranked, in that order, each saying why', () =>
    expect(match(wanted(), directory).options[0]).toEqual({
      rank: 1,
      agency: 'bayside',
      service: 'learn.esl',
      program: 'aefla',
      cohort: 'esl-evening',
      because: ['chosen-by-person', 'speaks-the-language', 'place-free', 'starts-soon'],
      against: ['place-unknown'],
    }));

  it('hold nobody the person did not choose', () =>
    expect(agenciesOf(wanted())).toEqual(['bayside', 'quincy']));

  it('leave out who had a turn', () =>
    expect(agenciesOf(wanted({ tried: ['bayside'] }))).toEqual(['quincy']));

  it('name the cohort that starts soonest', () => {
    const two = agency('bayside', service({ cohort: 'spring', startsOn: '2026-04-01' }), service());
    expect(match(wanted(), [two]).options.map(({ cohort }) => cohort)).toEqual(['esl-evening']);
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
      match(food, [agency('bayside', service({ code: 'food', program: null }))]).options[0]?.because,
    ).toContain('no-test');
  });

  it('of no program stand beside those of the step, open to everyone and counted under none', () => {
    const library = agency('quincy', service({ program: null, cohort: null }));
    const [one] = match(wanted({ mayBeOffered: {} }), [agency('bayside', service()), library]).options;
    expect(one).toMatchObject({ agency: 'quincy', program: null });
    expect(one?.because).toContain('no-test');
  });

  it('are the same for the same question, however the directory is ordered', () =>
    expect(match(wanted(), directory.toReversed())).toEqual(match(wanted(), directory)));
});

describe('without an option', () => {
  it('a step waits for a choice where there is none', () =>
    expect(match(wanted({ choices: [] }), directory)).toEqual({
      options: [],
      otherwise: 'waits-for-choice',
    }));

  it('nobody can tell a program that is not open from an agency that does not offer it', () => {
    const notOpen = match(wanted({ mayBeOffered: { aefla: false } }), directory);
    const notScreened = match(wanted({ mayBeOffered: {} }), directory);
    const notOffered = match(wanted(), []);
    expect([notScreened, notOffered]).toEqual([notOpen, notOpen]);
    expect(notOpen).toEqual({ options: [], otherwise: 'nothing-open' });
  });
});
const salem = { latitude: 42.5195, longitude: -70.8967 };

/** What is said of the one option there is. */
const saidOf = (more: Partial<OfferedService>, how: Partial<Setting> = {}) => {
  const [option] = match(wanted(), [agency('bayside', service(more))], how).options;
  return [...(option?.because ?? []), ...(option?.against ?? [])];
};
const saidWith = (more: Partial<ServiceDetails>, how: Partial<Setting> = {}) =>
  saidOf({ details: sample.details(more) }, how);

describe('an option says', () => {
  it.each([
    ['that nobody speaks the language', saidOf({}, { language: 'mam' }), 'language-not-spoken'],
    [
      'that the class itself is in the language',
      saidWith({ languages: ['mam'] }, { language: 'mam' }),
      'speaks-the-language',
    ],
    [
      'that the class is not, though others there speak it',
      saidWith({ languages: ['en'] }),
      'language-not-spoken',
    ],
    ['that no place is free', saidOf({ seats: 0 }), 'no-place-free'],
    ['that it starts late', saidOf({ startsOn: '2026-09-01' }), 'starts-late'],
    ['that it has started', saidOf({ startsOn: '2025-09-01' }), 'already-started'],
    ['that it is near', saidWith(salem, { from: lynn }), 'place-near'],
    ['that it is far, at the other end of the State', saidWith(northAdams, { from: lynn }), 'out-of-reach'],
    ['that no bus goes there', saidWith({ ...salem, publicTransport: false }, { from: lynn }), 'no-bus'],
    [
      'that a bus goes there, which takes longer',
      saidWith({ ...salem, publicTransport: true }, { from: lynn }),
      'place-in-reach',
    ],
    ['that one may stay at home', saidWith({ attending: ['video'] }), 'from-home'],
    ['that it is in the evening', saidWith({ byday: ['tu'], opensAt: '18:00' }), 'evening-or-weekend'],
    ['that it is at the weekend', saidWith({ byday: ['sa'], opensAt: '09:00' }), 'evening-or-weekend'],
    ['that paid hours are lost', saidWith({ byday: ['tu'], opensAt: '09:00' }), 'paid-hours-lost'],
    [
      'that the employer pays the hours',
      saidWith({ byday: ['tu'], opensAt: '09:00', paidTime: true }),
      'paid-time',
    ],
    ['that nobody looks after children', saidWith({ childCare: false }), 'no-child-care'],
    ['that children are looked after', saidWith({ childCare: true }), 'child-care'],
    ['that it costs money', saidWith({ feeCents: 4_000 }), 'fee'],
    ['that it costs nothing', saidWith({ feeCents: 0 }), 'no-fee'],
    ['that it pays a stipend', saidWith({ stipendCents: 60_000 }), 'pays-stipend'],
  ])('%s', (_what, said, code) => expect(said).toContain(code));

  it('nothing about hours whose pay nobody loses', () =>
    expect(saidWith({ byday: ['tu'], opensAt: '09:00', paidTime: true })).not.toContain('paid-hours-lost'));

  it('nothing of what nobody knows', () =>
    expect(saidOf({ cohort: null, startsOn: null })).toEqual([
      'chosen-by-person',
      'speaks-the-language',
      'place-unknown',
    ]));
});

describe('immigration advice', () => {
  const legal = (accreditation: ServiceDetails['accreditation']) =>
    agency(
      'bayside',
      service({
        code: 'legal.immigration',
        details: sample.details({ accreditation: accreditation ?? null }),
      }),
    );
  const asked = wanted({
    service: 'legal.immigration',
    choices: [choice(1, 'bayside', 'legal.immigration')],
  });
  const lookedUp = (verifiedOn: string) => ({ kind: 'attorney', verifiedBy: 'State Bar', verifiedOn });
  const shown = (one: Agency) => suggestOptions(asked, [one], setting()).length;

  it('is an option where somebody looked up who gives it', () =>
    expect([
      shown(legal(lookedUp('2025-09-02'))),
      match(asked, [legal(lookedUp('2025-09-02'))]).options.length,
    ]).toEqual([1, 1]));

  it.each([
    ['nobody looked it up', null],
    ['it was looked up too long ago', lookedUp('2022-12-31')],
    ['the day has not come', lookedUp('2026-09-02')],
  ])('is no option, shown or offered, where %s', (_why, accreditation) =>
    expect([shown(legal(accreditation)), match(asked, [legal(accreditation)])]).toEqual([
      0,
      { options: [], otherwise: 'nothing-open' },
    ]),
  );
});

const answered = (hours: number) => ({ offeredAt: '2026-01-01T09:00:00.000Z', hours, ranOut: false });
const ranOut = { offeredAt: '2026-01-02T09:00:00.000Z', hours: null, ranOut: true };
const after = (...answers: (typeof ranOut | ReturnType<typeof answered>)[]) => ({
  supply: { free: new Map(), answers: new Map([['bayside', answers]]) },
});

describe('how an agency has answered so far', () => {
  it.each([
    ['fast', after(answered(5), answered(30), answered(400)), 'answers-fast'],
    ['slowly', after(answered(5), answered(200), answered(400)), 'answers-slowly'],
    ['not at all, the last time', after(answered(5), ranOut), 'not-answered'],
  ])('%s, is said', (_how, supply, code) => expect(saidOf({}, supply)).toContain(code));

  it('says nothing after too few answers', () =>
    expect(saidOf({}, after(answered(1), answered(1)))).not.toContain('answers-fast'));

  const silent = after(ranOut, ranOut, ranOut);
  it('hides it after three offers in a row that ran out: the person chooses again', () =>
    expect(match(wanted({ choices: [choice(1, 'bayside')] }), directory, silent)).toEqual({
      options: [],
      otherwise: 'waits-for-choice',
    }));

  it('shows it again once it confirms that it lives', () => {
    const alive = { ...agency('bayside', service()), confirmedAt: '2026-01-03T09:00:00.000Z' };
    expect(match(wanted(), [alive], silent).options).toHaveLength(1);
  });
});

describe('what there is to choose from', () => {
  const offered = [
    agency('near', service({ details: sample.details({ ...salem, feeCents: 0 }) })),
    agency('far', service({ details: sample.details(northAdams) })),
    agency('full', service({ seats: 0, details: sample.details(salem) })),
  ];
  const suggested = (more: Partial<Setting> = {}) =>
    suggestOptions(wanted({ choices: [] }), offered, setting({ from: lynn, ...more }));

  it('is everything that is open to the person, the best first', () =>
    expect(suggested().map(({ agency }) => agency.slug)).toEqual(['near', 'full', 'far']));

  it('holds nothing that is not open', () =>
    expect(suggestOptions(wanted({ mayBeOffered: { aefla: false } }), offered, setting())).toEqual([]));

  it('gives points that are the sum of what the weights say', () => {
    for (const { because, against, points } of suggested())
      expect([...because, ...against].reduce((sum, code) => sum + (weights.points[code] ?? 0), 0)).toBe(
        points,
      );
  });

  it('is in another order under other weights', () => {
    const farFirst = { ...weights, points: { ...weights.points, 'out-of-reach': 500 } };
    expect(suggested({ weights: farFirst })[0]?.agency.slug).toBe('far');
  });

  it('is the same for the same question, however the directory is ordered', () =>
    expect(suggestOptions(wanted(), offered.toReversed(), setting({ from: lynn }))).toEqual(suggested()));

  it('shows minutes and free places, for a person to weigh', () =>
    expect(suggested()[0]?.shown).toEqual({ minutes: 9, free: 12, answerHours: null }));
});
