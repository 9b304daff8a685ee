import { inMemoryKeyStore, keyring, type KeyStore, type Kms, open, vaultKms } from '@handoff/sealing';
import { type VaultTwin, vaultTwin } from '@handoff/sealing/vault-twin';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { keyBackupDays } from './domain/intake.ts';
import { hostedIntake } from './testing/hosted-intake.ts';
import { rosa, rosaAt } from './testing/rosa.ts';
import type { AuditLog } from './vault/audit-log.ts';
import { inMemoryRecipientKeyStore } from './vault/in-memory-recipient-key-store.ts';
import { recipientKeyPair } from './vault/recipient-key.ts';
import type { Epoch } from './vault/turn-epoch.ts';

let twin: VaultTwin;
let kms: Kms;
let service: ReturnType<typeof hostedIntake>;
const { submit, submitted, erase } = rosaAt(() => service);
const day = 86_400_000;

const start = (stores = { keys: inMemoryKeyStore(), pair: inMemoryRecipientKeyStore() }) => {
  service = hostedIntake({ kms }, stores);
};
beforeEach(async () => {
  service = hostedIntake();
  twin = await vaultTwin({ now: () => service.time.clock.now() });
  kms = vaultKms({ url: twin.url, key: twin.key, token: () => 'a-token', waitsMs: [] });
  start();
  await submit();
});
afterEach(() => twin.close());

const turn = async (body: object = {}) =>
  (await service.call('operator', 'POST', '/internal/key-rotation/epoch', { body })) as Epoch;
const days = async (count: number, every = 1): Promise<Epoch[]> => {
  const told: Epoch[] = [];
  for (let done = 0; done < count; done += every) {
    service.time.travel(every * day);
    told.push(await turn());
  }
  return told;
};
const versions = async () => (await kms.versions?.list())?.map(({ id }) => id) ?? [];
const wrappers = async () => [...new Set(await service.vault.wrappers())];

const backupOf = async (store: KeyStore): Promise<KeyStore> => {
  const copy = inMemoryKeyStore();
  for (const master of await store.masters())
    for (const key of await store.wrappedBy(master, 1_000)) await copy.keep(key);
  return copy;
};
const openedFrom = async (backup: KeyStore, keyId: string): Promise<string> => {
  const key = await keyring({ kms, store: backup }).forOpening(keyId);
  return JSON.stringify(open(key, 'IntakeSubmitted', (await submitted()).contact));
};

describe('a backup of the keys, made before an erasure', () => {
  it.each([
    ['a day', 1],
    ['a day and an hour later each time', 25 / 24],
    ['a week', 7],
  ])('opens for weeks, and never again once 35 days are over, asked once %s', async (_, every) => {
    const { keyId } = (await submitted()).contact;
    const [keys, pair] = [await backupOf(service.stores.keys), inMemoryRecipientKeyStore()];
    await pair.keepFirst((await service.stores.pair.find()) ?? Buffer.alloc(0));
    await erase();
    let opened = 0;
    for (; (await days(every, every))[0]?.ended.length === 0; opened += every)
      expect(await openedFrom(keys, keyId)).toContain(rosa.name);
    expect(opened).toBeGreaterThanOrEqual(keyBackupDays - 7);
    expect(opened + every).toBeLessThanOrEqual(keyBackupDays);
    const gone = { code: 'master-key-unknown', place: 'vault.handoff.1' };
    for (let later = 0; later < 3; later += 1) {
      await expect(openedFrom(keys, keyId)).rejects.toMatchObject(gone);
      await expect(recipientKeyPair(pair, kms)).rejects.toMatchObject(gone);
      await days(7);
    }
    expect((await service.vault.recipientKey()).publicJwk.kty).toBe('EC');
  });
});

