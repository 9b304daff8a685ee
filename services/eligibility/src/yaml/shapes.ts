import { z } from 'zod';
import { isDate } from '../domain/dates.ts';
import { layers } from '../domain/law/ruleset.ts';

const id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'expected words joined by hyphens');
const name = z.string().regex(/^[a-z][a-z0-9_.]*$/, 'expected a name such as wioa_adult');
const names = z.array(name).min(1);
const jurisdiction = z.string().regex(/^US(-[A-Z]{2})?$/, 'expected US, or a State such as US-MA');
const date = z.string().refine(isDate, 'expected a date of the calendar, YYYY-MM-DD');
const text = z.record(z.string(), z.string().min(1));
const cite = z.array(z.string().min(1)).min(1);
const duration = z.string().regex(/^P\d+[MY]$/, 'expected months or years, such as P4M');
const scalar = z.union([z.string(), z.number(), z.boolean()]);

const period = { inForceFrom: date, inForceTo: date.optional() };
const review = { verifiedOn: date.optional(), reviewBy: date.optional() };

/** As written: a test names its fact and the comparison side by side. */
export type WrittenCriterion = {
  id?: string | undefined;
  cite?: string[] | undefined;
  text?: Record<string, string> | undefined;
  except?: string[] | undefined;
  category?: string | undefined;
  limitedTo?: string[] | undefined;
  suggest?: { ifNot?: string[] | undefined; ifUnknown?: string[] | undefined } | undefined;
  fact?: string | undefined;
  is?: string | number | boolean | undefined;
  isNot?: string | number | boolean | undefined;
  oneOf?: (string | number | boolean)[] | undefined;
  atLeast?: string | number | undefined;
  atMost?: string | number | undefined;
  within?: string | undefined;
  includesAny?: string[] | undefined;
  everyone?: true | undefined;
  eligibleFor?: string | undefined;
  not?: WrittenCriterion | undefined;
  any?: WrittenCriterion[] | undefined;
  all?: WrittenCriterion[] | undefined;
  inOrder?: boolean | undefined;
};

export const kinds = ['everyone', 'fact', 'eligibleFor', 'not', 'any', 'all'] as const;
export const comparisons = ['is', 'isNot', 'oneOf', 'atLeast', 'atMost', 'within', 'includesAny'] as const;

const one = (written: Record<string, unknown>, keys: readonly string[]): boolean =>
  keys.filter((key) => written[key] !== undefined).length === 1;

const criterion: z.ZodType<WrittenCriterion> = z.lazy(() =>
  z
    .strictObject({
      id: id.optional(),
      cite: cite.optional(),
      text: text.optional(),
      except: names.optional(),
      category: z.string().regex(/^\w+$/, 'expected one word, such as OSY').optional(),
      limitedTo: names.optional(),
      suggest: z.strictObject({ ifNot: names.optional(), ifUnknown: names.optional() }).optional(),
      fact: name.optional(),
      is: scalar.optional(),
      isNot: scalar.optional(),
      oneOf: z.array(scalar).min(1).optional(),
      atLeast: z.union([z.string(), z.number()]).optional(),
      atMost: z.union([z.string(), z.number()]).optional(),
      within: duration.optional(),
      includesAny: z.array(z.string()).min(1).optional(),
      everyone: z.literal(true).optional(),
      eligibleFor: name.optional(),
      not: criterion.optional(),
      any: z.array(criterion).min(1).optional(),
      all: z.array(criterion).min(1).optional(),
      inOrder: z.boolean().optional(),
    })
    .refine((written) => one(written, kinds), `expected exactly one of ${kinds.join(', ')}`)
    .refine(
      (written) =>
        written.fact === undefined ? !comparisons.some((key) => key in written) : one(written, comparisons),
      `expected a fact with exactly one of ${comparisons.join(', ')}`,
    )
    .refine(
      ({ id, any, all, not }) => id !== undefined || any || all || not,
      'expected an id: explanations name each test',
    ),
);

const version = z.strictObject({
  ...period,
  ...review,
  criteria: criterion.optional(),
  notes: z.array(z.strictObject({ id, cite, text })).min(1).optional(),
});

const rule = z.strictObject({ id, layer: z.enum(layers), versions: z.array(version).min(1) });

const tier = z.strictObject({ tier: z.int().positive(), cite, text, criteria: criterion.optional() });

const benefit = z.strictObject({
  cite,
  base: z.number(),
  additions: z.array(z.strictObject({ when: name, amount: z.number() })),
  match: z
    .strictObject({ of: name, upTo: z.number().positive(), rateAtLeast: z.number().positive() })
    .optional(),
});

export const programFile = z.strictObject({
  program: name,
  jurisdiction,
  shared: z.boolean().optional(),
  fundingStream: z.string().optional(),
  providers: names.optional(),
  title: text.optional(),
  rules: z.array(rule),
  documents: z.array(z.strictObject({ id, text })).optional(),
  card: z.strictObject({ asks: text, keeps: text }).optional(),
  benefit: benefit.optional(),
  priority: z.array(z.strictObject({ ...period, appliesTo: names, tiers: z.array(tier).min(1) })).optional(),
});

export const courtOrderFile = z.strictObject({
  id,
  court: z.string().min(1),
  ...period,
  verifiedOn: date,
  reviewBy: date, // an order moves: somebody must look again
  jurisdictions: z.array(jurisdiction).min(1),
  suspends: z.array(z.strictObject({ program: name, rule: id })).min(1),
  cite,
  text,
  unsettled: text.optional(),
});

export const povertyFile = z.strictObject({
  cite,
  notIn: z.array(jurisdiction),
  clearlyAbove: z.number().min(1),
  lines: z
    .array(
      z.strictObject({
        year: z.int(),
        in: jurisdiction.optional(),
        base: z.int().positive(),
        each: z.int().positive(),
      }),
    )
    .min(1),
});

/** Which score shows which level. */
export const levelsFile = z.strictObject({
  holdsFor: duration,
  tests: z
    .array(
      z.strictObject({
        test: id,
        ...period,
        cite,
        bands: z.array(z.strictObject({ level: id, from: z.int() })).min(1),
        upTo: z.int().optional(),
      }),
    )
    .min(1),
  notRead: z.array(id),
});

export const agesFile = z.strictObject({
  bands: z.array(z.strictObject({ band: name, from: z.int().min(0), cite })).min(1),
});

export const releaseFile = z.strictObject({ released: date });

export type ProgramFile = z.infer<typeof programFile>;
export type CourtOrderFile = z.infer<typeof courtOrderFile>;
