import { describe, expect, it } from 'vitest';
import { keyPair, type Note, note } from '../test/entries.ts';
import {
  auditChain,
  inMemoryChainStore,
  inMemoryCheckpointStore,
  isSigned,
  keepCheckpoints,
} from './index.ts';

describe('checkpoints', () => {
  it('sign each chain that moved since, and no other', async () => {
    const chain = inMemoryChainStore<Note>();
    const checkpoints = inMemoryCheckpointStore();
    const { signer, trusted } = keyPair();
    const keep = () => keepCheckpoints({ chain, checkpoints, signer, now: () => '2026-06-02T00:00:00.000Z' });
    await auditChain(chain).append([note('one'), note('other')]);
    expect(await keep()).toBe(2);
    expect(await keep()).toBe(0);
    await auditChain(chain).append([note('one')]);
    expect(await keep()).toBe(1);
    const all = await checkpoints.all();
    expect(all.map(({ tenant, size }) => [tenant, size])).toEqual([
      ['one', 1],
      ['one', 2],
      ['other', 1],
    ]);
    expect(all.every((checkpoint) => isSigned(checkpoint, [trusted]))).toBe(true);
  });
});
