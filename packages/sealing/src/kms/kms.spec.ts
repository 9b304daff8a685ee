import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type VaultTwin, vaultTwin } from '../../test/vault-twin.ts';
import {
  fileKms,
  inMemoryKeyStore,
  inMemoryKms,
  type Kms,
  KmsAway,
  keyring,
  kmsAfter,
  newSecretKey,
  vaultKms,
} from '../index.ts';

let twin: VaultTwin;
let token: string;
beforeEach(async () => {
  token = 'a-token';
  twin = await vaultTwin();
});
afterEach(() => twin.close());

const vault = (key = twin.key) =>
  vaultKms({ url: twin.url, key, token: () => token, waitsMs: [1, 1], timeoutMs: 200 });
const held = () => fileKms(newSecretKey());
const flipped = (text: string): string => {
  const bytes = Buffer.from(text, 'base64');
  bytes.writeUInt8(bytes.readUInt8(20) ^ 1, 20);
  return bytes.toString(text.includes('-') || text.includes('_') ? 'base64url' : 'base64');
};

describe.each([
  ['a file', held],
  ['Vault', () => vault()],
  ['memory', inMemoryKms],
] satisfies readonly [string, () => Kms][])('a master key in %s', (_, open) => {
  it('unwraps what it wrapped, and says which key that was', async () => {
    const kms = open();
    const wrapped = await kms.wrap(Buffer.from('thirty-two bytes of a data key..'), 'person|identity');
    expect(wrapped.masterKeyId).toBe(await kms.keyId());
    expect(kms.knows(wrapped.masterKeyId)).toBe(true);
    expect((await kms.unwrap(wrapped, 'person|identity', 'key-1')).toString()).toBe(
      'thirty-two bytes of a data key..',
    );
  });

  it('opens nothing in another context, and nothing that was changed', async () => {
    const kms = open();
    const wrapped = await kms.wrap(Buffer.alloc(32, 7), 'person-1|identity');
    const broken = { code: 'seal-broken', place: 'key-1' };
    await expect(kms.unwrap(wrapped, 'person-2|identity', 'key-1')).rejects.toMatchObject(broken);
    const changed = { ...wrapped, ciphertext: flipped(wrapped.ciphertext) };
    await expect(kms.unwrap(changed, 'person-1|identity', 'key-1')).rejects.toMatchObject(broken);
  });

  it('has people sealed for by later keys, opens what former ones sealed, and goes on where it was cut off', async () => {
    const store = inMemoryKeyStore();
    const keys = keyring({ kms: open(), store });
    const people = ['person-1', 'person-2', 'person-3'];
    const former = await Promise.all(people.map((person) => keys.forSealing(person, 'identity')));
    const fund = await keys.forSealing('fund-1', 'matching');
    const told: string[] = [];
    const cutOff = keys.rotate({
      name: '2027-01',
      most: 10,
      before: async (person) => {
        if (person === 'person-2') throw new Error('kill -9');
        told.push(person);
      },
    });
    await expect(cutOff).rejects.toThrow('kill -9');
    const halfWay = await keys.forSealing('person-2', 'identity');
    const before = async (person: string) => void told.push(person);
    expect(await keys.rotate({ name: '2027-01', most: 1, before })).toEqual({ people: 1, left: 1 });
    expect(await keys.rotate({ name: '2027-01', most: 10, before })).toEqual({ people: 1, left: 0 });
    expect(await keys.rotate({ name: '2027-01', most: 10, before })).toEqual({ people: 0, left: 0 });
    expect(told).toEqual(people);
    for (const [index, person] of people.entries()) {
      const later = await keys.forSealing(person, 'identity');
      expect(later.keyId).not.toBe(former[index]?.keyId);
      expect(await keys.forOpening(former[index]?.keyId ?? '')).toEqual(former[index]);
    }
    expect(await keys.forSealing('person-2', 'identity')).toEqual(halfWay);
    expect(await keys.forSealing('fund-1', 'matching')).toEqual(fund);
    await keys.rewrap();
    expect(await keys.rotate({ name: '2027-01', most: 10 })).toEqual({ people: 0, left: 0 });
    expect(await keys.destroy('person-1')).toBe(2);
    await expect(keys.forOpening(former[0]?.keyId ?? '')).rejects.toMatchObject({ code: 'key-destroyed' });
  });

  it('names the master it does not hold', async () => {
    const kms = open();
    const foreign = await fileKms(newSecretKey()).wrap(Buffer.alloc(32), 'x');
    expect(kms.knows(foreign.masterKeyId)).toBe(false);
    await expect(kms.unwrap(foreign, 'x', 'key-1')).rejects.toMatchObject({
      code: 'master-key-unknown',
      place: foreign.masterKeyId,
    });
  });
});

