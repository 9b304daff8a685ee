import type { IntakeSubmitted } from '@handoff/schemas';
import { generateRecipientKey, openWith, sealTo } from '@handoff/sealing';
import { beforeEach, describe, expect, it } from 'vitest';
import { hostedIntake } from './testing/hosted-intake.ts';
import { college, consents, intakeId, personId, rosa, rosaAt, terms } from './testing/rosa.ts';

let service = hostedIntake();
beforeEach(() => {
  service = hostedIntake();
});
const { submission, submit, erase, submitted, consentEvents, check, keyToOpen, release, trail, openedWith } =
  rosaAt(() => service);

describe('an intake that arrives sealed', () => {
  it('is taken, and its consents are recorded in the consent of the person', async () => {
    expect(await submit()).toMatchObject({ kind: 'done', version: 1 });
    expect(await consentEvents()).toEqual(['ConsentGranted']);
    expect(await check('exchange', 'screening')).toEqual({ allowed: true, until: '2027-06-01', sequence: 1 });
  });

  it('leaves nothing of the person in clear, in streams, on Kafka or in the audit trail', async () => {
    await submit();
    const stored = JSON.stringify([
      [...service.documents['intake']!.values()],
      await service.audit.of(personId),
    ]);
    const published = Buffer.concat(service.broker.records('handoff.intake').map(({ payload }) => payload));
    for (const canary of ['Rosa', 'Canary', '617-555', '1991-04-12', 'english_language', 'not-shared']) {
      expect(stored).not.toContain(canary);
      expect(published.toString('latin1')).not.toContain(canary);
    }
  });

  it('gets the same answer when it is sent again, though sealing would differ', async () => {
    const command = await submission();
    const first = await submit(command);
    expect(await submit(command)).toEqual({ ...first, repeated: true });
    expect(await service.eventsOf(intakeId)).toHaveLength(1);
    expect(await consentEvents()).toEqual(['ConsentGranted']);
  });

  it('gets the same answer after the person was erased, when there is no key to seal with', async () => {
    const command = await submission();
    const first = await submit(command);
    await erase();
    expect(await submit(command)).toEqual({ ...first, repeated: true });
  });

  it('is refused under a message id that carried something else', async () => {
    await submit();
    expect(await submit(await submission({ ...rosa, name: 'Another' }))).toMatchObject({
      code: 'causation-reused',
    });
  });

  it.each<[string, object, string, string]>([
    [
      'holds a field nobody asked for',
      { ...rosa, passport: 'C01234567' },
      'disclosure-not-wanted',
      'sealedPerson',
    ],
    ['lacks the name', { ...rosa, name: undefined }, 'disclosure-malformed', 'sealedPerson.name'],
    ['holds an unknown fact', { ...rosa, facts: { shoe_size: 38 } }, 'unknown-fact', 'facts[0]'],
    [
      'holds a fact that is never kept',
      { ...rosa, facts: { orr_served_population: 'yes' } },
      'unknown-fact',
      'facts[0]',
    ],
    [
      'holds a value that is not allowed',
      { ...rosa, facts: { age: 'ancient' } },
      'fact-value-not-allowed',
      'facts.age',
    ],
    [
      'hides a number in the address',
      { ...rosa, address: 'c/o 123-45-6789' },
      'identifier-not-wanted',
      'address',
    ],
  ])('is refused when it %s, and the refusal repeats nothing of it', async (_, disclosure, code, place) => {
    const outcome = await submit(await submission(disclosure));
    expect(outcome).toMatchObject({ kind: 'refused', code, place });
    expect(JSON.stringify(outcome)).not.toMatch(/C01234567|123-45|shoe|orr_|ancient/);
    expect(await trail()).toEqual([`intake seal all denied ${code}`]);
  });

  it('is refused when it was sealed to another key', async () => {
    const { publicJwk } = await generateRecipientKey();
    const outcome = await submit(await submission(rosa, { sealedPerson: await sealTo(publicJwk, rosa) }));
    expect(outcome).toMatchObject({ kind: 'refused', code: 'sealed-to-another-key', place: 'sealedPerson' });
  });

  it('is refused when it is no envelope at all, and stays refused', async () => {
    const command = await submission(rosa, { sealedPerson: 'hello' });
    expect(await submit(command)).toMatchObject({ kind: 'refused', code: 'seal-broken' });
    expect(await submit(command)).toMatchObject({ kind: 'refused', code: 'seal-broken', repeated: true });
  });
});

