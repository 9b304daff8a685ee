import { headerLength, writeHeader } from './framing.ts';
import { createReaders, type Reader } from './reader.ts';
import type { SchemaIds } from './schema-ids.ts';
import { ContractBreach } from './undecodable.ts';

const refuseMisfit = ({ name, findMisfit }: Reader, value: unknown): void => {
  const misfit = findMisfit(value);
  if (!misfit) return;
  const { path, reason, mend } = misfit;
  throw new ContractBreach(name, { place: path.replace(/^\./, '') || '(record)', reason, mend });
};

/** Grows to the largest record met; avsc answers a negative number where it does not fit. */
const createScratch = () => {
  let scratch = Buffer.allocUnsafe(4096);
  return ({ type }: Reader, value: unknown): Buffer => {
    const end = type.encode(value, scratch, headerLength);
    if (end >= 0) return scratch.subarray(0, end);
    scratch = Buffer.allocUnsafe(2 * (scratch.length - end));
    return scratch.subarray(0, type.encode(value, scratch, headerLength));
  };
};

export const createEncoder = (ids: Pick<SchemaIds, 'idOf'>) => {
  const readerOf = createReaders();
  const write = createScratch();
  const check = (record: string, value: unknown): void => refuseMisfit(readerOf(record), value);
  const encode = (record: string, value: unknown): Buffer => {
    const reader = readerOf(record);
    refuseMisfit(reader, value);
    const framed = Buffer.from(write(reader, value));
    writeHeader(framed, ids.idOf(reader.name));
    return framed;
  };
  return { check, encode };
};
