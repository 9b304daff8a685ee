import kafkajs from 'kafkajs';
import { describe, expect, it } from 'vitest';
import { partitionOf } from '../partition-of.ts';

const theirs = kafkajs.Partitioners.DefaultPartitioner();
const partitionMetadata = Array.from({ length: 24 }, (_, partitionId) => ({ partitionId, leader: 1 }));

describe('the partition of a key', () => {
  it('is the one kafkajs and the Java client choose', () => {
    const keys = Array.from(
      { length: 2000 },
      (_, n) => `referral-${n}`.slice(0, 1 + (n % 13)) + 'é'.repeat(n % 3),
    );
    for (const key of keys) {
      const chosen = theirs({ topic: 'any', partitionMetadata, message: { key, value: null } } as never);
      expect([key, partitionOf(key, 24)]).toEqual([key, chosen]);
    }
  });
});
