import { beforeEach, describe, expect, it, vi } from 'vitest';
import { harbor } from '../testing/agencies.ts';
import { type HostedGateway, hostedGateway } from '../testing/hosted-gateway.ts';
import { onAgencyPaused } from './pause.ts';

let gateway: HostedGateway;
beforeEach(async () => {
  gateway = await hostedGateway();
  await gateway.admit(harbor, { way: 'kafka' });
});

const asked = (what: 'suspend' | 'credentials') =>
  gateway.call('operator', 'POST', `/internal/partners/:slug/${what}`, { params: { slug: harbor } });
const told = async () => (await gateway.eventsOf(`pause-${harbor}`)).map(({ type }) => type);
const atTheBroker = () => {
  const { grants, passwords, quotas } = gateway.brokerAdmin;
  return { rights: grants.length, signsIn: passwords.has(harbor), quotas: quotas.has(harbor) };
};
const everything = { rights: 3, signsIn: true, quotas: true };
const nothing = { rights: 0, signsIn: false, quotas: false };
/** As the broker's client gives up, which says of itself that it is not worth trying again. */
const away = () =>
  Object.assign(new Error('no controller'), {
    name: 'KafkaJSNumberOfRetriesExceeded',
    retriable: false,
    transient: false,
  });
/** How often it fails. */
const fails = (times: number) => {
  const revoke = vi.spyOn(gateway.brokerAdmin.admin, 'revokeAcls');
  for (let time = 0; time < times; time += 1) revoke.mockRejectedValueOnce(away());
};
describe('a pause, while the broker does not take rights away,', () => {
  it('closes every other door and stops the clocks, and is not refused: nobody could ask again', async () => {
    fails(1);
    expect(await asked('suspend')).toMatchObject({ outcome: 'suspended' });
    expect(await gateway.register.credentials.has(harbor)).toBe(false);
    expect(await told()).toEqual(['AgencyPaused']);
  });

  it('takes them away as soon as it does, and nobody has to ask for that', async () => {
    fails(3);
    await asked('suspend');
    expect(atTheBroker()).not.toEqual(nothing);
    await vi.waitFor(async () => {
      await gateway.settle();
      expect(atTheBroker()).toEqual(nothing);
    });
  });

  it('leaves those alone that an agency was given since, also where it is told of the pause late', async () => {
    await asked('suspend');
    await gateway.settle();
    await asked('credentials');
    await hears();
    expect(atTheBroker()).toEqual(everything);
    expect(await gateway.register.credentials.has(harbor)).toBe(true);
  });

  it('lets a resume wait for what it is still taking away, so that nothing is taken of what is given', async () => {
    await asked('suspend');
    await gateway.settle();
    const { admin } = gateway.brokerAdmin;
    const revoke = admin.revokeAcls;
    const slow = Promise.withResolvers<void>();
    vi.spyOn(admin, 'revokeAcls').mockImplementationOnce(async (slug) => {
      await slow.promise;
      await revoke(slug);
    });
    const late = hears();
    await vi.waitFor(() => expect(admin.revokeAcls).toHaveBeenCalled());
    const resumed = asked('credentials');
    await gateway.settle();
    slow.resolve();
    await Promise.all([late, resumed]);
    await gateway.settle();
    expect(atTheBroker()).toEqual(everything);
    expect(await gateway.register.credentials.has(harbor)).toBe(true);
  });
});

describe('a pause that is cut off', () => {
  it('stands before anything is closed, and is brought to its end by what was told of it', async () => {
    const { credentials } = gateway.register;
    vi.spyOn(credentials, 'end').mockRejectedValueOnce(new Error('killed'));
    await expect(asked('suspend')).rejects.toThrow('killed');
    expect(await told()).toEqual(['AgencyPaused']);
    await gateway.settle();
    expect(atTheBroker()).toEqual(nothing);
    expect(await credentials.has(harbor)).toBe(false);
  });

  it('leaves nobody with credentials and a pause: a resume that is cut off is asked again', async () => {
    await asked('suspend');
    await gateway.settle();
    vi.spyOn(gateway.brokerAdmin.admin, 'grantAcls').mockRejectedValueOnce(new Error('killed'));
    await expect(asked('credentials')).rejects.toThrow('killed');
    expect(await gateway.register.credentials.has(harbor)).toBe(false);
    await asked('credentials');
    expect(atTheBroker()).toEqual(everything);
    expect(await told()).toEqual(['AgencyPaused', 'AgencyResumed']);
  });

  it('is not begun for a partner that nobody registered', async () => {
    const params = { slug: 'nobody-here' };
    const path = '/internal/partners/:slug/suspend';
    await expect(gateway.call('operator', 'POST', path, { params })).rejects.toMatchObject({
      code: 'unknown-partner',
    });
    expect(await gateway.eventsOf('pause-nobody-here')).toEqual([]);
  });
});

/** The pause, told once more. */
const hears = async (): Promise<void> => {
  const [paused] = await gateway.eventsOf(`pause-${harbor}`);
  const { AgencyPaused } = onAgencyPaused(gateway.brokerAdmin.admin);
  await AgencyPaused?.(paused?.data as never, {} as never, gateway.gateway);
};
