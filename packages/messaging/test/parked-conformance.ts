import { beforeEach, describe, expect, it } from 'vitest';
import type { NewParked, Parked, Sealing } from '../src/index.ts';
import { delivery } from './messages.ts';
import { flip } from './scene.ts';

const reason = { code: 'handler-failed', reason: 'It threw.', mend: 'Mend it.' };
const behind = { code: 'behind', reason: 'One before it is parked.', mend: 'Redrive.' };

const entry = (stream: string, offset: number, why = reason): NewParked => ({
  consumer: 'routing',
  stream,
  delivery: delivery(stream, { sequence: offset }, { offset: String(offset) }),
  reason: why,
  detail: `stack ${offset}`,
});
const offsets = (entries: readonly { offset: string }[]) => entries.map(({ offset }) => offset);

export const parkedConformance = (name: string, open: (sealing: Sealing) => Promise<Parked>) =>
  describe(`parked messages ${name}`, () => {
    let parked: Parked;
    let sealed: Buffer[];
    beforeEach(async () => {
      sealed = [];
      const seal = (bytes: Buffer) => {
        sealed.push(bytes);
        return flip(bytes);
      };
      parked = await open({ seal, unseal: flip });
    });

    it('come back as they were delivered: bytes, key, headers and place', async () => {
      const kept = entry('referral-1', 7);
      await parked.add(kept);
      const { key, headers, payload, topic, partition, offset } = kept.delivery;
      expect(await parked.head('routing', 'referral-1')).toMatchObject({
        key,
        headers,
        payload,
        topic,
        partition,
        offset,
        detail: 'stack 7',
        attempts: 0,
        consumer: 'routing',
        stream: 'referral-1',
        type: 'handoff.referrals.ReferralOffered',
        eventId: 'referral-1#7',
        code: 'handler-failed',
        reason: 'It threw.',
        mend: 'Mend it.',
      });
      expect(sealed).toHaveLength(1);
    });

    it('keep their order within a stream, and one delivery is one entry', async () => {
      await parked.add(entry('referral-1', 1));
      expect(await parked.addBehind(entry('referral-1', 2, behind))).toBe(true);
      expect(await parked.addBehind(entry('referral-1', 3, behind))).toBe(true);
      expect(await parked.addBehind(entry('referral-1', 2, behind))).toBe(true);
      await parked.add(entry('referral-1', 1));
      expect(offsets(await parked.list('routing', 'referral-1'))).toEqual(['1', '2', '3']);
    });

    it('take nothing behind a stream that is free', async () => {
      expect(await parked.addBehind(entry('referral-1', 2, behind))).toBe(false);
      expect(await parked.streams()).toEqual([]);
      expect(await parked.show('routing|handoff.referrals|0|2')).toBeUndefined();
    });

    it('say which of many streams are parked, for one consumer', async () => {
      await parked.add(entry('referral-1', 1));
      await parked.add({ ...entry('referral-2', 2), consumer: 'outcomes' });
      const asked = ['referral-1', 'referral-2', 'referral-3'];
      expect(await parked.parkedStreams('routing', asked)).toEqual(new Set(['referral-1']));
      expect(await parked.parkedStreams('routing', [])).toEqual(new Set());
      await parked.add(entry('referral-4', 4));
      expect(await parked.parkedStreams('routing')).toEqual(new Set(['referral-1', 'referral-4']));
    });

    it('list their streams with size and the first reason', async () => {
      await parked.add(entry('referral-1', 1));
      await parked.addBehind(entry('referral-1', 2, behind));
      expect(await parked.streams('routing')).toMatchObject([
        { consumer: 'routing', stream: 'referral-1', size: 2, code: 'handler-failed' },
      ]);
      expect(await parked.streams('outcomes')).toEqual([]);
    });

    it('free the stream with the last one cleared, and not before', async () => {
      await parked.add(entry('referral-1', 1));
      await parked.addBehind(entry('referral-1', 2, behind));
      await parked.clear('routing', 'referral-1', 'routing|handoff.referrals|0|1');
      expect(offsets(await parked.list('routing', 'referral-1'))).toEqual(['2']);
      await parked.clear('routing', 'referral-1', 'routing|handoff.referrals|0|2');
      expect(await parked.parkedStreams('routing', ['referral-1'])).toEqual(new Set());
      expect(await parked.head('routing', 'referral-1')).toBeUndefined();
    });

    it('let one at a time redrive a stream', async () => {
      expect(await parked.claim('routing', 'referral-1', { owner: 'a', leaseMs: 60_000 })).toBe(false);
      await parked.add(entry('referral-1', 1));
      expect(await parked.claim('routing', 'referral-1', { owner: 'a', leaseMs: 60_000 })).toBe(true);
      expect(await parked.claim('routing', 'referral-1', { owner: 'b', leaseMs: 60_000 })).toBe(false);
      expect(await parked.claim('routing', 'referral-1', { owner: 'a', leaseMs: 60_000 })).toBe(true);
      await parked.release('routing', 'referral-1', 'b');
      expect(await parked.claim('routing', 'referral-1', { owner: 'b', leaseMs: 60_000 })).toBe(false);
      await parked.release('routing', 'referral-1', 'a');
      expect(await parked.claim('routing', 'referral-1', { owner: 'b', leaseMs: 60_000 })).toBe(true);
    });

    it('give the stream to another when a lease has run out', async () => {
      await parked.add(entry('referral-1', 1));
      await parked.claim('routing', 'referral-1', { owner: 'a', leaseMs: -1 });
      expect(await parked.claim('routing', 'referral-1', { owner: 'b', leaseMs: 60_000 })).toBe(true);
    });

    it('remember that a redrive failed, and why', async () => {
      await parked.add(entry('referral-1', 1));
      const again = {
        code: 'unknown-schema-id',
        reason: 'No such schema.',
        mend: 'Register it.',
        place: 'id 9',
      };
      await parked.note('routing|handoff.referrals|0|1', again, 'a newer stack');
      expect(await parked.show('routing|handoff.referrals|0|1')).toMatchObject({
        ...again,
        attempts: 1,
        detail: 'a newer stack',
        key: 'referral-1',
      });
    });
  });
