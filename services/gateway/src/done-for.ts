/** Whatever requests with a key of their own change, beside what they made of it. */
export type DoneFor = Readonly<{
  /** Their hashes (`keyedHash`), the newest last: who sends one again, however late, changes nothing by it. */
  doneFor?: readonly string[];
}>;

const mostKept = 100;

/** A request without a key, of our own operator, is never a repeat. */
export const isDone = ({ doneFor = [] }: DoneFor, request: string | undefined): boolean =>
  request !== undefined && doneFor.includes(request);

export const doneAlso = ({ doneFor = [] }: DoneFor, request: string | undefined): DoneFor =>
  request === undefined ? { doneFor } : { doneFor: [...doneFor, request].slice(-mostKept) };
