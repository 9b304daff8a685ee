import { specify } from '@handoff/decider/specify';
import { describe, it } from 'vitest';
import { type IntakeCommand, intakeDecider, type IntakeEvent, type SealedValue } from './intake.ts';

const { given } = specify(intakeDecider({ services: new Set(['food']), carriesNumber: () => false }));
const at = '2026-06-01T15:00:00.000Z';
const whom = { intakeId: 'intake-1', personId: 'person-1' };
const held = { ...whom, holdId: 'hold-1' };
const sealed = (purpose: string): SealedValue => ({
  keyId: 'key-1',
  purpose,
  nonce: '',
  ciphertext: '',
  tag: '',
});
const submitted: IntakeEvent = {
  type: 'IntakeSubmitted',
  data: {
    ...whom,
    referrer: 'harbor-worker-center',
    jurisdiction: 'US-MA',
    language: 'es',
    interpreter: 'no',
    needs: ['food'],
    choices: [],
    pathway: null,
    follows: null,
    groupId: null,
    consents: [],
    identity: sealed('identity'),
    contact: sealed('contact'),
    facts: sealed('screening'),
    receivedOn: '2026-06-01',
  },
};
const counsel = 'a.counsel';
const asked: IntakeEvent = {
  type: 'LegalHoldAsked',
  data: { ...held, by: counsel, matter: 'matter-2026-014' },
};
const confirmed: IntakeEvent = { type: 'LegalHoldConfirmed', data: { ...held, by: 'b.operator' } };
const lifted: IntakeEvent = { type: 'LegalHoldLifted', data: { ...held, by: counsel } };
const waits: IntakeEvent = { type: 'ErasureWaits', data: held };
const erased: IntakeEvent = { type: 'ParticipantErased', data: { ...whom, keysGoneBy: '2026-07-06' } };

const asks = (by = counsel, matter = 'matter-2026-014'): IntakeCommand => ({
  type: 'AskLegalHold',
  at,
  data: { ...held, by, matter },
});
const confirms = (by: string): IntakeCommand => ({ type: 'ConfirmLegalHold', at, data: { ...whom, by } });
const lifts: IntakeCommand = { type: 'LiftLegalHold', at, data: { ...whom, by: counsel } };
const erases: IntakeCommand = { type: 'ErasePerson', at, data: whom };

describe('a legal hold', () => {
  it('is asked for by counsel, by the number of a matter', () => given(submitted).when(asks()).then(asked));

  it('holds nothing before a second person confirmed it', () =>
    given(submitted, asked).when(erases).then(erased));

  it('is not confirmed by whoever asked for it', () =>
    given(submitted, asked).when(confirms(counsel)).thenRefused('two-persons-needed'));

  it('is in force once another person confirmed it', () =>
    given(submitted, asked).when(confirms('b.operator')).then(confirmed));

  it('makes an erasure wait, once, and destroys nothing', () => {
    given(submitted, asked, confirmed).when(erases).then(waits);
    given(submitted, asked, confirmed, waits).when(erases).thenNothing();
  });

  it('is followed by the erasure that waited for its end', () =>
    given(submitted, asked, confirmed, waits).when(lifts).then(lifted, erased));

  it('leaves everything as it was where nobody asked to be erased', () => {
    given(submitted, asked, confirmed).when(lifts).then(lifted);
    given(submitted, asked, confirmed, lifted).when(erases).then(erased);
  });

  it('says a number and a name, never what the matter is about', () => {
    given(submitted).when(asks(counsel, 'the Doe case')).thenRefused('name-malformed');
    given(submitted).when(asks('Jane Doe')).thenRefused('name-malformed');
  });

  it('is one at a time', () =>
    given(submitted, asked).when(asks(counsel, 'matter-2026-015')).thenRefused('legal-hold-stands'));

  it('is confirmed and lifted only where it was asked for', () => {
    given(submitted).when(confirms('b.operator')).thenRefused('no-legal-hold');
    given(submitted).when(lifts).thenRefused('no-legal-hold');
  });

  it('does not come too late: what was erased cannot be held', () =>
    given(submitted, erased).when(asks()).thenRefused('intake-unknown'));
});
