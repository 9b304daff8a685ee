import { beforeEach, describe, expect, it } from 'vitest';
import { hostedIntake } from './testing/hosted-intake.ts';
import { intakeId, personId, rosaAt } from './testing/rosa.ts';

let service = hostedIntake();
beforeEach(() => {
  service = hostedIntake();
});
const { submit, erase, consentEvents, check, keyToOpen, release, trail } = rosaAt(() => service);

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
