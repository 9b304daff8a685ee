import type { z } from 'zod';
import type { InputFault } from './fault.ts';

type Issue = z.core.$ZodIssue;

/**
 * What zod found, as places and reasons. Values never appear; a name sent to us only if it looks like a name, and holds no
 * number that could be somebody's.
 */
export const inputFaults = (part: string, issues: readonly Issue[], input: unknown): InputFault[] =>
  issues.flatMap((issue) => faultsOf(part, issue, input));

const faultsOf = (part: string, issue: Issue, input: unknown): InputFault[] => {
  const place = issue.path.reduce<string>(placeOf, part);
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({ place: placeOf(place, key), reason: 'Is not known here.' }));
  }
  if (issue.code === 'invalid_union' && issue.errors.length > 0) {
    return inputFaults(place, nearest(issue.errors), valueAt(input, issue.path));
  }
  return [{ place, reason: valueAt(input, issue.path) === undefined ? 'Is missing.' : issue.message }];
};

// Of the shapes a union allows, the one with the fewest faults is most likely the one that was meant.
const nearest = (branches: readonly Issue[][]): readonly Issue[] =>
  branches.reduce((best, branch) => (branch.length < best.length ? branch : best));

const placeOf = (place: string, key: PropertyKey): string => {
  if (typeof key === 'number') return `${place}[${key}]`;
  const name = String(key);
  const isName = /^[A-Za-z_][A-Za-z0-9_-]{0,63}$/.test(name) && !/\d{4}/.test(name);
  return `${place}.${isName ? name : '(unnamed)'}`;
};

const valueAt = (input: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>((value, key) => (isObject(value) ? Reflect.get(value, key) : undefined), input);

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;
