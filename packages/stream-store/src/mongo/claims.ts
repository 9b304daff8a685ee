import type { ClaimRequest, DueClaim, PendingClaim } from '../stream-store.ts';
import { dueBy, type StreamCollection } from './stream-collection.ts';

// Times are compared as numbers: a missing one counts as before all others, on every server we know.
const millis = (expression: string | Date) => ({ $toLong: expression });
const now = millis('$$NOW');

const isFree = (lease: 'lease' | 'dueLease') => ({ $lte: [millis(`$${lease}.until`), now] });
const leaseFor = ({ owner, leaseMs }: ClaimRequest) => ({
  owner: { $literal: owner },
  until: { $add: ['$$NOW', leaseMs] },
});

/** Claims one after another until there are `limit` or no more: a claim is one atomic find-and-modify. */
const upTo = async <T>(limit: number, claimOne: () => Promise<T | undefined>): Promise<T[]> => {
  const claims: T[] = [];
  while (claims.length < limit) {
    const claim = await claimOne();
    if (claim === undefined) break;
    claims.push(claim);
  }
  return claims;
};

export const claimPending = (
  collection: StreamCollection,
  request: ClaimRequest & { olderThanMs: number },
): Promise<PendingClaim[]> =>
  upTo(request.limit, async () => {
    const waitsLong = { $lte: [millis('$pendingSince'), { $subtract: [now, request.olderThanMs] }] };
    const document = await collection.findOneAndUpdate(
      { pending: true, $expr: { $and: [waitsLong, isFree('lease')] } },
      [{ $set: { lease: leaseFor(request), fence: { $add: [{ $ifNull: ['$fence', 0] }, 1] } } }],
      { sort: { pendingSince: 1 }, returnDocument: 'after', projection: { fence: 1 } },
    );
    return document ? { id: document._id, fence: Number(document.fence) } : undefined;
  });

/** Narrows by the process's estimate of business time, so that the index is used; the server's own time decides. */
const roundlyDue = (estimate: string) => dueBy(Date.parse(estimate) + 60_000);

export const claimDue = (
  collection: StreamCollection,
  request: ClaimRequest,
  clock: { now(): string; offsetMs(): number },
): Promise<DueClaim[]> =>
  upTo(request.limit, async () => {
    const isDue = { $lte: [millis('$dueAt'), { $add: [now, clock.offsetMs()] }] };
    const document = await collection.findOneAndUpdate(
      { ...roundlyDue(clock.now()), $expr: { $and: [isDue, isFree('dueLease')] } },
      [{ $set: { dueLease: leaseFor(request) } }],
      { sort: { dueAt: 1 }, returnDocument: 'after', projection: { version: 1, dueAt: 1 } },
    );
    if (!document?.dueAt) return undefined;
    return { id: document._id, version: document.version, dueAt: document.dueAt.toISOString() };
  });
