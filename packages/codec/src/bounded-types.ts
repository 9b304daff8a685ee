import avro from 'avsc';

/** The part of avsc's reader that is used here; avsc is pinned to one version, and the corpus of bad bytes tests this. */
type Tap = { buf: Buffer; pos: number; readLong(): number; skipLong(): void };
type Reads = { _read(tap: Tap): unknown; _skip(tap: Tap): void };

/** avsc looks at the end of the buffer only after a whole record was read: hostile lengths could keep it busy for years. */
class Truncated extends Error {
  override readonly name = 'Truncated';
}

const forward = <Result>(tap: Tap, read: () => Result): Result => {
  const start = tap.pos;
  const result = read();
  if (tap.pos <= start || tap.pos > tap.buf.length) throw new Truncated('a length points outside the buffer');
  return result;
};

/** Items take a byte at least, so a block cannot announce more of them than bytes are left. */
const blockSize = (tap: Tap): number => {
  const announced = forward(tap, () => tap.readLong());
  if (announced < 0) forward(tap, () => tap.skipLong());
  const size = Math.abs(announced);
  if (size > tap.buf.length - tap.pos)
    throw new Truncated('an array announces more items than bytes are left');
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

const plainString = avro.types.StringType.prototype as unknown as Reads;

export class BoundedStringType extends avro.types.StringType {
  _read(tap: Tap): unknown {
    return forward(tap, () => plainString._read.call(this, tap));
  }
  _skip(tap: Tap): void {
    forward(tap, () => plainString._skip.call(this, tap));
  }
}

export const isTruncated = (error: unknown): boolean =>
  error instanceof Truncated || (error instanceof Error && error.message === 'truncated buffer');
