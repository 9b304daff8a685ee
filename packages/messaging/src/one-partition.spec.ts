import { describe, expect, it } from 'vitest';
import { message } from '../test/messages.ts';
import { onePartition } from './one-partition.ts';

const messages = [message('a'), message('b')];
const refused = expect.objectContaining({ code: 'not-one-partition', place: 'topic' });

describe('a batch to send', () => {
  it('has the partition of its keys, or the one it names', () => {
    expect(onePartition({ topic: 'topic', messages }, () => 4)).toBe(4);
    expect(onePartition({ topic: 'topic', partition: 2, messages }, () => 4)).toBe(2);
  });

  it('is refused over several partitions, and over none', () => {
    const byKey = (key: string) => (key === 'a' ? 1 : 2);
    expect(() => onePartition({ topic: 'topic', messages }, byKey)).toThrow(refused);
    expect(() => onePartition({ topic: 'topic', messages: [] }, byKey)).toThrow(refused);
  });
});