describe.each([
  ['Vault', () => vault()],
  ['memory', inMemoryKms],
] satisfies readonly [string, () => Kms][])('the versions of a master key in %s', (_, open) => {
  it('are told oldest first with when they were made, and end for good, the one that wraps never', async () => {
    const kms = open();
    const wrapped = [await kms.wrap(Buffer.alloc(32, 1), 'x')];
    for (const filled of [2, 3]) {
      await kms.rotate();
      wrapped.push(await kms.wrap(Buffer.alloc(32, filled), 'x'));
    }
    const ids = wrapped.map(({ masterKeyId }) => masterKeyId);
    const listed = (await kms.versions?.list()) ?? [];
    expect(listed.map(({ id }) => id)).toEqual(ids);
    for (const { madeAt } of listed) expect(Date.now() - Date.parse(madeAt)).toBeLessThan(60_000);
    for (const again of [1, 2]) {
      await kms.versions?.endBefore(ids[1] ?? '');
      expect(
        (await kms.versions?.list())?.map(({ id }) => id),
        `time ${again}`,
      ).toEqual(ids.slice(1));
    }
    const [first, ...standing] = wrapped;
    await expect(kms.unwrap(first ?? fail(), 'x', 'key-1')).rejects.toMatchObject({
      code: 'master-key-unknown',
      place: ids[0],
    });
    for (const [index, each] of standing.entries())
      expect(await kms.unwrap(each, 'x', 'key-1')).toEqual(Buffer.alloc(32, index + 2));
    await kms.versions?.endBefore(ids[0] ?? '');
    expect(await kms.versions?.list()).toHaveLength(2);
    expect(ids.map((id) => kms.versions?.holds(id))).toEqual([true, true, true]);
    expect(kms.versions?.holds('of-a-file')).toBe(false);
    await expect(kms.versions?.endBefore('of-a-file')).rejects.toMatchObject({ code: 'master-key-unknown' });
  });
});

const fail = (): never => {
  throw new Error('nothing was wrapped');
};

describe('a master key in Vault', () => {
  it('has its former versions destroyed there, and not only closed', async () => {
    const kms = vault();
    await kms.rotate();
    twin.forbids('trim');
    await expect(kms.versions?.endBefore('vault.handoff.2')).rejects.toBeInstanceOf(KmsAway);
    expect(twin.bytesHeld()).toBe(2);
    twin.forbids(undefined);
    await kms.versions?.endBefore('vault.handoff.2');
    expect(twin.bytesHeld()).toBe(1);
  });

  it('is rotated there; the former version opens until all is wrapped anew, and is then needed by nothing', async () => {
    const kms = vault();
    const keys = keyring({ kms, store: inMemoryKeyStore() });
    const made = await keys.forSealing('person-1', 'identity');
    expect(await keys.rewrap()).toEqual({ wrapped: 0, lacking: [] });
    expect(await kms.rotate()).toBe('vault.handoff.2');
    expect(await keys.forOpening(made.keyId)).toEqual(made);
    expect(await keys.rewrap()).toEqual({ wrapped: 1, lacking: [] });
    expect(await keys.forOpening(made.keyId)).toEqual(made);
  });

  it('takes over from one in a file: what that one wrapped is wrapped anew', async () => {
    const store = inMemoryKeyStore();
    const file = held();
    const made = await keyring({ kms: file, store }).forSealing('person-1', 'identity');
    const moving = keyring({ kms: kmsAfter(vault(), [file]), store });
    expect(await moving.forOpening(made.keyId)).toEqual(made);
    expect(await moving.rewrap()).toEqual({ wrapped: 1, lacking: [] });
    expect(await keyring({ kms: vault(), store }).forOpening(made.keyId)).toEqual(made);
  });

  it.each(['sealed', 'silent', 'forbidden'] as const)('that is %s means: come again', async (trouble) => {
    const kms = vault();
    const wrapped = await kms.wrap(Buffer.alloc(32), 'x');
    twin.is(trouble);
    const error: unknown = await kms.unwrap(wrapped, 'x', 'key-1').catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(KmsAway);
    expect(error).toMatchObject({ transient: true, code: 'kms-away' });
    twin.is(undefined);
    expect(await kms.unwrap(wrapped, 'x', 'key-1')).toEqual(Buffer.alloc(32));
  });

  it('is asked again at once, a few times, before that', async () => {
    twin.is('sealed');
    await expect(vault().keyId()).rejects.toBeInstanceOf(KmsAway);
    expect(twin.asked).toEqual(['GET keys/handoff', 'GET keys/handoff', 'GET keys/handoff']);
  });

  it('is asked with the token of the moment', async () => {
    const kms = vault();
    await kms.keyId();
    twin.renewToken('another');
    token = 'another';
    expect(await kms.keyId()).toBe('vault.handoff.1');
  });

  it('that nobody made there is no outage and no broken seal', async () => {
    const none = vault('not-made');
    const wrapped = { ...(await vault().wrap(Buffer.alloc(32), 'x')), masterKeyId: 'vault.not-made.1' };
    await expect(none.unwrap(wrapped, 'x', 'key-1')).rejects.toMatchObject({ code: 'master-key-unknown' });
    await expect(none.keyId()).rejects.toMatchObject({ code: 'master-key-unknown' });
  });
});
