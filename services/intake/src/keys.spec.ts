import type { IntakeSubmitted } from '@handoff/schemas';
import { sealTo } from '@handoff/sealing';
import { beforeEach, describe, expect, it } from 'vitest';
import { hostedIntake } from './testing/hosted-intake.ts';
import { intakeId, personId, rosa, rosaAt } from './testing/rosa.ts';

let service = hostedIntake();
beforeEach(() => {
  service = hostedIntake();
});
const { submission, submit, submitted, keyToOpen, release, trail, openedWith } = rosaAt(() => service);

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
