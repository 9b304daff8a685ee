import { type Checkpoint, isSigned } from './checkpoint.ts';
import { emptyHead, hashOf, type Head, type Link } from './link.ts';

export type Finding = Readonly<{
  code: 'entry-changed' | 'entry-missing' | 'order-changed' | 'tail-cut' | 'rewritten' | 'checkpoint-forged';
  tenant: string;
  /** The link it was noticed at. */
  number: number;
  reason: string;
}>;

type Parts = Readonly<{
  tenant: string;
  /** By number. */
  links: AsyncIterable<Link> | Iterable<Link>;
  /** Of this tenant; those of a witness count like our own. */
  checkpoints: readonly Checkpoint[];
  /** Public keys as PEM. */
  trusted: readonly string[];
}>;

export type Verified = Readonly<{ links: number; checkpoints: number; findings: readonly Finding[] }>;

/**
 * Reads a chain from its first link to its end and names everything that is not as it was written. Each finding is where
 * it was first noticed; one edit may be noticed at the next link too.
 */
export const verifyChain = async ({ tenant, links, checkpoints, trusted }: Parts): Promise<Verified> => {
  const findings: Finding[] = [];
  const note = (code: Finding['code'], number: number, reason: string) =>
    findings.push({ code, tenant, number, reason });
  const heads = new Map<number, string>([[0, emptyHead.hash]]);
  const wanted = new Set(checkpoints.map(({ size }) => size));
  let before: Head = emptyHead;
  let count = 0;
  for await (const link of links) {
    for (const [code, reason] of faultsAt(link, before)) note(code, link.number, reason);
    before = { number: link.number, hash: link.hash };
    if (wanted.has(link.number)) heads.set(link.number, link.hash);
    count += 1;
  }
  for (const checkpoint of checkpoints) {
    const { size, head, at } = checkpoint;
    if (!isSigned(checkpoint, trusted))
      note('checkpoint-forged', size, 'No trusted key signed this checkpoint.');
    else if (before.number < size)
      note('tail-cut', before.number + 1, `It had ${size} links on ${at} and has ${before.number}.`);
    else if (heads.get(size) !== head)
      note('rewritten', size, `It ended otherwise when its head was signed on ${at}.`);
  }
  return { links: count, checkpoints: checkpoints.length, findings };
};

type Fault = readonly [code: Finding['code'], reason: string];

const faultsAt = (link: Link, before: Head): readonly Fault[] => {
  const faults: Fault[] = [];
  if (link.number > before.number + 1)
    faults.push(['entry-missing', `Links ${before.number + 1} to ${link.number - 1} are gone.`]);
  else if (link.number !== before.number + 1 || link.previous !== before.hash)
    faults.push(['order-changed', 'It does not stand behind the link it was written behind.']);
  if (hashOf(link) !== link.hash || link.entry.tenant !== link.tenant)
    faults.push(['entry-changed', 'Its words are not those it was written with.']);
  return faults;
};
