import type { IntakeSubmitted, SubmitIntake } from '@handoff/schemas';
import { generateRecipientKey, open, openWith, type Purpose, sealTo } from '@handoff/sealing';
import { beforeEach, describe, expect, it } from 'vitest';
import { hostedIntake } from './testing/hosted-intake.ts';
import type { PersonDisclosure } from './vault/person-disclosure.ts';

const intakeId = 'intake-01';
const personId = 'person-01';
const college = 'bayside-community-college';
const rosa: PersonDisclosure = {
  name: 'Rosa Canary',
  birthDate: '1991-04-12',
  contacts: [
    { kind: 'phone', value: '617-555-0123', safe: true },
    { kind: 'phone', value: '617-555-0199', safe: false },
  ],
  facts: { age: 35, english_language_learner: 'yes', work_authorized: 'no' },
};
const terms = (recipient: string, ...purposes: string[]) => ({
  recipient,
  purposes,
  until: '2027-06-01',
  how: 'spoken',
  language: 'es',
  records: null,
  interpreter: false,
  on: '2026-06-01',
});
const consents = [terms('exchange', 'screening', 'routing'), terms(college, 'contact')];

let service = hostedIntake();
beforeEach(() => {
  service = hostedIntake();
});

const submission = async (
  disclosure: object = rosa,
  differing: Partial<SubmitIntake> = {},
): Promise<SubmitIntake> => ({
  intakeId,
  personId,
  referrer: 'harbor-worker-center',
  jurisdiction: 'US-MA',
  language: 'es',
  interpreter: 'asks-each-time',
  needs: ['learn.esl', 'work.placement'],
  choices: [{ rank: 1, service: 'learn.esl', agency: college }],
  pathway: 'english-to-work',
  follows: null,
  groupId: null,
  consents,
  sealedPerson: await sealTo((await service.vault.recipientKey()).publicJwk, disclosure),
  ...differing,
});
const submit = async (command?: SubmitIntake, causation?: string) => {
  const outcome = await service.command('SubmitIntake', intakeId, command ?? (await submission()), causation);
  await service.settle();
  return outcome;
};
const erase = async () => {
  const outcome = await service.command('ErasePerson', intakeId, { intakeId, personId });
  await service.settle();
  return outcome;
};
const submitted = async (): Promise<IntakeSubmitted> =>
  (await service.eventsOf(intakeId))[0]?.data as unknown as IntakeSubmitted;
const consentEvents = async () =>
  (await service.eventsOf(service.ids.derive('consent', personId))).map(({ type }) => type);
const check = (recipient: string, purpose: string) =>
  service.call('gateway', 'POST', '/internal/consent/check', { body: { personId, recipient, purpose } });
const keyToOpen = async (differing: object = {}, from = 'eligibility') =>
  service.call(from, 'POST', '/internal/keys', {
    body: {
      personId,
      purpose: 'screening',
      keyId: (await submitted()).facts.keyId,
      use: 'open',
      recipient: 'exchange',
      reason: 'event-1',
      ...differing,
    },
  }) as Promise<{ keyId: string; key: string }>;
const release = (differing: object = {}) =>
  service.call('gateway', 'POST', '/internal/release', {
    body: { personId, recipient: college, purpose: 'contact', referral: 'referral-1', ...differing },
  });
const trail = async () =>
  (await service.audit.of(personId)).map(({ who, use, purpose, decision, because }) =>
    [who, use, purpose, decision, because].join(' '),
  );
const openedWith = (key: string, purpose: Purpose, event: string, sealed: IntakeSubmitted['facts']) =>
  open({ keyId: sealed.keyId, personId, purpose, key: Buffer.from(key, 'base64url') }, event, sealed);

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

