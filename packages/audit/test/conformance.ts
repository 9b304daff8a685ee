import { describe, expect, it } from 'vitest';
import {
  auditChain,
  type ChainStore,
  type CheckpointStore,
  checkpointOf,
  EntryContradicts,
} from '../src/index.ts';
import { beginning } from '../src/link.ts';
import { keyPair, type Note, note } from './entries.ts';

const aTenant = (): string => `agency-${crypto.randomUUID().slice(0, 8)}`;

/** What every chain store promises; each adapter runs this against itself. */
export const chainStoreConformance = (
  name: string,
  open: () => ChainStore<Note> | Promise<ChainStore<Note>>,
): void => {
  describe(`${name} as a chain store`, () => {
    it('puts entries behind one another, each under the hash of the one before', async () => {
      const store = await open();
      const tenant = aTenant();
      const entries = [note(tenant), note(tenant), note(tenant)];
      await auditChain(store).append(entries.slice(0, 2));
      await auditChain(store).append(entries.slice(2));
      const links = await store.links(tenant, 0, 10);
      expect(links.map(({ entry }) => entry)).toEqual(entries);
      expect(links.map(({ number }) => number)).toEqual([1, 2, 3]);
      expect(links.map(({ previous }) => previous)).toEqual([beginning, links[0]?.hash, links[1]?.hash]);
      expect(await store.head(tenant)).toMatchObject({ number: 3, hash: links[2]?.hash });
      expect(await store.links(tenant, 1, 1)).toEqual([links[1]]);
    });

    it('keeps each tenant its own chain', async () => {
      const store = await open();
      const [one, other] = [aTenant(), aTenant()];
      await auditChain(store).append([note(one), note(other), note(one)]);
      expect(await store.head(one)).toMatchObject({ number: 2 });
      expect(await store.head(other)).toMatchObject({ number: 1 });
      expect(await store.tenants()).toEqual(expect.arrayContaining([one, other]));
    });

    it('takes an entry once, and refuses the same id with other words', async () => {
      const store = await open();
      const tenant = aTenant();
      const entry = note(tenant);
      const chain = auditChain(store);
      await chain.append([entry, entry]);
      await chain.append([entry]);
      await expect(chain.append([{ ...entry, act: 'other' }])).rejects.toBeInstanceOf(EntryContradicts);
      expect((await store.links(tenant, 0, 10)).map((link) => link.entry)).toEqual([entry]);
    });

    it('lets two processes write to one chain without a fork or a gap', async () => {
      const store = await open();
      const tenant = aTenant();
      const entries = Array.from({ length: 40 }, () => note(tenant));
      const processes = [auditChain(store), auditChain(store), auditChain(store)];
      await Promise.all(entries.map(async (entry, at) => processes[at % 3]?.append([entry])));
      const links = await store.links(tenant, 0, 100);
      expect(links.map(({ number }) => number)).toEqual(entries.map((_, at) => at + 1));
      expect(new Set(links.map(({ entry }) => entry.id))).toEqual(new Set(entries.map(({ id }) => id)));
      links.forEach(({ previous }, at) => expect(previous).toBe(links[at - 1]?.hash ?? beginning));
    });

    it('fails nobody for the entry that another asked to change', async () => {
      const store = await open();
      const tenant = aTenant();
      const entry = note(tenant);
      const chain = auditChain(store);
      await chain.append([entry]);
      const [changed, fresh] = await Promise.allSettled([
        chain.append([{ ...entry, act: 'other' }]),
        chain.append([note(tenant)]),
      ]);
      expect([changed.status, fresh.status]).toEqual(['rejected', 'fulfilled']);
    });
  });
};

/** What every checkpoint store promises. */
export const checkpointStoreConformance = (
  name: string,
  open: () => CheckpointStore | Promise<CheckpointStore>,
): void => {
  describe(`${name} as a checkpoint store`, () => {
    it('gives back what was signed, by tenant and size, and the last of a tenant', async () => {
      const store = await open();
      const tenant = aTenant();
      const { signer } = keyPair();
      const at = '2026-06-01T15:00:00.000Z';
      const [small, large] = [3, 11].map((number) =>
        checkpointOf(signer, tenant, { number, hash: `${number}`.padEnd(64, 'a') }, at),
      );
      if (!small || !large) throw new Error('two were made');
      await store.add(large);
      await store.add(small);
      expect((await store.all()).filter((checkpoint) => checkpoint.tenant === tenant)).toEqual([
        small,
        large,
      ]);
      expect(await store.last(tenant)).toEqual(large);
      expect(await store.last('agency-nobody')).toBeUndefined();
    });
  });
};
