import { describe, expect, it } from 'vitest';
import { keyPair, type Note, note } from '../test/entries.ts';
import { type Checkpoint, checkpointOf, type Link, verifyChain } from './index.ts';
import { emptyHead, linksAfter } from './link.ts';

const tenant = 'harbor-worker-center';
const entries = Array.from({ length: 6 }, (_, at) => note(tenant, { act: `act-${at + 1}` }));
const written = linksAfter(emptyHead, tenant, entries);
const { signer, trusted } = keyPair();
const signedAt = (size: number, links: readonly Link<Note>[] = written): Checkpoint => {
  const link = links[size - 1];
  if (!link) throw new Error(`there is no link ${size}`);
  return checkpointOf(signer, tenant, link, '2026-06-02T00:00:00.000Z');
};
const checkpoints = [signedAt(2), signedAt(5)];

const found = async (links: readonly Link<Note>[], signed: readonly Checkpoint[] = checkpoints) => {
  const { findings } = await verifyChain({ tenant, links, checkpoints: signed, trusted: [trusted] });
  return findings.map(({ code, number }) => `${code} at ${number}`);
};
const changed = (at: number, change: (link: Link<Note>) => Link<Note>) =>
  written.map((link) => (link.number === at ? change(link) : link));

describe('a chain', () => {
  it('as it was written has nothing to find, also while its end is not signed yet', async () => {
    expect(await found(written)).toEqual([]);
    expect(await found([], [])).toEqual([]);
  });

  it('shows an entry that was edited', async () => {
    const edited = changed(3, (link) => ({ ...link, entry: { ...link.entry, act: 'nothing' } }));
    expect(await found(edited)).toEqual(['entry-changed at 3']);
  });

  it('shows an entry that was edited and hashed again, by the link behind it', async () => {
    const [again] = linksAfter({ number: 2, hash: written[1]?.hash ?? '' }, tenant, [note(tenant)]);
    if (!again) throw new Error('one was made');
    expect(await found(changed(3, () => again))).toEqual(['order-changed at 4']);
  });

  it('shows an entry that was deleted', async () => {
    const without = written.filter(({ number }) => number !== 3);
    expect(await found(without)).toEqual(['entry-missing at 4']);
  });

  it('shows entries that changed places', async () => {
    const swapped = written.map((link, at) => ({
      ...link,
      ...(at === 2 ? { entry: written[3]?.entry ?? link.entry } : {}),
      ...(at === 3 ? { entry: written[2]?.entry ?? link.entry } : {}),
    }));
    expect(await found(swapped)).toEqual(['entry-changed at 3', 'entry-changed at 4']);
    const moved = [written[0], written[1], written[3], written[2], written[4], written[5]].flatMap(
      (link) => link ?? [],
    );
    expect(await found(moved)).toContain('order-changed at 3');
  });

  it('shows that its end was cut off, by a head that was signed before', async () => {
    expect(await found(written.slice(0, 3))).toEqual(['tail-cut at 4']);
  });

  it('shows that it was written anew with hashes that fit, by a head that was signed before', async () => {
    const anew = linksAfter(
      emptyHead,
      tenant,
      entries.map((entry) => ({ ...entry, because: 'nothing happened' })),
    );
    expect(await found(anew)).toEqual(['rewritten at 2', 'rewritten at 5']);
  });

  it('trusts no head that another key signed, or that was changed after it was signed', async () => {
    const { signer: stranger } = keyPair();
    const foreign = checkpointOf(stranger, tenant, written[5] ?? emptyHead, '2026-06-02T00:00:00.000Z');
    const bent = { ...signedAt(5), size: 6 };
    expect(await found(written, [foreign, bent])).toEqual([
      'checkpoint-forged at 6',
      'checkpoint-forged at 6',
    ]);
  });

  it('holds no link of another tenant', async () => {
    const strange = changed(2, (link) => ({ ...link, entry: { ...link.entry, tenant: 'another' } }));
    expect(await found(strange)).toEqual(['entry-changed at 2']);
  });
});
