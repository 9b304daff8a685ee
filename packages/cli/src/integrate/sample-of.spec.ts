import { describe, expect, it } from 'vitest';
import { avroOf, inWordsOf, versionOf } from './message-version.ts';
import { restRequest } from './rest-request.ts';
import { sampleOf } from './sample-of.ts';

const incoming = [
  'IntakeSubmission',
  'ReferralResponse',
  'FactReport',
  'ChoiceMade',
  'DeskAcceptance',
  'PersonsWord',
  'Introduction',
  'HolderReceipt',
];
const outgoing = [
  'ReferralNotice',
  'FactNotice',
  'ContactReleased',
  'MessageRejected',
  'WebhookNotice',
  'QuarterlyNews',
];

describe('any message of the contract', () => {
  it.each([...incoming, ...outgoing])('%s has a sample that its newest schema takes', (short) => {
    const { message, person } = sampleOf(short, 'elm-street-center', [], 'ESC-1');
    const whole = { ...message, ...(person && { sealedPerson: 'sealed' }) };
    const release = versionOf(short, undefined);
    expect(avroOf(release, inWordsOf(release, whole)).length).toBeGreaterThan(10);
  });

  it.each(incoming)('%s has a request over REST', (short) => {
    const { message, person } = sampleOf(short, 'elm-street-center', [], 'ESC-1');
    expect(restRequest(short, message, person).path).toMatch(/^\/v1\/[a-z-]+/);
  });

  it('is said in the words of an older version: fields that came later are left out', () => {
    const { message } = sampleOf('ReferralResponse', 'elm-street-center', [], 'ESC-1');
    const [older, newer] = [versionOf('ReferralResponse', '1'), versionOf('ReferralResponse', '2')];
    expect(Object.keys(inWordsOf(newer, message))).toContain('forPerson');
    expect(Object.keys(inWordsOf(older, message))).not.toContain('forPerson');
    expect(avroOf(older, inWordsOf(older, message)).length).toBeGreaterThan(10);
  });

  it('of a version that never was is refused with those that are', () =>
    expect(() => versionOf('ReferralResponse', '99')).toThrow('Released: 1, 2'));

  it('that does not fit its schema is refused before it is sent', () => {
    const release = versionOf('ReferralResponse', undefined);
    expect(() => avroOf(release, { referral: 5 })).toThrow('not-in-the-contract');
  });
});

describe('another status, or another fact, than the example tells', () => {
  it('leaves the details of the example behind', () => {
    const { message } = sampleOf('ReferralResponse', 'elm-street-center', ['status=in-review'], 'ESC-1');
    expect(message).toMatchObject({ status: 'in-review', cohort: null, conditional: null, localRef: null });
    const { message: fact } = sampleOf(
      'FactReport',
      'elm-street-center',
      ['kind=service', 'service=food'],
      'ESC-1',
    );
    expect(fact).toMatchObject({ kind: 'service', service: 'food', type: null, fromLevel: null });
  });
});

describe('an intake', () => {
  it('asks for what was chosen, and consents to whoever was chosen', () => {
    const sets = ['choices=[{"service":"food","agency":"saint-brigid-pantry"}]'];
    const { message } = sampleOf('IntakeSubmission', 'elm-street-center', sets, 'ESC-1');
    expect(message).toMatchObject({ localRef: 'ESC-1', needs: ['food'] });
    expect((message['consents'] as { recipient: string }[]).map(({ recipient }) => recipient)).toEqual([
      'exchange',
      'saint-brigid-pantry',
      'elm-street-center',
    ]);
  });

  it('holds no person in its message: that part is sealed', () => {
    const { message, person } = sampleOf(
      'IntakeSubmission',
      'elm-street-center',
      ['person.name=Ana'],
      'ESC-1',
    );
    expect(person).toMatchObject({ name: 'Ana' });
    expect(message).not.toHaveProperty('person');
    expect(message).not.toHaveProperty('sealedPerson');
  });
});
