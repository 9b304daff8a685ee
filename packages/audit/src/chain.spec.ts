import { beforeEach, describe, expect, it } from 'vitest';
import { type Note, note } from '../test/entries.ts';
import { auditChain, type ChainStore } from './index.ts';
import { inMemoryChainStore } from './in-memory/in-memory-chain-store.ts';

const tenant = 'harbor-worker-center';
let store: ChainStore<Note>;
let asked: number;
let broken: boolean;

beforeEach(() => {
  asked = 0;
  broken = false;
  const kept = inMemoryChainStore<Note>();
  store = {
    ...kept,
    head: (of) => {
      asked += 1;
      return kept.head(of);
    },
    add: (links) => (broken ? Promise.reject(new Error('the store is away')) : kept.add(links)),
  };
});

const numbers = async () => (await store.links(tenant, 0, 10)).map(({ number }) => number);

/** On a server without a fitting index the end of a long chain is dear. */
describe('where a chain ends', () => {
  it('is asked once, however often something is put behind it', async () => {
    const chain = auditChain(store);
    for (let nth = 0; nth < 5; nth += 1) await chain.append([note(tenant)]);
    expect([asked, await numbers()]).toEqual([1, [1, 2, 3, 4, 5]]);
  });

  it('is asked again when another process was there first', async () => {
    const chain = auditChain(store);
    await chain.append([note(tenant)]);
    await auditChain(store).append([note(tenant)]);
    asked = 0;
    await chain.append([note(tenant)]);
    expect([asked, await numbers()]).toEqual([1, [1, 2, 3]]);
  });

  it('is asked again after a write of which nobody knows whether it came to pass', async () => {
    const chain = auditChain(store);
    await chain.append([note(tenant)]);
    broken = true;
    await expect(chain.append([note(tenant)])).rejects.toThrow('away');
    broken = false;
    asked = 0;
    await chain.append([note(tenant)]);
    expect([asked, await numbers()]).toEqual([1, [1, 2]]);
  });
});
