import { describeOnStack, type TemporaryDatabase, temporaryDatabase } from '@handoff/testkit';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { keyPair, type Note, note } from '../../test/entries.ts';
import { auditChain, type Checkpoint, type Link, movedHeads, signHeads, verifyChain } from '../index.ts';
import { emptyHead, linksAfter } from '../link.ts';
import { mongoChainStore, prepareChainStore } from './mongo-chain-store.ts';
import { mongoCheckpointStore } from './mongo-checkpoint-store.ts';

const { signer, trusted } = keyPair();

describeOnStack('a hand that writes to the store of a trail later', () => {
  let database: TemporaryDatabase;
  let tenant: string;
  let witness: readonly Checkpoint[];

  const links = () => database.connection.collection<Link<Note>>('trail');
  const checkpoints = () => mongoCheckpointStore(database.connection, 'signed');
  const at = (number: number) => ({ tenant, number });
  const signedOf = async () => (await checkpoints().all()).filter((each) => each.tenant === tenant);
  const found = async (signed?: readonly Checkpoint[]) => {
    const { findings } = await verifyChain({
      tenant,
      links: await mongoChainStore<Note>(database.connection, 'trail').links(tenant, 0, 100),
      checkpoints: [...(await signedOf()), ...(signed ?? [])],
      trusted: [trusted],
    });
    return findings.map(({ code, number }) => `${code} ${number}`);
  };
  /** The same entries but for what one of them says, linked and hashed as if they had been so. */
  const writtenAnew = async (): Promise<void> => {
    const kept = await links().find({ tenant }).sort({ number: 1 }).toArray();
    const entries = kept.map(({ entry }) => ({ ...entry, because: 'nothing happened' }));
    for (const link of linksAfter(emptyHead, tenant, entries))
      await links().updateOne(at(link.number), { $set: link });
  };

  beforeAll(async () => {
    database = await temporaryDatabase();
    await prepareChainStore(database.connection, 'trail');
  });
  beforeEach(async () => {
    tenant = `gateway.acts.agency-${crypto.randomUUID().slice(0, 8)}`;
    const store = mongoChainStore<Note>(database.connection, 'trail');
    const heads = movedHeads(store);
    const chain = auditChain(store, { onMoved: heads.note });
    for (let nth = 0; nth < 5; nth += 1) await chain.append([note(tenant)]);
    const now = () => '2026-06-02T00:00:00.000Z';
    await heads.tell((moved) =>
      signHeads(
        { checkpoints: checkpoints(), signer, now },
        moved.filter((head) => head.tenant === tenant),
      ),
    );
    witness = await signedOf();
  });
  afterAll(() => database.drop());

  it('is seen by nobody where there was none', async () => {
    expect(witness).toHaveLength(1);
    expect(await found()).toEqual([]);
  });

  it('is seen where it edits', async () => {
    await links().updateOne(at(2), { $set: { 'entry.act': 'nothing' } });
    expect(await found()).toEqual(['entry-changed 2']);
  });

  it('is seen where it deletes', async () => {
    await links().deleteOne(at(2));
    expect(await found()).toEqual(['entry-missing 3']);
  });

  it('is seen where it has two change places', async () => {
    await links().updateOne(at(2), { $set: { number: 99 } });
    await links().updateOne(at(3), { $set: { number: 2 } });
    await links().updateOne(at(99), { $set: { number: 3 } });
    expect(await found()).toContain('order-changed 2');
  });

  it('is seen where it cuts off the end', async () => {
    await links().deleteMany({ tenant, number: { $gte: 4 } });
    expect(await found()).toEqual(['tail-cut 4']);
  });

  it('is seen where it writes all of it anew, with hashes that fit', async () => {
    await writtenAnew();
    expect(await found()).toEqual(['rewritten 5']);
  });

  it('is seen by a witness alone where it takes away what was signed as well', async () => {
    await writtenAnew();
    await database.connection.collection('signed').deleteMany({ tenant });
    expect(await found()).toEqual([]);
    expect(await found(witness)).toEqual(['rewritten 5']);
  });

  it('signs nothing itself: what it puts in the place of a signature is no signature', async () => {
    await writtenAnew();
    const [last] = (await links().find(at(5)).toArray()) as unknown as readonly [Link<Note>];
    await database.connection.collection('signed').updateMany({ tenant }, { $set: { head: last.hash } });
    expect(await found()).toEqual(['checkpoint-forged 5']);
  });
});