describe('a guardian', () => {
  const guarded = (birthDate?: string) =>
    submission(
      {
        ...rosa,
        ...(birthDate === undefined ? { birthDate: undefined, facts: {} } : { birthDate, facts: {} }),
      },
      {
        consents: [
          { ...terms('exchange', 'screening', 'routing'), how: 'signed-by-guardian', until: '2027-01-31' },
          { ...terms(college, 'contact'), how: 'signed-by-guardian', until: '2027-01-31' },
        ],
      },
    );
  const revoke = async (by: string) => {
    const consentId = service.ids.derive('consent', personId);
    const outcome = await service.command('RevokeGuardian', consentId, { consentId, personId, intakeId, by });
    await service.settle();
    return outcome;
  };
  const grant = (how: string, wanted = 'learn.esl') =>
    service.call('routing', 'POST', '/internal/consent/grant', {
      body: {
        personId,
        intakeId,
        terms: { ...terms('quincy-point-college', 'contact'), how, until: '2027-01-31' },
        service: wanted,
        causation: `desk-${how}-${wanted}`,
      },
    });

  it('is revoked by a supervisor, and what rested on their word is denied from then on', async () => {
    await submit(await guarded('2010-04-12'));
    expect(await check(college, 'contact')).toMatchObject({ allowed: true });
    expect(await revoke('supervisor')).toMatchObject({ kind: 'done' });
    expect(await consentEvents()).toEqual([
      'ConsentGranted',
      'GuardianRevoked',
      'ConsentWithdrawn',
      'ConsentWithdrawn',
    ]);
    expect(await check(college, 'contact')).toMatchObject({ allowed: false });
    await expect(release()).rejects.toMatchObject({ code: 'consent-not-live' });
  });

  it('is revoked by the person once they are of age, seen by the day they were born', async () => {
    await submit(await guarded('2010-04-12'));
    expect(await revoke('person-of-age')).toMatchObject({ kind: 'refused', code: 'not-of-age' });
    service.time.travel(2 * 366 * 86_400_000);
    expect(await revoke('person-of-age')).toMatchObject({ kind: 'done' });
    expect((await trail()).filter((line) => line.includes('identity'))).toContain(
      'intake open identity allowed age-asked',
    );
  });

  it('is not revoked by a person whose age was not told, nor by anybody else', async () => {
    await submit(await guarded());
    expect(await revoke('person-of-age')).toMatchObject({ code: 'age-not-told' });
    expect(await revoke('another-guardian')).toMatchObject({ code: 'guardian-revoker-unknown' });
  });

  it('who was revoked is not asked again: not at a desk, and not when the person is back', async () => {
    await submit(await guarded('2010-04-12'));
    await revoke('supervisor');
    await expect(grant('signed-by-guardian')).rejects.toMatchObject({ code: 'guardian-revoked' });
    const back = { ...(await guarded('2010-04-12')), intakeId: 'intake-02', follows: intakeId };
    expect(await service.command('SubmitIntake', 'intake-02', back, 'partner:x:2')).toMatchObject({
      code: 'guardian-revoked',
      place: 'consents[0].how',
    });
  });

  it('is asked at a desk as at the intake: for a class, and never for a lawyer', async () => {
    await submit(await guarded('2010-04-12'));
    await expect(grant('spoken')).rejects.toMatchObject({ code: 'guardian-consent-needed' });
    await expect(grant('spoken-by-guardian', 'legal.civil')).rejects.toMatchObject({
      code: 'guardian-not-asked',
    });
    expect(await grant('spoken', 'legal.civil')).toMatchObject({ sequence: 2 });
    expect(await grant('spoken-by-guardian')).toMatchObject({ sequence: 3 });
  });
});

describe('a legal hold', () => {
  const hold = (act: string, by: string) =>
    service.call('operator', 'POST', `/internal/holds/:id/${act}`, {
      params: { id: intakeId },
      body: { by, ...(act === 'ask' && { matter: 'matter-2026-014' }) },
    });
  const standing = () => service.call('operator', 'GET', '/internal/holds/:id', { params: { id: intakeId } });
  const types = async (id = intakeId) => (await service.eventsOf(id)).map(({ type }) => type);

  beforeEach(() => submit());

  it('makes an erasure wait: consent ends at once, the keys stay until it is lifted', async () => {
    await hold('ask', 'a.counsel');
    await hold('confirm', 'b.operator');
    await erase();
    expect((await types()).at(-1)).toBe('ErasureWaits');
    expect(await check('exchange', 'screening')).toMatchObject({ allowed: false });
    expect(await standing()).toEqual({
      hold: {
        matter: 'matter-2026-014',
        stage: 'in-force',
        askedBy: 'a.counsel',
        confirmedBy: 'b.operator',
        erasureWaits: true,
      },
    });
    await hold('lift', 'a.counsel');
    await service.settle();
    expect(await types()).toContain('ParticipantErased');
    await expect(service.vault.keyring.forOpening((await submitted()).facts.keyId)).rejects.toMatchObject({
      code: 'key-destroyed',
    });
  });

  it('of one person alone holds nothing, and the same person confirming is refused; all of it is on record', async () => {
    await hold('ask', 'a.counsel');
    await expect(hold('confirm', 'a.counsel')).rejects.toMatchObject({ code: 'two-persons-needed' });
    await erase();
    expect((await types()).at(-1)).toBe('ParticipantErased');
    expect((await trail()).filter((line) => line.includes(' hold '))).toEqual([
      'operator:a.counsel hold all allowed legal-hold-ask',
      'operator:a.counsel hold all denied two-persons-needed',
    ]);
  });

  it('holds for an intake with which the person came back, because the keys are the same', async () => {
    await hold('ask', 'a.counsel');
    await hold('confirm', 'b.operator');
    const back = await submission(rosa, { intakeId: 'intake-02', follows: intakeId });
    await service.command('SubmitIntake', 'intake-02', back, 'partner:x:2');
    await service.settle();
    await service.command('ErasePerson', 'intake-02', { intakeId: 'intake-02', personId }, 'partner:x:3');
    await service.settle();
    expect(await types('intake-02')).toEqual([
      'IntakeSubmitted',
      'LegalHoldAsked',
      'LegalHoldConfirmed',
      'ErasureWaits',
    ]);
    await hold('lift', 'a.counsel');
    await service.settle();
    expect(await types('intake-02')).toContain('ParticipantErased');
  });

  it('is nobody’s but the operator’s to put', async () => {
    const asked = service.call('gateway', 'POST', '/internal/holds/:id/ask', {
      params: { id: intakeId },
      body: { by: 'a.counsel', matter: 'matter-2026-014' },
    });
    await expect(asked).rejects.toThrow('gateway may not POST');
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
