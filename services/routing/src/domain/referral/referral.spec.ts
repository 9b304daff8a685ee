import { specify } from '@handoff/decider/specify';
import { describe, expect, it } from 'vitest';
import { calendarOf } from '../calendar/usual.ts';
import type { Move } from './moves.ts';
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
  reminded,
  snoozed,
  waitlisted,
  withdrawalRequested,
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

describe('the reminder of a clock', () => {
  it('comes a day before the agency must have answered, and once', () => {
    expect(dueAt(offeredState())).toBe('2026-01-09T14:00:00.000Z');
    given(offered())
      .when({ ...onDue(offeredState()), at: '2026-01-09T14:00:00.000Z' })
      .then(remindedOfResponse());
  });

  it('goes to the referrer for the person, two weeks, three days and a day before', () => {
    const days = ['2026-01-21', '2026-02-01', '2026-02-03', '2026-02-04'];
    const story = [offered(), needsPerson()];
    const rung = days.map((day) => {
      const state = given(...story).state();
      expect(dueAt(state)).toBe(`${day}T14:00:00.000Z`);
      const [event] = referral.decide({ ...onDue(state), at: `${day}T14:00:00.000Z` }, state);
      if (event) story.push(event);
      return event?.type === 'ReferralReminded' ? event.data.whom : event?.type;
    });
    expect(rung).toEqual(['R', 'R', 'R', 'ReferralCompleted']);
  });

  it('does not come where the clock is shorter than the reminder', () =>
    expect(dueAt(given({ ...offered(), at: '2026-01-10T13:00:00.000Z' }).state())).toBe(
      '2026-01-10T14:00:00.000Z',
    ));

  it('is passed over by a process that wakes up after the breach', () =>
    given(offered())
      .when({ ...onDue(offeredState()), at: later })
      .then(expired()));
});

describe('a withdrawal that was asked for', () => {
  const asked = () => [offered(), accepted(), withdrawalRequested('P')];
  const confirmBy = '2026-01-10T14:00:00.000Z';

  it('gives the agency its days to confirm', () =>
    given(offered(), accepted())
      .when(move({ to: 'withdrawal-requested', by: 'P' }))
      .then(withdrawalRequested('P')));

  it('stands by itself when the agency never confirms', () => {
    const state = given(...asked()).state();
    given(...asked())
      .when({ ...onDue(state), at: confirmBy })
      .then({
        type: 'ReferralWithdrawn',
        data: { ...parties, by: 'X', reason: 'person-asked', clock: 'withdrawal' },
      });
  });

  it('is not confirmed by the exchange before that', () =>
    given(...asked())
      .when(move({ to: 'withdrawn', by: 'X', reason: null }, '2026-01-10T13:59:59.999Z'))
      .thenRefused('clock-still-runs'));

  it('needs no confirmation once consent is gone', () =>
    given(...asked())
      .when(move({ to: 'withdrawn', by: 'X', reason: 'consent-withdrawn' }))
      .then({
        type: 'ReferralWithdrawn',
        data: { ...parties, by: 'X', reason: 'consent-withdrawn', clock: null },
      }));
});

describe('somebody in line', () => {
  const line = () => [offered(), waitlisted()];

  it('is kept half a year, and then expires', () => {
    given(offered())
      .when(move({ to: 'waitlisted', by: 'T', position: 1 }))
      .then(waitlisted());
    const state = given(...line()).state();
    given(...line())
      .when({ ...onDue(state), at: '2026-07-04T14:00:00.000Z' })
      .then({ type: 'ReferralExpired', data: { ...parties, clock: 'waitlist', next: 'next-option' } });
  });

  it('keeps their time in line when a place that was offered comes to nothing', () => {
    const first = { ...waitlisted(), at };
    const again = { ...waitlisted(), at: later };
    expect(given(offered(), first, offered(), again).state()).toMatchObject({ since: at });
  });

  it('asks to be left alone until a day, and for another day', () => {
    const until = (day: string) => move({ to: 'waitlisted', by: 'P', position: null, until: day });
    given(...line())
      .when(until('2026-03-15'))
      .then(snoozed());
    given(...line(), snoozed())
      .when(until('2026-03-15'))
      .thenNothing();
    given(...line(), snoozed())
      .when(until('2026-04-01'))
      .then(snoozed('2026-04-01'));
  });

  it('is not left alone until a day that has passed', () =>
    given(...line())
      .when(move({ to: 'waitlisted', by: 'P', position: null, until: '2026-01-05' }))
      .thenRefused('until-missing'));

  it('is woken on that day', () => {
    const state = given(...line(), snoozed()).state();
    expect(dueAt(state)).toBe('2026-03-15T12:00:00.000Z');
    given(...line(), snoozed())
      .when({ ...onDue(state), at: '2026-03-15T12:00:00.000Z' })
      .then(reminded('waitlist', '2026-07-04T14:00:00.000Z', 'R'));
  });
});

describe('an acceptance that depends on a date of the class', () => {
  const story = () => [
    offered(),
    accepted({ conditional: 'placement-test', conditionBy: '2026-01-12T05:00:00.000Z' }),
  ];

  it('expires with that date, before the clock of the first contact', () => {
    const state = given(...story()).state();
    given(...story())
      .when({ ...onDue(state), at: '2026-01-12T05:00:00.000Z' })
      .then({ type: 'ReferralExpired', data: { ...parties, clock: 'condition', next: 'next-option' } });
  });
});

describe('the clocks of a referral', () => {
  it('run on the open days of the agency, by the clock on its wall', () =>
    given()
      .when(move({ ...offering, calendar: calendarOf('US-MA', at) }))
      .then({ ...offered(), data: { ...offered().data, respondBy: '2026-01-13T05:00:00.000Z' } } as never));

  it('end when applications of the class close, if that is sooner', () =>
    given()
      .when(move({ ...offering, offered: { ...offer, applyBy: '2026-01-08T05:00:00.000Z' } }))
      .then({ ...offered(), data: { ...offered().data, respondBy: '2026-01-08T05:00:00.000Z' } } as never));

  it('expire an offer nobody answered, and the next option comes', () => {
    const state = offeredState();
    expect(dueAt(given(offered(), remindedOfResponse()).state())).toBe('2026-01-10T14:00:00.000Z');
    given(offered())
      .when({ ...onDue(state), at: '2026-01-10T14:00:00.000Z' })
      .then(expired());
  });

  it('do not expire it a moment early', () =>
    given(offered(), remindedOfResponse())
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

  it('are still after the end', () => {
    expect(dueAt(given(offered(), expired()).state())).toBeUndefined();
  });
});

const remindedOfResponse = () => reminded('response', '2026-01-10T14:00:00.000Z');
const offeredState = () => given(offered()).state();
