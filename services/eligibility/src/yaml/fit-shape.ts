import type { z } from 'zod';
import type { Path, RuleDocument } from './document.ts';
import type { Mistake } from './mistake.ts';

export type Fitted<T> = Readonly<{ value: T | undefined; mistakes: readonly Mistake[] }>;

/** The document as a value of the shape, or what keeps it from being one, each with its place in the file. */
export const fitShape = <T>(document: RuleDocument, shape: z.ZodType<T>): Fitted<T> => {
  if (document.faults.length > 0) return { value: undefined, mistakes: document.faults };
  const parsed = shape.safeParse(document.value);
  if (parsed.success) return { value: parsed.data, mistakes: [] };
  return { value: undefined, mistakes: parsed.error.issues.flatMap((issue) => mistakesIn(document, issue)) };
};

const mistakesIn = (document: RuleDocument, issue: z.core.$ZodIssue): Mistake[] => {
  const path = issue.path as Path;
  const place = path.join('.') || 'the file';
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) =>
      document.mistakeAt(
        [...path, key],
        'unknown-key',
        `${key} means nothing here.`,
        'Correct its spelling or take it out.',
      ),
    );
  if (!isThere(document.value, path))
    return [document.mistakeAt(path, 'missing-key', `${place} is missing.`, `Add it: ${issue.message}.`)];
  return [
    document.mistakeAt(
      path,
      'not-allowed',
      `${place}: ${issue.message}.`,
      'See the other rule files for an example.',
    ),
  ];
};

const isThere = (value: unknown, [step, ...rest]: Path): boolean => {
  if (step === undefined) return true;
  if (typeof value !== 'object' || value === null || !(step in value)) return false;
  return isThere((value as Record<string | number, unknown>)[step], rest);
};
