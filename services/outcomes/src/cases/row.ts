import { z } from 'zod';
import { isDay } from '../indicators/is-day.ts';
import { wageBases } from '../indicators/wages.ts';

const day = z
  .string()
  .transform((text) => text.replace(/^(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3'))
  .refine(isDay, 'Not a day of the calendar, as YYYY-MM-DD');
const money = z
  .union([z.number(), z.string()])
  .transform(String)
  .refine((text) => /^-?\d+(\.\d{1,3})?$/.test(text), 'Not an amount such as "5200.00"');
const oneOf = <Code extends number>(...codes: Code[]) =>
  z
    .union([z.number(), z.string().regex(/^\d+$/).transform(Number)])
    .refine((code): code is Code => (codes as number[]).includes(code), `Not one of ${codes.join(', ')}`);
const code = z.union([z.string(), z.number()]).transform(String);
const two = code.transform((text) => text.padStart(2, '0'));
const yes = z
  .union([z.boolean(), z.literal([0, 1, '0', '1'])])
  .transform((said) => said === true || said === 1 || said === '1');

const status = oneOf(0, 1, 2, 3, 9).nullish();
const match = oneOf(0, 1, 2, 3, 4, 5).nullish();
const placement = oneOf(0, 1, 2, 3).nullish();

/** A row as State reports name its elements, with a few names of its own where PIRL has none. */
export const row = z.looseObject({
  id: z.string().optional(),
  person: z.string().optional(),
  program: z.string().optional(),
  pop: z.number().int().positive().optional(),
  entry: day.nullish(),
  exit: day.nullish(),
  pirl900: day.nullish(),
  pirl901: day.nullish(),
  pirl907: z.number().nullish(),
  pirl923: two.refine((reason) => /^0[0-7]$/.test(reason), 'Not a reason for exit, 00 to 07').nullish(),
  pirl1600: status,
  pirl1602: status,
  pirl1604: status,
  pirl1606: status,
  pirl1601: match,
  pirl1603: match,
  pirl1605: match,
  pirl1607: match,
  pirl1703: money.nullish(),
  pirl1704: money.nullish(),
  pirl1705: money.nullish(),
  pirl1706: money.nullish(),
  pirl1618: yes.nullish(),
  pirl1303: two.nullish(),
  pirl1310: two.nullish(),
  pirl1315: two.nullish(),
  pirl1332: yes.nullish(),
  pirl1401: yes.nullish(),
  pirl1406: day.nullish(),
  pirl1811: day.nullish(),
  pirl1813: day.nullish(),
  pirl1900: placement,
  pirl1901: placement,
  ssn: z.string().nullish(),
  evidence: z.string().nullish(),
  source: z.string().optional(),
  supp_wages: money.nullish(),
  input: z.object({ basis: z.enum(wageBases), values: z.array(money).nullable() }).optional(),
  training: z.array(two).optional(),
  diploma_at_entry: z.boolean().nullish(),
  credentials: z.array(z.looseObject({ type: code, date: day })).optional(),
  gains: z
    .array(z.looseObject({ type: code, date: day.nullish(), set_in_advance: z.boolean().optional() }))
    .optional(),
  gain_types: z.array(code).optional(),
  hours: z.number().nonnegative().nullish(),
  efl: z.string().nullish(),
  iet_or_workplace: z.boolean().nullish(),
  same_employer: z.boolean().nullish(),
  q2_fein: z.string().nullish(),
  q4_fein: z.string().nullish(),
  /** `in` or `out`: whether a youth attended school at entry. */
  school: z.enum(['in', 'out']).optional(),
  other_youth_education: z.boolean().optional(),
});

export type Row = z.infer<typeof row>;
