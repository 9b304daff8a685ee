import type { Schema } from 'avsc';
import { describe, expect, it } from 'vitest';
import { typeOf } from './avro-types.ts';
import { isTruncated } from './bounded-array.ts';

const listOf = (items: Schema): Schema => ({ type: 'array', items });

/** Zigzag varint, as Avro writes an int. */
const int = (value: number): number[] => {
  let rest = value < 0 ? -2 * value - 1 : 2 * value;
  const bytes: number[] = [];
  for (; rest > 127; rest = Math.floor(rest / 128)) bytes.push((rest % 128) | 128);
  return [...bytes, rest];
};

const expectTruncated = (read: () => unknown): void => {
  const start = performance.now();
  try {
    expect.unreachable(String(read()));
  } catch (error) {
    expect(isTruncated(error)).toBe(true);
  }
  expect(performance.now() - start).toBeLessThan(1000);
};

/** Reads nothing of `hostile`, but must pass over it. */
const passOver = (items: Schema, hostile: readonly number[]): void => {
  const end = { name: 'end', type: 'int' };
  const record = (...fields: object[]) => ({ type: 'record', name: 'Thing', fields }) as unknown as Schema;
  const writer = typeOf(record({ name: 'hostile', type: listOf(items) }, end));
  const reader = typeOf(record(end));
  reader.fromBuffer(Buffer.from(hostile), reader.createResolver(writer));
};

describe('a list', () => {
  it('comes back as it was written, in one block or several', () => {
    const type = typeOf(listOf('string'));
    expect(type.fromBuffer(type.toBuffer(['a', 'b']))).toEqual(['a', 'b']);
    const blocks = [...int(1), ...int(1), 97, ...int(-1), ...int(2), ...int(1), 98, 0];
    expect(type.fromBuffer(Buffer.from(blocks))).toEqual(['a', 'b']);
  });

  it('is given up at once when it announces more numbers than there are bytes', () => {
    expectTruncated(() => typeOf(listOf('int')).fromBuffer(Buffer.from([...int(2 ** 31), 0])));
    expectTruncated(() => passOver('int', [...int(2 ** 40), 0]));
  });

  it('is given up at once when a block to pass over points back to itself', () => {
    expectTruncated(() => passOver('int', [...int(-1), ...int(-2), 0, 0]));
  });
});

describe('a string', () => {
  it('cannot lead back to where it began, to be read without end', () => {
    const many = 200_000;
    const item: Schema = {
      type: 'record',
      name: 'Item',
      fields: [
        { name: 'inner', type: listOf('string') },
        { name: 'back', type: 'string' },
      ],
    } as unknown as Schema;
    // Strings of minus one byte would stand still; `back` would return to the start of the item.
    const inner = [...int(many), ...int(-1), 0, 0, 0];
    const loop = [...inner, ...int(-inner.length - 1)];
    const bytes = Buffer.concat([Buffer.from([...int(many), ...loop]), Buffer.alloc(many)]);
    expectTruncated(() => typeOf(listOf(item)).fromBuffer(bytes));
    expectTruncated(() => passOver(item, [...bytes]));
  });

  it('is given up when it is said to be longer than what is left', () => {
    expectTruncated(() => typeOf('string').fromBuffer(Buffer.from(int(2 ** 40))));
  });
});
