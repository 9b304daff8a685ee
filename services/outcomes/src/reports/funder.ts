import { z } from 'zod';
import { isDay } from '../indicators/is-day.ts';

const day = z.string().refine(isDay, 'Write a day of the calendar, as 2026-07-01');
const span = z.strictObject({ from: day, to: day });
export const measureNames = [
  'people_referred',
  'people_enrolled',
  'people_served',
  'hours',
  'people_with_gain',
  'people_with_credential',
  'people_placed',
] as const;
const listOf = (entry: z.ZodString) => z.array(entry).min(1).optional();
const slug = z.string().regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'Write a slug, as harbor-learning');

/** What a grant's file says: services/outcomes/funders/README.md has it in words. */
export const funder = z.strictObject({
  grant: z.string().regex(/^[a-z0-9-]+$/),
  title: z.string().min(3),
  funder: z.string().min(3),
  fund: slug.optional(),
  period: span,
  priority: z.number().int().min(1),
  test: z.strictObject({
    services: listOf(z.string().min(1)),
    places: listOf(
      z.string().regex(/^[A-Z]{2}-[A-Z0-9]{1,3}$/, 'Write a State as ISO 3166-2 has it, as US-MA'),
    ),
    referrers: listOf(slug),
    providers: listOf(slug),
  }),
  measures: z.array(z.enum(measureNames)).min(1),
  charge: z
    .strictObject({
      per: z.enum(['enrollment', 'hour', 'placement']),
      cents: z.number().int().min(1),
      budgetCents: z.number().int().min(0),
      closes: day.optional(),
    })
    .optional(),
  calendar: z.array(z.strictObject({ due: day, from: day, to: day })).default([]),
});

export type Funder = z.infer<typeof funder>;
