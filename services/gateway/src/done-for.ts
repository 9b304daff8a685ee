import { createHash } from 'node:crypto';

/** Whatever requests with a key of their own change, beside what they made of it. */
export type DoneFor = Readonly<{
  /** Hashes of their keys, the newest last: who sends one again, however late, changes nothing by it. */
  doneFor?: readonly string[];
}>;

const mostKept = 100;

export const hashOfKey = (key: string): string => createHash('sha256').update(key).digest('base64url');

/** A request without a key, of our own operator, is never a repeat. */
export const isDone = ({ doneFor = [] }: DoneFor, key: string | undefined): boolean =>
  key !== undefined && doneFor.includes(hashOfKey(key));

export const doneAlso = ({ doneFor = [] }: DoneFor, key: string | undefined): DoneFor =>
  key === undefined ? { doneFor } : { doneFor: [...doneFor, hashOfKey(key)].slice(-mostKept) };
