import avro from 'avsc';

/** The part of avsc's reader that is used here; avsc is pinned to one version, and bounded-array.spec.ts tests this. */
type Tap = { buf: Buffer; pos: number; readLong(): number; skipLong(): void };
type Reads = { _read(tap: Tap): unknown; _skip(tap: Tap): void };

class Truncated extends Error {
  override readonly name = 'Truncated';
}

/**
 * avsc looks at the end of the buffer only after a whole record was read: ten bytes that announce 2^50 items would keep
 * it busy for years. Items take a byte at least, so a block cannot hold more of them than bytes are left. The size in
 * bytes that follows a negative count is not trusted either.
 */
const blockSize = (tap: Tap): number => {
  const announced = tap.readLong();
  if (announced < 0) tap.skipLong();
  const size = Math.abs(announced);
  if (size > Math.max(0, tap.buf.length - tap.pos)) {
    throw new Truncated('a list announces more items than bytes are left');
  }
  return size;
};

export class BoundedArrayType extends avro.types.ArrayType {
  // Called on resolvers too, which carry `itemsType` of their own.
  _read(tap: Tap): unknown[] {
    const items = this.itemsType as unknown as Reads;
    const values: unknown[] = [];
    for (let size = blockSize(tap); size > 0; size = blockSize(tap)) {
      for (let read = 0; read < size; read += 1) values.push(items._read(tap));
    }
    return values;
  }
  _skip(tap: Tap): void {
    const items = this.itemsType as unknown as Reads;
    for (let size = blockSize(tap); size > 0; size = blockSize(tap)) {
      for (let read = 0; read < size; read += 1) items._skip(tap);
    }
  }
}

export const isTruncated = (error: unknown): boolean =>
  error instanceof Truncated || (error instanceof Error && error.message === 'truncated buffer');