describe('facts', () => {
  it('are opened by eligibility under consent to screening, without a "no" about work', async () => {
    await submit();
    const { key } = await keyToOpen();
    expect(openedWith(key, 'screening', 'IntakeSubmitted', (await submitted()).facts)).toEqual({
      age: 35,
      english_language_learner: 'yes',
      work_authorized: 'not-shared',
    });
  });

  it('are amended as a whole', async () => {
    await submit();
    const sealedFacts = await sealTo((await service.vault.recipientKey()).publicJwk, { facts: { age: 36 } });
    expect(await service.command('AmendIntake', intakeId, { intakeId, sealedFacts })).toMatchObject({
      kind: 'done',
    });
    const amended = (await service.eventsOf(intakeId, 1))[0]?.data['facts'] as IntakeSubmitted['facts'];
    const { key } = await keyToOpen({ keyId: amended.keyId });
    expect(openedWith(key, 'screening', 'IntakeAmended', amended)).toEqual({ age: 36 });
  });
});

describe('a key', () => {
  beforeEach(() => submit());

  it('is lent for opening under live consent, and that is on record', async () => {
    await keyToOpen();
    expect((await trail()).at(-1)).toBe('eligibility open screening allowed consent-live');
  });

  it('is lent for sealing to a person who is there', async () => {
    const body = { personId, purpose: 'routing', use: 'seal', recipient: 'exchange', reason: 'event-1' };
    expect(await service.call('eligibility', 'POST', '/internal/keys', { body })).toMatchObject({
      keyId: expect.stringMatching(/^key-/),
    });
    expect((await trail()).at(-1)).toBe('eligibility seal routing allowed not-erased');
  });

  it('is denied once consent was withdrawn, and the denial is on record', async () => {
    const consentId = service.ids.derive('consent', personId);
    await service.command('WithdrawConsent', consentId, {
      consentId,
      recipient: 'exchange',
      purposes: ['screening'],
      by: null,
    });
    await expect(keyToOpen()).rejects.toMatchObject({ code: 'consent-not-live' });
    expect((await trail()).at(-1)).toBe('eligibility open screening denied consent-not-live');
  });

  it('is denied to a service that has no business with it', async () => {
    await expect(keyToOpen({}, 'routing')).rejects.toMatchObject({ code: 'not-allowed' });
    expect((await trail()).at(-1)).toBe('routing open screening denied not-allowed');
  });

  it('of one person is not given out under the consent of another', async () => {
    await service.command(
      'SubmitIntake',
      'intake-02',
      await submission(rosa, { intakeId: 'intake-02', personId: 'person-02' }),
      'partner:x:2',
    );
    await service.settle();
    await expect(keyToOpen({ personId: 'person-02' })).rejects.toMatchObject({ code: 'key-unknown' });
  });

  it('of one purpose is not given out under consent to another', async () => {
    const { keyId } = (await submitted()).contact;
    await expect(keyToOpen({ keyId })).rejects.toMatchObject({ code: 'key-unknown' });
  });

  it('is asked for again while the consents named at intake are being recorded', async () => {
    const { keyId } = await service.vault.keyring.forSealing('person-02', 'screening');
    await expect(keyToOpen({ personId: 'person-02', keyId })).rejects.toMatchObject({
      code: 'consent-not-recorded-yet',
      transient: true,
    });
  });
});

describe('the audit trail', () => {
  it('remembers that somebody was not taken in, and why, and nothing of what was told', async () => {
    await submit(await submission({ ...rosa, name: 'Rosa 987-65-4321' }));
    expect(await trail()).toEqual(['intake seal all denied identifier-not-wanted']);
  });

  it('remembers that a guardian was not asked', async () => {
    await submit(await submission({ ...rosa, birthDate: '2012-04-12' }));
    expect(await trail()).toEqual(['intake seal all denied guardian-consent-needed']);
  });

  it('comes first: where it cannot be written, nothing is lent and nothing released', async () => {
    await submit();
    service.audit.write = () => Promise.reject(new Error('the audit log is away'));
    await expect(keyToOpen()).rejects.toThrow('audit log is away');
    await expect(release()).rejects.toThrow('audit log is away');
  });
});

describe('a release of progress', () => {
  const harbor = 'harbor-worker-center';
  const signed = {
    ...terms(harbor, 'progress'),
    how: 'signed',
    records: ['enrollment', 'level gains'],
    on: '2026-05-20',
  };
  const ask = () =>
    service.call('gateway', 'POST', '/internal/consent/release', { body: { personId, party: harbor } });

  it('is given as it was signed: the day on the paper, and the day on which it was entered', async () => {
    await submit(await submission(rosa, { consents: [...consents, signed] }));
    expect(await ask()).toMatchObject({
      release: {
        party: harbor,
        purpose: 'progress',
        records: ['enrollment', 'level gains'],
        signedOn: '2026-05-20',
        enteredOn: '2026-06-01',
        until: '2027-06-01',
      },
    });
  });

  it('that was only spoken is none', async () => {
    await submit(await submission(rosa, { consents: [...consents, { ...signed, how: 'spoken' }] }));
    expect(await ask()).toEqual({ release: null });
  });
});

