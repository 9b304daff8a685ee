import { createDecoder, type Decoded, type DecodeOptions } from './decode.ts';
import { createEncoder } from './encode.ts';
import type { SchemaIds } from './schema-ids.ts';

export type Codec = {
  /** Framed bytes; throws ContractBreach with the path of the first misfit. `record` is a short or a full name. */
  encode(record: string, value: unknown): Buffer;
  /** Read into this code's own schema; throws Undecodable, or what the registry throws while it is away. */
  decode(bytes: Buffer, options?: DecodeOptions): Promise<Decoded>;
  /** What encode would refuse, without a registry. */
  check(record: string, value: unknown): void;
};

export const createCodec = ({ ids }: { ids: Pick<SchemaIds, 'idOf' | 'writerSchema'> }): Codec => ({
  ...createEncoder(ids),
  decode: createDecoder(ids),
});
