import type { mongo } from 'mongoose';
import type { ClaimRequest, DueClaim, PendingClaim } from '../stream-store.ts';
import type { StreamDocument } from '../stream-document.ts';
import { dueBy, exactly, type StreamCollection } from './stream-collection.ts';

// Times are compared as numbers: a missing one counts as before all others, on every server we know.
const millis = (expression: string | Date) => ({ $toLong: expression });
const now = millis('$$NOW');

const isFree = (lease: 'lease' | 'dueLease') => ({ $lte: [millis(`$${lease}.until`), now] });
const leaseFor = ({ owner, leaseMs }: ClaimRequest) => ({
  owner: { $literal: owner },
  until: { $add: ['$$NOW', leaseMs] },
});

type Look = Readonly<{
  /** What an index answers. */
  among: mongo.Filter<StreamDocument>;
  by: 'pendingSince' | 'dueAt';
  /** What only the server's clock can say. */
  if: object;
  limit: number;
}>;

// So many more are looked at than are claimed: the first of them may be under somebody else's lease.
const lookedAt = 20;

/**
 * Which may be claimed, the longest waiting first. What the clock decides is computed over the few that the index found:
 * as a condition of the search it makes servers without a planner read every stream, each second.
 */
const look = (collection: StreamCollection, { among, by, if: may, limit }: Look): Promise<StreamDocument[]> =>
  collection
    .aggregate<StreamDocument>([
      { $match: among },
      { $sort: { [by]: 1 } },
      { $limit: lookedAt * limit },
      { $project: { version: 1, fence: 1, dueAt: 1, dueLease: 1, may } },
      { $match: { may: true } },
      { $limit: limit },
    ])
    .toArray();

/** A claim is one compare-and-set: whoever was first has moved the fence. */
export const claimPending = async (
  collection: StreamCollection,
  request: ClaimRequest & { olderThanMs: number },
): Promise<PendingClaim[]> => {
  const waitsLong = { $lte: [millis('$pendingSince'), { $subtract: [now, request.olderThanMs] }] };
  const found = await look(collection, {
    among: { pending: true },
    by: 'pendingSince',
    if: { $and: [waitsLong, isFree('lease')] },
    limit: request.limit,
  });
  const claims: PendingClaim[] = [];
  for (const { _id, fence } of found) {
    const claimed = await collection.findOneAndUpdate(
      { _id: exactly(_id), pending: true, ...asRead('fence', fence) },
      [{ $set: { lease: leaseFor(request), fence: { $add: [{ $ifNull: ['$fence', 0] }, 1] } } }],
      { returnDocument: 'after', projection: { fence: 1 } },
    );
    if (claimed) claims.push({ id: _id, fence: Number(claimed.fence) });
  }
  return claims;
};

/** Narrows by the process's estimate of business time, so that the index is used; the server's own time decides. */
const roundlyDue = (estimate: string) => dueBy(Date.parse(estimate) + 60_000);

/** The same, and whoever was first has moved the end of the lease. */
export const claimDue = async (
  collection: StreamCollection,
  request: ClaimRequest,
  clock: { now(): string; offsetMs(): number },
): Promise<DueClaim[]> => {
  const isDue = { $lte: [millis('$dueAt'), { $add: [now, clock.offsetMs()] }] };
  const found = await look(collection, {
    among: roundlyDue(clock.now()),
    by: 'dueAt',
    if: { $and: [isDue, isFree('dueLease')] },
    limit: request.limit,
  });
  const claims: DueClaim[] = [];
  for (const { _id, dueAt, dueLease } of found) {
    const claimed = await collection.findOneAndUpdate(
      { _id: exactly(_id), ...asRead('dueAt', dueAt), ...asRead('dueLease.until', dueLease?.until) },
      [{ $set: { dueLease: leaseFor(request) } }],
      { returnDocument: 'after', projection: { version: 1, dueAt: 1 } },
    );
    if (claimed?.dueAt)
      claims.push({ id: _id, version: claimed.version, dueAt: claimed.dueAt.toISOString() });
  }
  return claims;
};

/** Null is found where a field is missing, too. */
const asRead = (field: string, value: unknown): mongo.Filter<StreamDocument> => ({
  [field]: { $eq: value ?? null },
});
