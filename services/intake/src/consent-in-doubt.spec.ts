import { beforeEach, describe, expect, it } from 'vitest';
import { hostedIntake } from './testing/hosted-intake.ts';
import { parkOn } from './testing/park-on.ts';
import { intakeId, personId, rosaAt } from './testing/rosa.ts';

let service = hostedIntake();
beforeEach(() => {
  service = hostedIntake();
});
const { submit, consentEvents, check, keyToOpen, release } = rosaAt(() => service);

describe('consent in doubt', () => {
  it('is a no while a message for it waits parked: it may be the withdrawal', async () => {
    await submit();
    await parkOn(service, service.ids.derive('consent', personId));
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
    await parkOn(service, intakeId);
    expect(await check('exchange', 'screening')).toMatchObject({ allowed: false, reason: 'in-doubt' });
  });

  it('is a no, and not a wait, while the recording itself is held up', async () => {
    await parkOn(service, intakeId, 'intake.consents');
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
