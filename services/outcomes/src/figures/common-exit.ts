import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { CommandFault } from '../cli/fault.ts';
import type { Day } from '../indicators/days.ts';
import { isDay } from '../indicators/is-day.ts';
import { regulation } from '../indicators/regulation.ts';

const day = z.string().refine(isDay, 'Write a day of the calendar, as 2026-07-01');
// TAC-17-01 page 24: a common exit covers every Title I and Title III program somebody is enrolled in.
const always = ['adult', 'dw', 'youth', 'wp'];

const unvouched = 'Nobody has said who read the issuance.';

const policy = z
  .strictObject({
    state: z.string().regex(/^US-[A-Z]{2}$/),
    from: day,
    to: day.nullable(),
    programs: z
      .array(
        z.string().refine((name) => regulation.mayExitTogether.includes(name), {
          error: 'Only programs of the Department of Labor exit together (20 CFR 677.150(c)(3))',
        }),
      )
      .refine((named) => always.every((each) => named.includes(each)), {
        error: `A common exit covers ${always.join(', ')} (TAC-17-01 page 24)`,
      }),
    source: z.string().min(3),
    verifiedOn: day.nullable().default(null),
    unverified: z.string().min(10).nullable().optional(),
  })
  .transform(({ unverified, ...rest }) => ({
    ...rest,
    // A State's own file may be older than these two fields: it goes on, and says of itself that nobody vouches for it.
    unverified: unverified === undefined && rest.verifiedOn === null ? unvouched : (unverified ?? null),
  }))
  .refine(({ verifiedOn, unverified }) => (verifiedOn === null) === (unverified !== null), {
    path: ['unverified'],
    error: 'Say on which day somebody read the issuance itself, or what nobody has checked',
  })
  .refine(({ from, to }) => to === null || from <= to, { path: ['to'], error: 'It ends before it begins' });

/** A State lets these programs exit together, from and to these days of exit. */
export type CommonExit = z.infer<typeof policy>;

export const stateFile = join(import.meta.dirname, '../../policies/common-exit.yaml');

/** What States decided, as their file says it; a mistake names its place. */
export const parseCommonExit = (file: string, text: string): readonly CommonExit[] => {
  const read = z.strictObject({ policies: z.array(policy) }).safeParse(parse(text));
  if (read.success) return read.data.policies;
  const [issue] = read.error.issues;
  throw new CommandFault(
    'unreadable-policy',
    `${file}: ${issue?.path.join('.') ?? ''}`,
    issue?.message ?? '',
    'Mend the file: services/outcomes/policies/README.md says what each field is.',
  );
};

export const readCommonExit = (file = stateFile): readonly CommonExit[] =>
  parseCommonExit(file, readFileSync(file, 'utf8'));

/** Who exits together in a State on a day; nobody where the State has not said so. */
export const exitingTogether = (
  policies: readonly CommonExit[],
  state: string | null,
  on: Day,
): readonly string[] =>
  policies.find((each) => each.state === state && each.from <= on && (each.to === null || on <= each.to))
    ?.programs ?? [];
