import {
  fileKms,
  inMemoryKeyStore,
  inMemoryKms,
  KeyUnknown,
  type Kms,
  newSecretKey,
  sealTo,
} from '@handoff/sealing';
import { beforeEach, describe, expect, it } from 'vitest';
import { keyBackupDays } from './domain/intake.ts';
import { hostedIntake } from './testing/hosted-intake.ts';
import { rosa, rosaAt } from './testing/rosa.ts';
import { inMemoryRecipientKeyStore } from './vault/in-memory-recipient-key-store.ts';
import { type RecipientKeyStore, unsealWithRecipientKeys } from './vault/recipient-key.ts';
import type { Epoch } from './vault/turn-epoch.ts';

const day = 86_400_000;
let service: ReturnType<typeof hostedIntake>;
const { submit } = rosaAt(() => service);

const turn = async (body: object = {}) =>
  (await service.call('operator', 'POST', '/internal/key-rotation/epoch', { body })) as Epoch;
const after = (days: number, body: object = {}) => {
  service.time.travel(days * day);
  return turn(body);
};
/** What lies in a backup: the submission as it came, sealed to the pair of that day. */
const sealed = async () => sealTo((await service.vault.recipientKey()).publicJwk, { name: rosa.name });
const kid = async () => (await service.vault.recipientKey()).publicJwk.kid;
const notes = async () =>
  (await service.audit.of('nobody')).flatMap(({ use, because, causation }) =>
    because.startsWith('recipient-key') ? [[use, because, causation] as const] : [],
  );

describe.each([
  ['a file', () => fileKms(newSecretKey())],
  ['a service', () => inMemoryKms()],
] satisfies readonly [string, () => Kms][])(
  'the pair that people are sealed to, under a master key in %s,',
  (_, kms) => {
    beforeEach(() => {
      service = hostedIntake({ kms: kms() });
    });

    it('lasts an epoch; what was sealed to the one before is taken for four weeks all the same', async () => {
      const [jwe, first] = [await sealed(), await kid()];
      expect((await after(5)).pair.made).toBe(false);
      expect((await after(1)).pair.made).toBe(true);
      expect(await kid()).not.toBe(first);
      for (let days = 6; days < 34; days += 1) {
        expect(await service.vault.unseal(jwe), `day ${days}`).toEqual({ name: rosa.name });
        await after(1);
      }
    });

    it('opens nothing any more once 35 days are over, also for who kept a copy of what was sealed', async () => {
      const jwe = await sealed();
      let days = 0;
      for (; (await after(1)).pair.ended.length === 0; days += 1)
        expect(await service.vault.unseal(jwe)).toEqual({ name: rosa.name });
      expect(days + 1).toBeGreaterThanOrEqual(keyBackupDays - 7);
      expect(days + 1).toBeLessThanOrEqual(keyBackupDays);
      for (let later = 0; later < 3; later += 1) {
        await expect(service.vault.unseal(jwe)).rejects.toMatchObject({ code: 'sealed-to-another-key' });
        await after(7);
      }
      await submit();
    });

    it('is another one each week, however long masters wrap, so that each is taken for four weeks', async () => {
      const first = await kid();
      await turn({ days: 28 });
      expect((await after(5, { days: 28 })).pair.made).toBe(false);
      const jwe = await sealed();
      expect((await after(1, { days: 28 })).pair.made).toBe(true);
      expect(await kid()).not.toBe(first);
      for (let days = 6; days < 34; days += 1) {
        expect(await service.vault.unseal(jwe), `day ${days}`).toEqual({ name: rosa.name });
        await after(1, { days: 28 });
      }
    });

    it('has a few former ones at most, in a year, and each that came and went is in the trail before it did', async () => {
      await kid();
      for (let week = 0; week < 52; week += 1) await after(7);
      expect((await service.vault.pairs())?.former.length).toBeLessThanOrEqual(5);
      const told = await notes();
      const superseded = told.flatMap(([use, , id]) => (use === 'rotate' ? [id] : []));
      const ended = told.flatMap(([use, , id]) => (use === 'destroy' ? [id] : []));
      expect(superseded).toHaveLength(52);
      expect(ended).toEqual(superseded.slice(0, ended.length));
      expect(ended.length).toBeGreaterThanOrEqual(47);
    });
  },
);

