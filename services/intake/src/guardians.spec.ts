import { sealTo } from '@handoff/sealing';
import { beforeEach, describe, expect, it } from 'vitest';
import { hostedIntake } from './testing/hosted-intake.ts';
import { college, intakeId, personId, rosa, rosaAt, terms } from './testing/rosa.ts';

let service = hostedIntake();
beforeEach(() => {
  service = hostedIntake();
});
const { submission, submit, consentEvents, check, release, trail } = rosaAt(() => service);

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
    expect(await check(college, 'contact')).toMatchObject({ allowed: true, givenBy: 'guardian' });
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

  it("is not asked for a college's release: the student signs it themselves, also after the intake was sent", async () => {
    await submit(await guarded('2010-04-12'));
    const signs = (how: string) =>
      service.call('gateway', 'POST', '/internal/consent/grant', {
        body: {
          personId,
          intakeId,
          terms: { ...terms('harbor-worker-center', 'progress'), how, records: ['enrollment'] },
          service: 'release',
          causation: `release-${how}`,
        },
      });
    await expect(signs('spoken')).rejects.toMatchObject({ code: 'guardian-consent-needed' });
    expect(await check('harbor-worker-center', 'progress')).toMatchObject({ allowed: false });
    await signs('signed');
    expect(await check('harbor-worker-center', 'progress')).toMatchObject({ allowed: true });
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

  it('is asked at a desk also where years were told and no day of birth', async () => {
    const told = { ...rosa, birthDate: undefined, facts: { age: 16 } };
    const { consents } = await guarded('2010-04-12');
    await submit(await submission(told, { consents }));
    await expect(grant('spoken')).rejects.toMatchObject({ code: 'guardian-consent-needed' });
    expect(await grant('spoken', 'legal.civil')).toMatchObject({ sequence: 2 });
    expect(await revoke('person-of-age')).toMatchObject({ code: 'age-not-told' });
    expect((await trail()).filter((line) => line.includes('age-asked'))).toContain(
      'intake open screening allowed age-asked',
    );
  });

  it('is not asked any more once the person told that they are of age', async () => {
    const told = { ...rosa, birthDate: undefined, facts: { age: 17 } };
    const { consents } = await guarded('2010-04-12');
    await submit(await submission(told, { consents }));
    await expect(grant('spoken')).rejects.toMatchObject({ code: 'guardian-consent-needed' });
    const sealedFacts = await sealTo((await service.vault.recipientKey()).publicJwk, { facts: { age: 18 } });
    await service.command('AmendIntake', intakeId, { intakeId, sealedFacts });
    await service.settle();
    expect(await grant('spoken')).toMatchObject({ sequence: 2 });
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
