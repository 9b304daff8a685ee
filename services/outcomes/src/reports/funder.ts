import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { CommandFault } from '../cli/fault.ts';
import { isDay } from '../indicators/is-day.ts';

const day = z.string().refine(isDay, 'Write a day of the calendar, as 2026-07-01');
const span = z
  .strictObject({ from: day, to: day })
  .refine(({ from, to }) => from <= to, 'It ends before it begins');
export const measureNames = [
  'people_referred',
  'people_enrolled',
  'people_served',
  'hours',
  'people_with_gain',
  'people_with_credential',
  'people_placed',
] as const;
const list = z.array(z.string().min(1)).min(1).optional();

const funder = z.strictObject({
  grant: z.string().regex(/^[a-z0-9-]+$/),
  title: z.string().min(3),
  funder: z.string().min(3),
  period: span,
  priority: z.number().int().min(1),
  test: z.strictObject({ services: list, places: list, referrers: list, providers: list }),
  measures: z.array(z.enum(measureNames)).min(1),
  charge: z
    .strictObject({
      per: z.enum(['enrollment', 'hour', 'placement']),
      cents: z.number().int().min(1),
      budgetCents: z.number().int().min(0),
    })
    .optional(),
  calendar: z.array(z.strictObject({ due: day, from: day, to: day })).default([]),
});

export type Funder = z.infer<typeof funder>;

/** A grant as its file says it; a mistake names its place. */
export const parseFunder = (file: string, text: string): Funder => {
  // Days stay text: YAML 1.2 core knows no dates.
  const read = funder.safeParse(parse(text));
  if (!read.success) {
    const [issue] = read.error.issues;
    throw new CommandFault(
      'unreadable-grant',
      `${file}: ${issue?.path.join('.') ?? ''}`,
      issue?.message ?? '',
      'Mend the file: services/outcomes/funders/README.md says what each field is.',
    );
  }
  if (`${read.data.grant}.yaml` !== file.split('/').at(-1))
    throw new CommandFault(
      'unreadable-grant',
      `${file}: grant`,
      `The file is not named after its grant '${read.data.grant}'.`,
      'Name it so: each grant is there once.',
    );
  return read.data;
};

/** The grants that stand beside the service. */
export const ownFunders = join(import.meta.dirname, '../../funders');

export const readFunders = (folder: string): readonly Funder[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .toSorted()
    .map((name) => parseFunder(join(folder, name), readFileSync(join(folder, name), 'utf8')))
    .toSorted((one, other) => one.priority - other.priority || (one.grant < other.grant ? -1 : 1));
