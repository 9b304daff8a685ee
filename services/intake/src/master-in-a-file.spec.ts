import { fileKms, type Kms, newSecretKey } from '@handoff/sealing';
import { beforeEach, describe, expect, it } from 'vitest';
import { hostedIntake } from './testing/hosted-intake.ts';
import { rosaAt } from './testing/rosa.ts';
import type { Epoch } from './vault/turn-epoch.ts';

const day = 86_400_000;
const [old, young] = [newSecretKey(), newSecretKey()];
let held: Kms;
const started: Kms = {
  keyId: () => held.keyId(),
  knows: (id) => held.knows(id),
  wrap: (...given) => held.wrap(...given),
  unwrap: (...given) => held.unwrap(...given),
  rotate: () => held.rotate(),
};
let service: ReturnType<typeof hostedIntake>;
const { submit } = rosaAt(() => service);

beforeEach(async () => {
  held = fileKms(old);
  service = hostedIntake({ kms: started });
  await submit();
});

const turn = async (body: object = {}) =>
  (await service.call('operator', 'POST', '/internal/key-rotation/epoch', { body })) as Epoch;
const after = (days: number, body: object = {}) => {
  service.time.travel(days * day);
  return turn(body);
};
/** As a hand does it: the new key with the former beside it, then alone. */
const moved = async () => {
  await turn();
  held = fileKms(young, [old]);
  await turn();
  held = fileKms(young);
};

describe('an epoch of a master key in a file', () => {
  it('counts from when it was first seen, and is due for another hand’s key after its days', async () => {
    expect(await turn()).toMatchObject({ heldBy: 'hand', made: false, present: { id: old.id }, due: [] });
    expect((await after(5)).due).toEqual([]);
    expect((await after(2)).due).toEqual([
      { act: 'rotate', id: old.id, since: (await turn()).present.renewBy },
    ]);
  });

  it('wraps anew what the former one wrapped, and asks for its destruction when no backup may need it', async () => {
    await turn();
    held = fileKms(young, [old]);
    expect((await turn()).wrapped).toBeGreaterThan(1);
    held = fileKms(young);
    expect((await after(33)).due.map(({ act }) => act)).toEqual(['rotate']);
    expect((await after(1)).due).toContainEqual(expect.objectContaining({ act: 'destroy', id: old.id }));
  });

  it('asks no more once somebody said that it is destroyed, which is in the trail once', async () => {
    await moved();
    expect((await after(30, { destroyed: old.id })).former).toEqual([]);
    await turn({ destroyed: old.id });
    const said = (await service.audit.of('nobody')).filter(({ use }) => use === 'destroy');
    expect(said).toMatchObject([{ who: 'operator', because: 'master-key-destroyed', causation: old.id }]);
  });

  it('takes none as destroyed that is in use, that intake still holds, or that was never here', async () => {
    await turn();
    for (const id of [old.id, 'never-here'])
      await expect(turn({ destroyed: id })).rejects.toMatchObject({ code: 'master-key-not-former' });
    held = fileKms(young, [old]);
    await turn();
    await expect(turn({ destroyed: old.id })).rejects.toMatchObject({ code: 'master-key-at-hand' });
  });

  it('takes none as destroyed that still wraps something, and names the one that is not at hand', async () => {
    await turn();
    held = fileKms(young);
    expect(await turn()).toMatchObject({ wrapped: 0, lacking: [old.id] });
    await expect(turn({ destroyed: old.id })).rejects.toMatchObject({
      code: 'master-key-still-wraps',
      place: old.id,
    });
  });
});

describe('a master key that is lost', () => {
  const lose = async () => {
    await turn();
    held = fileKms(young);
    await turn();
  };

  it('is given up by somebody’s word, in the trail once, and from then on nothing is due of it', async () => {
    await lose();
    expect(await after(35)).toMatchObject({
      lacking: [old.id],
      due: [expect.anything(), expect.objectContaining({ act: 'destroy', id: old.id })],
    });
    for (let said = 0; said < 2; said += 1)
      expect(await turn({ lost: old.id })).toMatchObject({ wrapped: 0, lacking: [], former: [] });
    expect((await turn()).due.map(({ id }) => id)).not.toContain(old.id);
    const noted = (await service.audit.of('nobody')).filter(({ because }) => because === 'master-key-lost');
    expect(noted).toMatchObject([{ who: 'operator', causation: old.id }]);
  });

  it('opens again where a copy turned up, and has to be destroyed then as any other', async () => {
    await lose();
    await turn({ lost: old.id });
    held = fileKms(young, [old]);
    expect(await turn()).toMatchObject({ wrapped: expect.any(Number), lacking: [] });
    expect(new Set(await service.vault.wrappers())).toEqual(new Set([young.id]));
    held = fileKms(young);
    expect((await after(35)).due).toContainEqual(expect.objectContaining({ act: 'destroy', id: old.id }));
  });

  it('is none that lacks nowhere: what opens is not given up', async () => {
    await turn();
    for (const id of [old.id, 'never-here'])
      await expect(turn({ lost: id })).rejects.toMatchObject({ code: 'master-key-not-lacking' });
  });

  it('hinders no key of another one, where it wrapped the pair', async () => {
    await lose();
    await service.vault.keyring.forSealing('person-later', 'contact');
    held = fileKms(newSecretKey(), [young]);
    expect(await turn()).toMatchObject({ wrapped: 1, lacking: [old.id] });
  });
});
