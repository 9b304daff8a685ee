import { describe, expect, it } from 'vitest';
import { gather } from './evidence.ts';
import type { FinalState } from './final-state.ts';
import { college, harbor, history, otherCollege, stateOf, streams, type Told, withEvents } from './sample.ts';
import { whatFollows } from './what-follows.ts';

const found = (state: FinalState) => whatFollows(gather(history, state)).map(({ says }) => says);
const underWay = withEvents('referral-1', (events) => events.slice(0, 2)).filter(
  ({ id }) => id !== 'participation-1',
);
const after = (id: string, ...added: Told[]) =>
  underWay.map((stream) => (stream.id === id ? { ...stream, events: [...stream.events, ...added] } : stream));
const withdrawn = (recipient: string | null, purposes: string[] | null = null): Told => [
  'ConsentWithdrawn',
  `partner:${harbor}:8`,
  { personId: 'person-1', intakeId: 'intake-1', recipient, purposes },
];

describe('a person who was erased', () => {
  const erased: Told = [
    'ParticipantErased',
    `partner:${harbor}:9`,
    { personId: 'person-1', intakeId: 'intake-1' },
  ];

  it('has nothing under way', () =>
    expect(found(stateOf(after('intake-1', erased)))).toEqual([
      'is under way though the person was erased',
      'goes on though the person was erased',
    ]));

  it('is left in peace once referral and journey are closed', () => {
    const closed = withEvents('journey-1', (events) => [...events, ['JourneyEnded', 'x']]).map((stream) =>
      stream.id === 'intake-1' ? { ...stream, events: [...stream.events, erased] } : stream,
    );
    expect(found(stateOf(closed))).toEqual([]);
  });
});

describe('what partners were told of a person who was erased', () => {
  const view = (personId: string) => ({
    service: 'gateway',
    topic: `handoff.partner.${college}.out`,
    id: `view-${college}|referral-1`,
    events: [['ReferralNotice', 'x', { about: { personId } }] as const],
  });
  const erased: Told = ['ParticipantErased', 'x', { personId: 'person-2', intakeId: 'intake-2' }];

  it('is gone', () =>
    expect(found(stateOf([...after('intake-1', erased), view('person-2')]))).toEqual([
      'is still kept though the person was erased',
    ]));

  it('stays where it is about others', () =>
    expect(found(stateOf([...after('intake-1', erased), view('person-1')]))).toEqual([]));
});

describe('the end of a referral', () => {
  const notice = (status: string, partner = college) => ({
    partner,
    id: `${partner} ${status}`,
    kind: 'ReferralNotice',
    referralId: 'referral-1',
    body: { status },
  });

  it('is the last that its partners hear', () =>
    expect(found(stateOf(streams, { takes: [notice('accepted'), notice('completed')] }))).toEqual([]));

  it('is missed by whoever heard something else last', () =>
    expect(
      found(
        stateOf(streams, { takes: [notice('completed'), notice('accepted'), notice('accepted', harbor)] }),
      ),
    ).toEqual([
      `is completed, and the last that ${college} heard is 'accepted'`,
      `is completed, and the last that ${harbor} heard is 'accepted'`,
    ]));
});

describe('consent that was taken back', () => {
  it('ends what is under way there', () =>
    expect(found(stateOf(after('consent-1', withdrawn(college))))).toEqual([
      `is under way at ${college} without consent`,
    ]));

  it('from everybody ends it too', () =>
    expect(found(stateOf(after('consent-1', withdrawn(null))))).toHaveLength(1));

  it('elsewhere, or for something else, changes nothing', () => {
    expect(found(stateOf(after('consent-1', withdrawn(otherCollege))))).toEqual([]);
    expect(found(stateOf(after('consent-1', withdrawn(college, ['contact']))))).toEqual([]);
  });

  it('and given again lets it go on', () => {
    const terms = [{ recipient: college, purposes: ['routing'] }];
    const again: Told = ['ConsentGranted', 'x', { personId: 'person-1', intakeId: 'intake-1', terms }];
    expect(found(stateOf(after('consent-1', withdrawn(college), again)))).toEqual([]);
  });
});

describe('a fact', () => {
  it('completes the referral it came by', () => {
    expect(found(stateOf(streams))).toEqual([]);
    const open = withEvents('referral-1', (events) => events.slice(0, 2));
    expect(found(stateOf(open))).toEqual(['is accepted after EnrollmentRecorded']);
  });

  it('of another agency moves nothing', () => {
    const others = withEvents('referral-1', (events) => events.slice(0, 2)).map((stream) =>
      stream.id === 'participation-1'
        ? {
            ...stream,
            events: [
              ['EnrollmentRecorded', 'x', { referralId: 'referral-1', provider: otherCollege }] as const,
            ],
          }
        : stream,
    );
    expect(found(stateOf(others))).toEqual([]);
  });
});
