import { recordNamed } from '@handoff/schemas';
import type { Type } from 'avsc';
import { typeOf } from './avro-types.ts';
import { type FindMisfit, findMisfitOf, findUnsoundOf } from './find-misfit.ts';

/** A record as this code knows it: full name, avsc type and check. */
export type Reader = Readonly<{
  name: string;
  version: number;
  type: Type;
  findMisfit: FindMisfit;
  /** Of what was read: undefined where nothing can be wrong with it. */
  findUnsound: FindMisfit | undefined;
}>;

const build = (record: string): Reader => {
  const { name, version, schema } = recordNamed(record);
  const type = typeOf(schema);
  return { name, version, type, findMisfit: findMisfitOf(type), findUnsound: findUnsoundOf(type) };
};

/** Readers by the name they were asked for, built once: compiling a type costs a millisecond, using it microseconds. */
export const createReaders = (): ((record: string) => Reader) => {
  const readers = new Map<string, Reader>();
  return (record) => {
    const known = readers.get(record);
    if (known) return known;
    const reader = build(record);
    readers.set(record, reader);
    return reader;
  };
};
