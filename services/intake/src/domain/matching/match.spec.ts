import { fold, Refusal } from '@handoff/decider';
import { specify } from '@handoff/decider/specify';
import { describe, expect, it } from 'vitest';
import { dueAt, match, type MatchCommand, type MatchEvent } from './match.ts';

const { given } = specify(match);
const at = '2026-06-01T15:00:00.000Z';
const [harbor, merrimack] = ['harbor-worker-center', 'merrimack-welcome-center'];
const which = { matchId: 'match-1', fund: 'commonwealth-workforce-fund' };
const proposal = {
  ...which,
  likeness: 'near' as const,
  people: [
    { personId: 'person-1', intakeId: 'intake-1', agency: harbor },
    { personId: 'person-2', intakeId: 'intake-2', agency: merrimack },
  ],
  until: '2027-06-01',
};
const persons = ['person-1', 'person-2'];

const propose = (differing: object = {}): MatchCommand => ({
  type: 'ProposeMatch',
  at,
  data: { ...proposal, ...differing },
});
const says = (agency: string, same: boolean): MatchCommand => ({
  type: 'AnswerMatch',
  at,
  data: { matchId: 'match-1', agency, same },
});
const lapse: MatchCommand = { type: 'LapseMatch', at, data: {} };

const proposed: MatchEvent = { type: 'MatchProposed', data: proposal, at };
const said = (agency: string, same: boolean): MatchEvent => ({
  type: 'MatchAnswered',
  data: { ...which, agency, same },
});
const merged: MatchEvent = { type: 'PeopleMerged', data: { ...which, persons } };
const unmerged: MatchEvent = { type: 'PeopleUnmerged', data: { ...which, persons } };
const lapsed: MatchEvent = { type: 'MatchLapsed', data: which };
const bothSaid = [proposed, said(harbor, true), said(merrimack, true), merged];

describe('two people of a fund', () => {
  it('are proposed once', () => given(proposed).when(propose()).thenNothing());

  it('are not one by the word of one agency, however often it is said', () => {
    given(proposed).when(says(harbor, true)).then(said(harbor, true));
    given(proposed, said(harbor, true)).when(says(harbor, true)).thenNothing();
  });

  it('are merged when both agencies said so', () =>
    given(proposed, said(harbor, true)).when(says(merrimack, true)).then(said(merrimack, true), merged));

  it('of one agency are merged by its word alone', () => {
    const people = proposal.people.map((person) => ({ ...person, agency: harbor }));
    return given({ ...proposed, data: { ...proposal, people } })
      .when(says(harbor, true))
      .then(said(harbor, true), merged);
  });

  it('are refused by either, for good', () => {
    given(proposed, said(harbor, true)).when(says(merrimack, false)).then(said(merrimack, false));
    given(proposed, said(merrimack, false)).when(propose()).thenNothing();
  });

  it('are two again by the word of either, for good', () => {
    given(...bothSaid)
      .when(says(harbor, false))
      .then(said(harbor, false), unmerged);
    given(...bothSaid, said(harbor, false), unmerged)
      .when(propose())
      .thenNothing();
  });

  it('are two again when it lapses, and may be proposed again', () => {
    given(...bothSaid)
      .when(lapse)
      .then(unmerged, lapsed);
    given(proposed).when(lapse).then(lapsed);
    given(proposed, lapsed).when(lapse).thenNothing();
    given(...bothSaid, unmerged, lapsed)
      .when(propose())
      .then({ type: 'MatchProposed', data: proposal });
    given(...bothSaid, unmerged, lapsed, proposed)
      .when(says(harbor, true))
      .then(said(harbor, true));
  });

  it.each(['2028-06-01', '2026-12-01'])('stay merged until both agree to it, now %s', (until) => {
    const again: MatchEvent = { type: 'MatchProposed', data: { ...proposal, until } };
    given(...bothSaid)
      .when(propose({ until }))
      .then(again);
    given(...bothSaid, again)
      .when(propose({ until }))
      .thenNothing();
    expect(fold(match, [...bothSaid, again])).toMatchObject({ stage: 'merged', until });
  });

  it('of whom nobody answered are asked about again only when they agree for longer', () => {
    const unanswered: MatchEvent = { ...lapsed, at: '2026-08-30T00:00:00.000Z' };
    const longer = { until: '2028-06-01' };
    given(proposed, unanswered).when(propose()).thenNothing();
    given(proposed, said(harbor, true), unanswered).when(propose()).thenNothing();
    given(proposed, unanswered)
      .when(propose(longer))
      .then({ type: 'MatchProposed', data: { ...proposal, ...longer } });
    // Taken back before the three months were over is another matter.
    given(proposed, { ...lapsed, at: '2026-08-29T23:59:59.999Z' })
      .when(propose())
      .then({ type: 'MatchProposed', data: proposal });
  });
});

describe('who may answer', () => {
  it.each([
    ['who is no party to it', [proposed], 'third-agency'],
    ['once it is over', [proposed, lapsed], harbor],
    ['once it was refused', [proposed, said(merrimack, false)], harbor],
    ['where there never was one', [], harbor],
  ] as const)('is answered alike %s', (_, events, agency) => {
    const refusal = (): unknown => {
      try {
        return match.decide(says(agency, true), fold(match, events));
      } catch (error) {
        return error;
      }
    };
    expect(refusal()).toBeInstanceOf(Refusal);
    expect(refusal()).toMatchObject({ code: 'match-unknown', place: 'id' });
  });
});

describe('its clock', () => {
  const rings = (...events: readonly MatchEvent[]) => dueAt(fold(match, events));

  it('rings after three months without an answer, or when consent ends before', () => {
    expect(rings(proposed)).toBe('2026-08-30T00:00:00.000Z');
    expect(rings({ ...proposed, data: { ...proposal, until: '2026-07-01' } })).toBe(
      '2026-07-02T00:00:00.000Z',
    );
  });

  it('rings for who are merged the day after consent ends, and never for what is over', () => {
    expect(rings(...bothSaid)).toBe('2027-06-02T00:00:00.000Z');
    expect(rings(proposed, lapsed)).toBeUndefined();
  });
});
