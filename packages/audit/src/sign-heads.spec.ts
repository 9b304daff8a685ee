import { beforeEach, describe, expect, it } from 'vitest';
import { keyPair, type Note, note } from '../test/entries.ts';
import {
  auditChain,
  type ChainStore,
  inMemoryChainStore,
  inMemoryCheckpointStore,
  isSigned,
  movedHeads,
  signHeads,
  type TenantHead,
} from './index.ts';

const { signer, trusted } = keyPair();
let reads: number;
let store: ChainStore<Note>;
let checkpoints: ReturnType<typeof inMemoryCheckpointStore>;

beforeEach(() => {
  reads = 0;
  checkpoints = inMemoryCheckpointStore();
  const kept = inMemoryChainStore<Note>();
  store = {
    ...kept,
    tenants: () => {
      reads += 1;
      return kept.tenants();
    },
    head: (tenant) => {
      reads += 1;
      return kept.head(tenant);
    },
  };
});

/** A process that writes chains, and has their ends signed. */
const process = () => {
  const heads = movedHeads(store);
  const chain = auditChain(store, { onMoved: heads.note });
  const sign = (told: readonly TenantHead[]) =>
    signHeads({ checkpoints, signer, now: () => '2026-06-02T00:00:00.000Z' }, told);
  return { chain, round: () => heads.tell(sign), sign, heads };
};
const sizes = async () => (await checkpoints.all()).map(({ tenant, size }) => `${tenant} ${size}`);

describe('the ends of chains', () => {
  it('are signed where they moved, and nothing is read to know which those are', async () => {
    const { chain, round } = process();
    await chain.append([note('one'), note('other')]);
    expect(await round()).toBe(2);
    await chain.append([note('one')]);
    reads = 0;
    expect(await round()).toBe(1);
    expect(await round()).toBe(0);
    expect(reads).toBe(0);
    expect(await sizes()).toEqual(['one 1', 'one 2', 'other 1']);
    expect((await checkpoints.all()).every((checkpoint) => isSigned(checkpoint, [trusted]))).toBe(true);
  });

  it('that a process left unsigned when it died are signed in the first round of the next one', async () => {
    await process().chain.append([note('one'), note('one')]);
    expect(await process().round()).toBe(1);
    expect(await sizes()).toEqual(['one 2']);
  });

  it('are told again when whoever signs was away', async () => {
    const { chain, round, heads } = process();
    await chain.append([note('one')]);
    await expect(heads.tell(() => Promise.reject(new Error('away')))).rejects.toThrow('away');
    await chain.append([note('one')]);
    expect(await round()).toBe(1);
    expect(await sizes()).toEqual(['one 2']);
  });

  it('are signed once by two processes at one chain, and an older word changes nothing', async () => {
    const [one, other] = [process(), process()];
    await one.chain.append([note('one')]);
    await other.chain.append([note('one')]);
    await other.round();
    await one.round();
    expect(await sizes()).toEqual(['one 2']);
  });

  it('are not believed when the same length is said to end otherwise', async () => {
    const { chain, round, sign } = process();
    await chain.append([note('one')]);
    await round();
    expect(await sign([{ tenant: 'one', number: 1, hash: 'f'.repeat(64) }])).toEqual({
      signed: 0,
      contradicted: ['one'],
    });
    expect(await sizes()).toEqual(['one 1']);
  });
});
