import { specify } from '@handoff/decider/specify';
import { describe, expect, it } from 'vitest';
import type { Move } from './referral-moves.ts';
import { dueAt, onDue } from './referral.ts';
import {
  accepted,
  acceptance,
  active,
  at,
  completed,
  declined,
  expired,
  holdReleased,
  inReview,
  later,
  move,
  needsPerson,
  noted,
  offer,
  offered,
  parties,
  referral,
  waitlisted,
} from './referral.samples.ts';

const { given } = specify(referral);
const offering: Move = { to: 'offered', by: 'X', offered: offer, consent: null };
const accepting: Move = { to: 'accepted', by: 'T', ...acceptance };
const release = (hold = 0) =>
  ({ type: 'ReleaseHold', at, data: { cohort: 'esl-evening', hold, why: 'hold-expired' } }) as const;

describe('an option the person ranked', () => {
  it('is offered with a short reference and a date to respond by', () =>
    given().when(move(offering)).then(offered()));

  it('is not offered without consent', () =>
    given()
      .when(move({ ...offering, offered: { ...offer, consent: null } }))
      .thenRefused('consent-missing'));

  it('is not offered unscreened where its program has a test', () =>
    given()
      .when(move({ ...offering, offered: { ...offer, offer: { ...offer.offer, screenedUnder: null } } }))
      .thenRefused('not-screened'));

  it('needs no screening where the service has no test', () => {
    const food = { ...offer.offer, service: 'food', program: null, screenedUnder: null };
    given()
      .when(move({ ...offering, offered: { ...offer, offer: food } }))
      .then({ ...offered(), data: { ...offered().data, ...food } } as never);
  });

  it('is not offered if the person did not choose it', () =>
    given()
      .when(move({ ...offering, offered: { ...offer, choice: null } }))
      .thenRefused('not-chosen'));

  it('is offered once, however often it is asked for', () =>
    given(offered()).when(move(offering)).thenNothing());
});

describe('an offered referral', () => {
  it('is accepted on a place held before', () => given(offered()).when(move(accepting)).then(accepted()));

  it('is not accepted into a cohort without a place held', () =>
    given(offered())
      .when(move({ ...accepting, hold: null }))
      .thenRefused('place-not-held'));

  it('is accepted without a place where the service counts none', () =>
    given(offered())
      .when(move({ ...accepting, cohort: null, hold: null }))
      .then(accepted({ cohort: null, hold: null })));

  it('says the agency has made contact only when the agency says so', () =>
    given(offered(), accepted())
      .when(move({ to: 'active', by: 'T', what: 'first-contact' }))
      .then(active()));

  it('notes every no-show, also the second', () =>
    given(offered(), accepted(), active('no-show'))
      .when(move({ to: 'active', by: 'T', what: 'no-show' }))
      .then(noted('no-show')));

  it('says what may be done instead when a move is refused', () => {
    expect(() =>
      referral.decide(move({ to: 'completed', by: 'T', result: 'served' }), offeredState()),
    ).toThrow(
      expect.objectContaining({
        code: 'illegal-transition',
        mend: 'From here, T may say: in-review, needs-person, accepted, waitlisted, declined, entered-in-error.',
      }),
    );
  });
});

describe('a person at the desk with a slip', () => {
  const desk: Move = { ...accepting, atDesk: { ...offer, slip: 'H7K-4QD' } };

  it('refers themselves and is accepted at once', () =>
    given().when(move(desk)).then(offered('P'), accepted()));

  it('is not accepted without the slip', () =>
    given()
      .when(move({ ...accepting, atDesk: null }))
      .thenRefused('slip-missing'));
});

describe('a fact that overtakes the word', () => {
  const implied = accepted({ impliedBy: 'event-9' });

  it('makes a later "accepted" of the agency say nothing new', () =>
    given(offered(), implied, completed()).when(move(accepting)).thenNothing());

  it('does not let a completed referral be accepted otherwise', () =>
    given(offered(), accepted(), completed()).when(move(accepting)).thenRefused('illegal-transition'));
});

describe('a hold whose clock ran out', () => {
  it('is released when the referral never accepted on it', () =>
    given(offered()).when(release()).then(holdReleased()));

  it('stands when the referral accepted on it', () =>
    given(offered(), accepted()).when(release()).thenNothing());

  it('is released again when asked again: a slow command may have held under the old number', () =>
    given(offered(), holdReleased()).when(release()).then(holdReleased()));

  it('cannot be accepted on any more', () =>
    given(offered(), holdReleased()).when(move(accepting)).thenRefused('hold-lapsed'));

  it('leaves room for a new hold, which can', () =>
    given(offered(), holdReleased())
      .when(move({ ...accepting, hold: 1 }))
      .then(accepted({ hold: 1 })));

  it('goes back where the referral accepted into another cohort', () =>
    given(offered(), accepted({ cohort: 'esl-morning' }))
      .when(release())
      .then(holdReleased()));

  it('goes back after an acceptance on it was taken back', () =>
    given(offered(), accepted(), declined()).when(release()).then(holdReleased()));

  it('goes back also when the person declined meanwhile', () =>
    given(offered(), declined()).when(release()).then(holdReleased()));
});

describe('the clocks of a referral', () => {
  it('expire an offer nobody answered, and the next option comes', () => {
    const state = offeredState();
    expect(dueAt(state)).toBe('2026-01-10T14:00:00.000Z');
    given(offered())
      .when({ ...onDue(state), at: '2026-01-10T14:00:00.000Z' })
      .then(expired());
  });

  it('do not expire it a moment early', () =>
    given(offered())
      .when({ ...onDue(offeredState()), at: '2026-01-10T13:59:59.999Z' })
      .thenRefused('clock-still-runs'));

  it('expire nothing when somebody moved after the clock was claimed', () =>
    given(offered(), accepted())
      .when({ ...onDue(offeredState()), at: later })
      .thenRefused('clock-still-runs'));

  it('stop for the agency while the person is asked, and go on from the answer', () =>
    given(offered(), needsPerson())
      .when(move({ to: 'in-review', by: 'R' }, '2026-01-20T14:00:00.000Z'))
      .then(inReview('2026-01-25T14:00:00.000Z')));

  it('remember what the agency had left', () =>
    given(offered())
      .when(move({ to: 'needs-person', by: 'T', question: 'placement-test' }))
      .then(needsPerson()));

  it('end a question nobody answered as "could not be reached", no breach of the agency', () => {
    const state = given(offered(), needsPerson()).state();
    given(offered(), needsPerson())
      .when({ ...onDue(state), at: later })
      .then({
        type: 'ReferralCompleted',
        data: { ...parties, by: 'X', result: 'could-not-be-reached' },
      });
  });

  it('expire an acceptance without first contact', () => {
    const state = given(offered(), accepted()).state();
    given(offered(), accepted())
      .when({ ...onDue(state), at: later })
      .then({
        type: 'ReferralExpired',
        data: { ...parties, clock: 'first-contact', next: 'next-option' },
      });
  });

  it('are still on a waitlist and after the end', () => {
    expect(dueAt(given(offered(), waitlisted()).state())).toBeUndefined();
    expect(dueAt(given(offered(), expired()).state())).toBeUndefined();
  });
});

const offeredState = () => given(offered()).state();