describe('an epoch of a master key in Vault', () => {
  it('asked every day for a year keeps its versions in bounds, and opens what was sealed on the first day', async () => {
    const { keyId } = (await submitted()).contact;
    await days(365);
    expect(await openedFrom(service.stores.keys, keyId)).toContain(rosa.name);
    expect(twin.bytesHeld()).toBeLessThanOrEqual(6);
    expect(await wrappers()).toEqual([await kms.keyId()]);
  });

  it('asked again at once does nothing, and says what is next and when', async () => {
    const [first] = (await days(7)).filter(({ made }) => made);
    expect(first).toMatchObject({ heldBy: 'service', wrapped: expect.any(Number), ended: [], due: [] });
    expect(await turn()).toMatchObject({
      made: false,
      wrapped: 0,
      ended: [],
      present: { id: 'vault.handoff.2', since: first?.present.since },
      former: [{ id: 'vault.handoff.1', until: first?.present.since, late: false }],
    });
  });

  it('of another length, asked once, ends none that the timer keeps', async () => {
    await days(30);
    const before = await versions();
    expect((await turn({ days: 28 })).ended).toEqual([]);
    expect(await versions()).toEqual(before);
  });

  it('made shorter than it was lets no version open for longer than an erasure’s receipt says', async () => {
    const asked = async (length: number, count: number) => {
      for (let passed = 0; passed < count; passed += 1) {
        service.time.travel(day);
        await turn({ days: length });
      }
    };
    await asked(28, 27);
    await asked(2, keyBackupDays - 29);
    expect(await versions()).toContain('vault.handoff.1');
    await asked(2, 1);
    expect(await versions()).not.toContain('vault.handoff.1');
  });

  it('that comes a year late ends neither the version in use nor the one that yesterday’s backup needs', async () => {
    service.time.travel(365 * day);
    expect(await turn()).toMatchObject({
      made: true,
      ended: [],
      former: [{ id: 'vault.handoff.1', late: true }],
    });
    service.time.travel(365 * day);
    expect(await turn()).toMatchObject({ made: true, ended: ['vault.handoff.1'] });
    expect(await kms.keyId()).toBe('vault.handoff.3');
    expect(await openedFrom(service.stores.keys, (await submitted()).contact.keyId)).toContain(rosa.name);
  });

  it.each(['keys/handoff/rotate', 'encrypt/handoff', 'keys/handoff/config', 'keys/handoff/trim'])(
    'that is cut off before %s is brought to its end by the next one',
    async (step) => {
      await days(30);
      twin.forbids(step);
      await expect(days(10)).rejects.toMatchObject({ code: 'kms-away' });
      twin.forbids(undefined);
      const { former } = await turn();
      expect(former.every(({ endBy }) => endBy > service.time.clock.now())).toBe(true);
      expect(twin.bytesHeld()).toBe(former.length + 1);
      expect(await wrappers()).toEqual([await kms.keyId()]);
      expect(await turn()).toMatchObject({ made: false, wrapped: 0, ended: [] });
    },
  );

  it.each([
    [
      'a key',
      { keys: { ...inMemoryKeyStore(), rewrap: async () => false }, pair: inMemoryRecipientKeyStore() },
    ],
    [
      'the pair',
      {
        keys: inMemoryKeyStore(),
        pair: { ...inMemoryRecipientKeyStore(), rewrap: async () => {}, end: async () => {} },
      },
    ],
  ])('is refused while the version to be ended still wraps %s', async (_, stores) => {
    start(stores);
    await submit();
    await expect(days(40)).rejects.toMatchObject({
      code: 'master-key-still-wraps',
      place: 'vault.handoff.1',
      mend: expect.stringContaining('Nothing was ended'),
    });
    expect(twin.bytesHeld()).toBeGreaterThan(1);
    expect((await service.vault.recipientKey()).publicJwk.kty).toBe('EC');
  });

  it('is refused where a hand shut a version that still wraps something, until that is given up', async () => {
    start({
      keys: { ...inMemoryKeyStore(), rewrap: async () => false },
      pair: inMemoryRecipientKeyStore(),
    });
    await submit();
    await days(7);
    await fetch(`${twin.url}/keys/${twin.key}/config`, {
      method: 'POST',
      headers: { 'x-vault-token': 'a-token' },
      body: JSON.stringify({ min_decryption_version: 2 }),
    });
    expect(await versions()).toEqual(['vault.handoff.2']);
    await expect(turn()).rejects.toMatchObject({ code: 'master-key-still-wraps', place: 'vault.handoff.1' });
    expect(twin.bytesHeld()).toBe(2);
    expect(await turn({ lost: 'vault.handoff.1' })).toMatchObject({ lacking: [], ended: [] });
    expect(twin.bytesHeld()).toBe(1);
  });

  it('ends nothing that it could not record; the next one does', async () => {
    await days(30);
    service.time.travel(7 * day);
    const before = await versions();
    const write: AuditLog['write'] = service.audit.write.bind(service.audit);
    const full = vi
      .spyOn(service.audit, 'write')
      .mockImplementation(async (entries) =>
        entries.some(({ use }) => use === 'destroy') ? Promise.reject(new Error('full')) : write(entries),
      );
    await expect(turn()).rejects.toThrow('full');
    expect(await versions()).toEqual(expect.arrayContaining(before));
    full.mockRestore();
    await turn();
    expect(await versions()).not.toEqual(expect.arrayContaining(before));
  });

  it('leaves in the trail which version came, and which was ended', async () => {
    await days(35);
    const entries = (await service.audit.of('nobody')).filter(({ because }) => because.startsWith('master'));
    expect(
      entries.map(({ use, because, causation }) => `${use} ${because} ${causation}`).slice(0, 4),
    ).toEqual([
      'rotate master-key-in-use vault.handoff.1',
      'rotate master-key-rotation vault.handoff.2',
      'rotate master-key-in-use vault.handoff.2',
      'rotate master-key-rotation vault.handoff.3',
    ]);
    expect(entries).toContainEqual(
      expect.objectContaining({ use: 'destroy', because: 'master-key-ended', causation: 'vault.handoff.1' }),
    );
  });

  it.each([1, 29, 7.5])(
    'of %s days is refused: too often, or no time is left to open a backup',
    async (asked) => {
      await expect(turn({ days: asked })).rejects.toThrow('days');
    },
  );

  it('is nobody’s to turn but the operator’s', async () => {
    const asked = service.call('gateway', 'POST', '/internal/key-rotation/epoch', { body: {} });
    await expect(asked).rejects.toThrow('gateway may not POST');
  });
});