describe('a pair from before pairs had days', () => {
  it('is superseded at once, and opens for four weeks from then', async () => {
    const pair = inMemoryRecipientKeyStore();
    const undated = { ...pair, keepFirst: (wrapped: Buffer) => pair.keepFirst(wrapped) };
    service = hostedIntake({ kms: fileKms(newSecretKey()) }, { keys: inMemoryKeyStore(), pair: undated });
    const jwe = await sealed();
    expect((await turn()).pair.made).toBe(true);
    await after(26);
    expect(await service.vault.unseal(jwe)).toEqual({ name: rosa.name });
    await after(1);
    await expect(service.vault.unseal(jwe)).rejects.toMatchObject({ code: 'sealed-to-another-key' });
  });
});

describe('the pairs under a master key in a service', () => {
  it('lie in a later copy of the store, too, which opens as long as the master of its day: ten weeks at most', async () => {
    service = hostedIntake();
    const kms = inMemoryKms(() => service.time.clock.now());
    const pair = inMemoryRecipientKeyStore();
    service = hostedIntake({ kms }, { keys: inMemoryKeyStore(), pair });
    await turn();
    const jwe = await sealed();
    const copies: RecipientKeyStore[] = [];
    const lastOpened = new Map<number, number>();
    for (let today = 0; today < 75; today += 1) {
      const [present, standing] = [await pair.find(), await pair.standing()];
      copies.push({ ...pair, find: async () => present, standing: async () => standing });
      for (const [day, copy] of copies.entries()) if (await opens(copy, kms, jwe)) lastOpened.set(day, today);
      await after(1);
    }
    expect(lastOpened.get(0)).toBeLessThan(keyBackupDays);
    expect(Math.max(...lastOpened.values())).toBeGreaterThan(keyBackupDays);
    expect(Math.max(...lastOpened.values())).toBeLessThan(2 * keyBackupDays);
    expect(Math.max(...lastOpened.keys())).toBeLessThan(keyBackupDays);
  });

  it('end also while a master can’t, because it still wraps something', async () => {
    service = hostedIntake();
    const held = inMemoryKms(() => service.time.clock.now());
    let shut: string | undefined;
    const versions = {
      ...held.versions,
      list: async () => ((await held.versions?.list()) ?? []).filter(({ id }) => id !== shut),
    } as NonNullable<Kms['versions']>;
    const pair = inMemoryRecipientKeyStore();
    const unwrap: Kms['unwrap'] = async (wrapped, ...given) => {
      if (wrapped.masterKeyId === shut) throw new KeyUnknown('master-key-unknown', 'memory');
      return held.unwrap(wrapped, ...given);
    };
    service = hostedIntake({ kms: { ...held, versions, unwrap } }, { keys: inMemoryKeyStore(), pair });
    await submit();
    await turn();
    const jwe = await sealed();
    await after(6);
    await submit();
    shut = await held.keyId();
    await held.rotate();
    await service.vault.supersedePair('pair-by-hand');
    const asked = async () => after(1).catch(({ code }: { code: string }) => code);
    for (let days = 0; days < 40; days += 1) await asked();
    expect(await asked()).toBe('master-key-still-wraps');
    expect((await service.vault.pairs())?.former.map(({ id }) => id)).not.toContain('pair-by-hand');
    await expect(service.vault.unseal(jwe)).rejects.toMatchObject({ code: 'sealed-to-another-key' });
  });
});

const opens = (store: RecipientKeyStore, kms: Kms, jwe: string): Promise<boolean> =>
  unsealWithRecipientKeys(store, kms, jwe).then(
    () => true,
    () => false,
  );
