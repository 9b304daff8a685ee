import { inMemoryKms } from '@handoff/sealing';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { hostedIntake } from './testing/hosted-intake.ts';
import { personId, rosaAt } from './testing/rosa.ts';

let service = hostedIntake();
beforeEach(async () => {
  service = hostedIntake();
  await submit();
});
const { submit, submitted, keyToOpen, release, trail } = rosaAt(() => service);

const rotate = (name = '2027-01', from = 'operator') =>
  service.call(from, 'POST', '/internal/key-rotation', { body: { name } });
const sealingKey = async () => (await service.vault.keyring.forSealing(personId, 'contact')).keyId;

describe('a rotation of people’s keys', () => {
  it('seals by later ones from now on; what was sealed before is lent and released as ever', async () => {
    const former = (await submitted()).contact.keyId;
    expect(await sealingKey()).toBe(former);
    expect(await rotate()).toEqual({ people: 1, left: 0 });
    expect(await sealingKey()).not.toBe(former);
    expect((await keyToOpen()).keyId).toBe((await submitted()).facts.keyId);
    expect(await release()).toMatchObject({ contact: { name: expect.any(String) } });
  });

  it('is in the trail, person by person, once; the same again does nothing', async () => {
    await rotate();
    const later = await sealingKey();
    expect(await rotate()).toEqual({ people: 0, left: 0 });
    expect(await sealingKey()).toBe(later);
    expect((await trail()).filter((line) => line.includes(' rotate '))).toEqual([
      'operator rotate all allowed key-rotation',
    ]);
  });

  it('does nothing by the name of one that is done, also where another came after', async () => {
    await rotate('2027-01');
    await rotate('2028-01');
    const latest = await sealingKey();
    expect(await rotate('2027-01')).toEqual({ people: 0, left: 0 });
    expect(await sealingKey()).toBe(latest);
    expect((await trail()).filter((line) => line.includes(' rotate '))).toHaveLength(2);
  });

  it('does not count a person whom it could not record; the same again goes on', async () => {
    const record = vi.spyOn(service.audit, 'write').mockRejectedValueOnce(new Error('full'));
    await expect(rotate()).rejects.toThrow('full');
    record.mockRestore();
    expect(await rotate()).toEqual({ people: 1, left: 0 });
  });

  it('is nobody’s but the operator’s', async () => {
    await expect(rotate('2027-01', 'gateway')).rejects.toThrow('gateway may not POST');
  });
});

describe('a rotation of the master key', () => {
  const rotateMaster = () => service.call('operator', 'POST', '/internal/key-rotation/master', { body: {} });

  it('wraps every key under the later one, where whoever holds it makes one', async () => {
    service = hostedIntake({ kms: inMemoryKms() });
    await submit();
    const former = await submitted();
    const { masterKeyId, wrapped } = (await rotateMaster()) as { masterKeyId: string; wrapped: number };
    expect(wrapped).toBeGreaterThan(1);
    expect(await service.vault.wrapAnew()).toEqual({ wrapped: 0, lacking: [] });
    expect((await keyToOpen()).keyId).toBe(former.facts.keyId);
    expect(await service.audit.of('nobody')).toMatchObject([
      { use: 'rotate', because: 'master-key-rotation', causation: masterKeyId },
    ]);
  });

  it('of a file is made by a hand, and the refusal says how', async () => {
    await expect(rotateMaster()).rejects.toMatchObject({
      code: 'unusable-key',
      mend: expect.stringContaining('FORMER_MASTER_KEY_FILES'),
    });
  });
});