describe('contact', () => {
  beforeEach(() => submit());

  it('is released to the agency the person named, without the ways that are not safe', async () => {
    expect(await release()).toEqual({
      until: '2027-06-01',
      contact: { name: 'Rosa Canary', contacts: [{ kind: 'phone', value: '617-555-0123', safe: true }] },
    });
    expect((await trail()).at(-1)).toBe('gateway release contact allowed consent-live');
  });

  it('is released to the key of the agency alone, when it has one', async () => {
    const { publicJwk, privateJwk } = await generateRecipientKey();
    const { sealed } = (await release({ publicKey: publicJwk })) as { sealed: string };
    expect(sealed).not.toContain('Rosa');
    expect(await openWith(privateJwk, sealed)).toMatchObject({ name: 'Rosa Canary' });
  });

  it('is remembered with whom it was given, so that the person can be told', async () => {
    await release();
    await release({ recipient: 'north-shore-career-center' }).catch(() => undefined);
    const made = await service.call('gateway', 'POST', '/internal/release/made', { body: { personId } });
    expect(made).toEqual({ releases: [{ recipient: college, at: expect.any(String) as string }] });
  });

  it('is not released to an agency the person did not name', async () => {
    await expect(release({ recipient: 'north-shore-career-center' })).rejects.toMatchObject({
      code: 'consent-not-live',
    });
    expect((await trail()).at(-1)).toBe('gateway release contact denied consent-not-live');
  });

  it('is not released on the day after the consent ended', async () => {
    service.time.travel(366 * 86_400_000);
    await expect(release()).rejects.toMatchObject({ code: 'consent-not-live' });
  });

  it('is not released to a key that is none', async () => {
    const publicKey = { kty: 'EC', crv: 'P-256', x: 'AAAA', y: 'AAAA' };
    await expect(release({ publicKey })).rejects.toMatchObject({ code: 'unusable-key' });
  });
});

describe('consent in doubt', () => {
  const parkOn = (stream: string, consumer = 'intake.commands') =>
    service.parked.add({
      consumer,
      stream,
      delivery: {
        topic: 'handoff.elsewhere',
        partition: 0,
        offset: '0',
        key: stream,
        headers: {},
        payload: Buffer.alloc(0),
      },
      reason: { code: 'does-not-decode', reason: 'r', mend: 'm' },
    });

  it('is a no while a message for it waits parked: it may be the withdrawal', async () => {
    await submit();
    await parkOn(service.ids.derive('consent', personId));
    expect(await check('exchange', 'screening')).toEqual({
      allowed: false,
      until: null,
      sequence: 1,
      reason: 'in-doubt',
    });
    await expect(release()).rejects.toMatchObject({ code: 'consent-not-live' });
    await expect(keyToOpen()).rejects.toMatchObject({ code: 'consent-not-live' });
  });

  it('is a no while a message for the intake waits parked: it may be the erasure', async () => {
    await submit();
    await parkOn(intakeId);
    expect(await check('exchange', 'screening')).toMatchObject({ allowed: false, reason: 'in-doubt' });
  });

  it('is a no, and not a wait, while the recording itself is held up', async () => {
    await parkOn(intakeId, 'intake.consents');
    await submit();
    expect(await consentEvents()).toEqual([]);
    await expect(keyToOpen()).rejects.toMatchObject({ code: 'consent-not-live' });
  });

  it('is a no where nothing was ever recorded', async () =>
    expect(await check('exchange', 'screening')).toEqual({
      allowed: false,
      until: null,
      sequence: 0,
      reason: 'consent-not-recorded',
    }));
});

describe('erasure', () => {
  beforeEach(() => submit());

  it('ends consent and destroys the keys, and both are on record', async () => {
    await erase();
    expect(await consentEvents()).toEqual(['ConsentGranted', 'ConsentWithdrawn']);
    await expect(keyToOpen()).rejects.toMatchObject({ code: 'key-destroyed' });
    await expect(release()).rejects.toMatchObject({ code: 'consent-not-live' });
    expect(await trail()).toContain('intake destroy all allowed person-erased');
  });

  it.each(['key.before-destroy', 'key.after-destroy'])('is finished after a crash at %s', async (point) => {
    service.crashAt(point);
    await erase();
    expect(service.crashesAhead()).toEqual([]);
    await expect(keyToOpen()).rejects.toMatchObject({ code: 'key-destroyed' });
    expect(await consentEvents()).toEqual(['ConsentGranted', 'ConsentWithdrawn']);
  });

  it('counts from its event, before the keys are gone', async () => {
    await service.command('ErasePerson', intakeId, { intakeId, personId });
    expect(await check('exchange', 'screening')).toMatchObject({ allowed: false, reason: 'erased' });
    await service.settle();
  });

  it('lets no new key be made for the person', async () => {
    await erase();
    const body = { personId, purpose: 'routing', use: 'seal', recipient: 'exchange', reason: 'event-1' };
    await expect(service.call('eligibility', 'POST', '/internal/keys', { body })).rejects.toMatchObject({
      code: 'key-destroyed',
    });
  });
});
