import { specify } from '@handoff/decider/specify';
import { describe, expect, it } from 'vitest';
import { type About, view, type ViewCommand, type ViewEvent } from './view.ts';

const subject = {
  partner: 'bayside',
  kind: 'referral' as const,
  subject: 'referral-1',
  externalId: 'referral-x',
};
const allowed = { asked: true, allowed: true, sequence: 1 };

const told = (about: About, message = {}): ViewEvent => ({
  type: 'ReferralNotice',
  data: { ...subject, about, message, consent: allowed },
});
const tell = (about: About, message = {}): ViewCommand => ({
  type: 'Tell',
  at: '2026-11-22T10:00:00.000Z',
  data: { ...subject, about, message: { type: 'ReferralNotice', data: message }, consent: allowed },
});

const { given } = specify(view);

describe("a partner's view of a stream", () => {
  it('tells the message as an event of its own', () =>
    given()
      .when(tell({ status: 'offered' }, { status: 'offered' }))
      .then(told({ status: 'offered' }, { status: 'offered', version: 1 })));

  it('numbers what it tells', () =>
    given(told({ status: 'offered' }))
      .when(tell({}, { status: 'accepted' }))
      .then(told({}, { status: 'accepted', version: 2 })));

  it('keeps what it knew of the subject and takes over what is new', () =>
    expect(
      given(told({ status: 'offered', reference: 'H7K-4QD' }), told({ status: 'accepted' })).state(),
    ).toMatchObject({
      stage: 'open',
      externalId: 'referral-x',
      about: { status: 'accepted', reference: 'H7K-4QD' },
      told: 2,
    }));

  it('remembers the last consent answer beside what was told under it', () =>
    expect(given(told({ status: 'offered' })).state()).toMatchObject({ consent: allowed }));
});

describe('that something was taken back', () => {
  const takenBack: About = { status: 'withdrawn', bare: true };

  it('is told to whoever was told of it', () =>
    given(told({ status: 'offered' }))
      .when(tell(takenBack))
      .then(told(takenBack)));

  it('is told once', () =>
    given(told({ status: 'offered' }), told(takenBack))
      .when(tell(takenBack))
      .thenNothing());

  it('is told again after a word that came too late', () =>
    given(told({ status: 'offered' }), told(takenBack), told({ status: 'accepted' }))
      .when(tell(takenBack))
      .then(told(takenBack)));

  it('is not told to whoever was told nothing: it would say that there was something', () =>
    given().when(tell(takenBack)).thenNothing());
});
