import { z } from 'zod';
import { CaseMistake } from './mistake.ts';

const texts = z.array(z.string());

/** A case of the shared format: rows in, figures out. What a row may hold is read with it (`read-period.ts`). */
const indicatorCase = z.looseObject({
  id: z.string().min(1),
  title: z.string().default(''),
  indicator: z.string(),
  citations: texts.default([]),
  input: z.record(z.string(), z.unknown()),
  expected: z.record(z.string(), z.unknown()),
  hand_check: z.string().optional(),
});

const caseFile = z.looseObject({ cases: z.array(indicatorCase).min(1) });

export type IndicatorCase = z.infer<typeof indicatorCase>;

export const parseCases = (text: string): readonly IndicatorCase[] => {
  const read = caseFile.safeParse(parseJson(text));
  if (!read.success) throw malformed(read.error);
  const { cases } = read.data;
  const twice = cases.find(({ id }, place) => cases.findIndex((other) => other.id === id) !== place);
  if (twice)
    throw new CaseMistake('case-twice', 'cases', `Two cases are named ${twice.id}.`, 'Give each its own id.');
  return cases;
};

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new CaseMistake(
      'unreadable-json',
      'the file',
      `It is no JSON: ${String(error)}.`,
      'Mend the JSON.',
    );
  }
};

const malformed = ({ issues: [issue] }: z.ZodError): CaseMistake =>
  new CaseMistake(
    'unreadable-cases',
    placeOf(issue?.path ?? []),
    `${issue?.message ?? 'Not a file of cases'}.`,
    'A file has cases; each case has id, indicator, input and expected.',
  );

/** `cases[2].input.participants[0].exit`: how people write a place. */
export const placeOf = (path: readonly PropertyKey[]): string =>
  path.reduce<string>(
    (place, step) =>
      typeof step === 'number'
        ? `${place}[${step}]`
        : place === ''
          ? String(step)
          : `${place}.${String(step)}`,
    '',
  );
